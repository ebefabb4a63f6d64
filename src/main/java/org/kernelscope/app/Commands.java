package org.kernelscope.app;

import java.util.List;
import org.kernelscope.cli.Console;

/** All commands of the program, each with the parts that it needs. */
final class Commands {
    private Commands() {}

    static List<Object> all(Console console) {
        return List.of(new RenderCommand(console));
    }
}
