package org.kernelscope.app;

import java.util.List;
import org.kernelscope.cli.ActivationsCommand;
import org.kernelscope.cli.ClassifyCommand;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.DescribeCommand;
import org.kernelscope.cli.EvaluateCommand;
import org.kernelscope.cli.TrainCommand;
import org.kernelscope.engine.Engine;

/** All commands of the program, each with the parts that it needs. */
final class Commands {
    private Commands() {}

    static List<Object> all(Console console) {
        Engine engine = Home.engine();
        return List.of(
                new ClassifyCommand(console, engine),
                new EvaluateCommand(console, engine),
                new TrainCommand(console, engine),
                new ActivationsCommand(console, engine),
                new DescribeCommand(console),
                new RenderCommand(console));
    }
}
