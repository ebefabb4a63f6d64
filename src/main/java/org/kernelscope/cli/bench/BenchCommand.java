package org.kernelscope.cli.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kernelscope bench WHAT}: measures how fast the program is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure how fast the program is on this machine.",
        synopsisSubcommandLabel = "WHAT")
public final class BenchCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private BenchCommand() {}

    /** The command with its benchmarks, which are picocli commands. */
    public static CommandLine with(Object... benchmarks) {
        CommandLine line = new CommandLine(new BenchCommand());
        for (Object benchmark : benchmarks) {
            line.addSubcommand(benchmark);
        }
        return line;
    }

    @Override
    public void run() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line, "bench: " + String.join(", ", line.getSubcommands().keySet()));
    }
}
