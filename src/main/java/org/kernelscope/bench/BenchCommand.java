package org.kernelscope.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.UsageError;
import org.kernelscope.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench}: measures, in one run each, what the program promises about its speed. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure how fast this machine is at what the program does.",
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    private BenchCommand(Console console) {
        this.console = console;
    }

    /** Without a subcommand there is nothing to measure. */
    @Override
    public void run() {
        String known =
                Objects.requireNonNull(spec).subcommands().entrySet().stream()
                        .filter(
                                command ->
                                        !command.getValue()
                                                .getCommandSpec()
                                                .usageMessage()
                                                .hidden())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        throw UsageError.of(spec, console, "bench.which", known);
    }

    /** The command with its subcommands; it speaks the language of {@code console}. */
    public static CommandLine with(Console console, List<?> subcommands) {
        CommandLine line = new CommandLine(new BenchCommand(console));
        subcommands.forEach(line::addSubcommand);
        return line;
    }
}
