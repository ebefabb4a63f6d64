package org.kernelscope.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Engine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dataset}: data sets of one's own. */
@Command(
        name = "dataset",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Import, export, describe and divide data sets of your own; print sheets to write on.",
        synopsisSubcommandLabel = "COMMAND")
public final class DatasetCommand implements Runnable {
    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    private DatasetCommand(Console console) {
        this.console = console;
    }

    /**
     * The command with its subcommands.
     *
     * @param engine reads the images of an import, to notice that they are turned
     */
    public static CommandLine of(Console console, Engine engine) {
        CommandLine line = new CommandLine(new DatasetCommand(console));
        line.addSubcommand(new DatasetImportCommand(console, engine));
        line.addSubcommand(new DatasetSheetCommand(console));
        line.addSubcommand(new DatasetInfoCommand(console));
        line.addSubcommand(new DatasetExportCommand(console));
        line.addSubcommand(new DatasetSplitCommand(console));
        return line;
    }

    @Override
    public void run() {
        throw UsageError.of(
                Objects.requireNonNull(spec),
                console,
                "dataset.which",
                "import, sheet, info, export, split");
    }
}
