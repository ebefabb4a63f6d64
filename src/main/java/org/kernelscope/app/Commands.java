package org.kernelscope.app;

import java.util.List;
import org.kernelscope.bench.BenchCommand;
import org.kernelscope.bench.BenchTrainCommand;
import org.kernelscope.bench.GestureBench;
import org.kernelscope.bench.LatencyBench;
import org.kernelscope.bench.LiveBench;
import org.kernelscope.bench.PaintBench;
import org.kernelscope.bench.StartupBench;
import org.kernelscope.bench.StartupProbe;
import org.kernelscope.cli.ActivationsCommand;
import org.kernelscope.cli.AtlasCommand;
import org.kernelscope.cli.CalibrateCommand;
import org.kernelscope.cli.ClassifyCommand;
import org.kernelscope.cli.ColourCommand;
import org.kernelscope.cli.CompareCommand;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.ConvolveCommand;
import org.kernelscope.cli.DatasetCommand;
import org.kernelscope.cli.DescribeCommand;
import org.kernelscope.cli.EvaluateCommand;
import org.kernelscope.cli.ExperimentCommand;
import org.kernelscope.cli.ExportCommand;
import org.kernelscope.cli.GradientsCommand;
import org.kernelscope.cli.ImportCommand;
import org.kernelscope.cli.RobustnessCommand;
import org.kernelscope.cli.StepCommand;
import org.kernelscope.cli.TrainCommand;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.dl4j.Dl4jBenchmarks;
import org.kernelscope.engine.dl4j.Dl4jZip;
import org.kernelscope.render.AnimateCommand;
import org.kernelscope.render.LessonCommand;
import org.kernelscope.render.RenderCommand;
import org.kernelscope.render.WorksheetCommand;

/** All commands of the program, each with the parts that it needs. */
public final class Commands {
    private Commands() {}

    public static List<Object> all(Console console) {
        TrainingEngine engine = ProgramModels.engine();
        return List.of(
                new ClassifyCommand(console, engine),
                new EvaluateCommand(console, engine),
                new RobustnessCommand(console, engine),
                new CalibrateCommand(console, engine),
                ExperimentCommand.of(console, engine),
                new TrainCommand(console, engine),
                new CompareCommand(console, engine),
                DatasetCommand.of(console, engine),
                new ExportCommand(console, new Dl4jZip()),
                new ImportCommand(console, engine),
                new ActivationsCommand(console, engine),
                new GradientsCommand(console, engine),
                new StepCommand(console),
                new ColourCommand(console),
                new DescribeCommand(console),
                new AtlasCommand(console),
                new ConvolveCommand(console),
                new RenderCommand(console),
                new AnimateCommand(console),
                LessonCommand.of(console),
                new WorksheetCommand(console),
                BenchCommand.with(
                        console,
                        List.of(
                                new BenchTrainCommand(console, new Dl4jBenchmarks()),
                                new GestureBench(console),
                                new LatencyBench(console),
                                new LiveBench(console),
                                new PaintBench(console),
                                new StartupBench(console, Main.class),
                                new StartupProbe(console))));
    }
}
