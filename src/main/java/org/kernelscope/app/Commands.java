package org.kernelscope.app;

import java.util.List;
import org.kernelscope.cli.ActivationsCommand;
import org.kernelscope.cli.AtlasCommand;
import org.kernelscope.cli.ClassifyCommand;
import org.kernelscope.cli.CompareCommand;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.DescribeCommand;
import org.kernelscope.cli.EvaluateCommand;
import org.kernelscope.cli.ExportCommand;
import org.kernelscope.cli.TrainCommand;
import org.kernelscope.cli.bench.BenchCommand;
import org.kernelscope.cli.bench.BenchTrainCommand;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.dl4j.Dl4jBenchmarks;
import org.kernelscope.engine.dl4j.Dl4jZip;

/** All commands of the program, each with the parts that it needs. */
final class Commands {
    private Commands() {}

    static List<Object> all(Console console) {
        TrainingEngine engine = ProgramModels.engine();
        return List.of(
                new ClassifyCommand(console, engine),
                new EvaluateCommand(console, engine),
                new TrainCommand(console, engine),
                new CompareCommand(console, engine),
                new ExportCommand(console, new Dl4jZip()),
                new ActivationsCommand(console, engine),
                new DescribeCommand(console),
                new AtlasCommand(console),
                new RenderCommand(console),
                BenchCommand.with(
                        console,
                        List.of(
                                new BenchTrainCommand(console, new Dl4jBenchmarks()),
                                new GestureBench(console),
                                new LatencyBench(console),
                                new LiveBench(console),
                                new PaintBench(console),
                                new StartupBench(console),
                                new StartupProbe(console))));
    }
}
