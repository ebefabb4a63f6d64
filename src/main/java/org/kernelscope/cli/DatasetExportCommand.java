package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kernelscope.dataset.DatasetExport;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset export}: a data set for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Write a data set as a folder of PNG files, a folder a class, or as IDX files.")
final class DatasetExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "SET", description = "A data set, in any form that import reads.")
    private Path place = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "png",
            description =
                    "png: dark ink on white or the colours, a folder for each class; idx: a pair of"
                            + " files as MNIST has them (default: ${DEFAULT-VALUE}).")
    private Format format = Format.PNG;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write; for png, a new or empty one.")
    private Path out = Path.of("");

    /** The forms that can be written. */
    enum Format {
        /** A folder for each class. */
        PNG,
        /** A pair of files. */
        IDX
    }

    DatasetExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        OwnDataset set = DatasetOption.read(console, place).dataset();
        switch (format) {
            case PNG -> {
                TerminalLine.FileCount count =
                        new TerminalLine.FileCount(console, System.console() != null);
                DatasetExport.png(set, out, count);
                count.clear();
            }
            case IDX -> DatasetExport.idx(set, out, name(place));
        }
        console.out().println(console.texts().get("dataset.export.done", set.count(), out));
        return 0;
    }

    private static String name(Path place) {
        String name = String.valueOf(place.getFileName());
        int dot = name.indexOf('.');
        String plain = dot > 0 ? name.substring(0, dot) : name;
        return plain.isEmpty() || plain.contains("images") ? "own" : plain;
    }
}
