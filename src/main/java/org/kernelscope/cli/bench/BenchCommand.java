package org.kernelscope.cli.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: measures, in one run each, what the program promises about its speed. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure how fast this machine is at what the program does.",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    /** Without a subcommand there is nothing to measure. */
    @Override
    public void run() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line, "which? " + String.join(", ", line.getSubcommands().keySet()));
    }

    /** The command with its subcommands. */
    public static CommandLine with(List<?> subcommands) {
        CommandLine line = new CommandLine(new BenchCommand());
        subcommands.forEach(line::addSubcommand);
        return line;
    }
}
