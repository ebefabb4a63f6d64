package org.kernelscope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.kernelscope.text.Texts;

/** A terminal for tests: runs a command and remembers what it wrote. */
final class Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console;

    Terminal(Texts.Language language) {
        console = new Console(new PrintWriter(out), new PrintWriter(err), Texts.in(language));
    }

    static Terminal english() {
        return new Terminal(Texts.Language.ENGLISH);
    }

    Console console() {
        return console;
    }

    /** Runs {@code arguments} with the one command {@code command}; returns the exit code. */
    int run(Object command, String... arguments) {
        Kernelscope.Window noWindow =
                () -> {
                    throw new AssertionError("a window was asked for");
                };
        return Kernelscope.run(console, List.of(command), noWindow, arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
