package org.kernelscope.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetFile;
import org.kernelscope.dataset.DatasetParts;
import org.kernelscope.dataset.DatasetParts.Part;
import org.kernelscope.dataset.DatasetParts.Shares;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.storage.JsonText;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dataset split}: a data set in three parts that share no image. */
@Command(
        name = "split",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Divide a data set into learn.ksdata, validation.ksdata and test.ksdata. The same"
                        + " seed divides alike; equal images are in one part. Test images of IDX files"
                        + " (t10k, test) that were read with those to learn from stay test images.")
final class DatasetSplitCommand implements Callable<Integer> {
    private static final int MOST_SHARE = 90;

    private final Console console;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SET", description = "A data set, in any form that import reads.")
    private Path place = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder for the three files.")
    private Path out = Path.of("");

    @Option(
            names = "--validation",
            defaultValue = "10",
            paramLabel = "N",
            description = "Per cent to validate with (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = MOST_SHARE)
    private int validation;

    @Option(
            names = "--test",
            defaultValue = "20",
            paramLabel = "N",
            description = "Per cent to test with (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = MOST_SHARE)
    private int test;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed, the same parts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DatasetSplitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (validation + test > MOST_SHARE) {
            throw UsageError.of(spec, console, "dataset.split.shares", MOST_SHARE);
        }
        try {
            Files.createDirectories(out);
        } catch (IOException refused) {
            throw UserFacingException.causedBy(refused, "dataset.export.folder", out);
        }
        OutputPaths targets = new OutputPaths().reads("SET", place);
        for (Part part : Part.values()) {
            targets.writes("--out", file(part), force ? Replacing.ANY_FILE : Replacing.NOTHING);
        }
        targets.check();
        OwnDataset set = DatasetOption.read(console, place).dataset();
        DatasetParts parts = DatasetParts.of(set, new Shares(validation, test), seed);
        JsonObject root = new JsonObject();
        for (Part part : Part.values()) {
            OwnDataset own = parts.own(part);
            DatasetFile.write(file(part), own);
            root.addProperty(name(part), own.count());
        }
        if (json) {
            root.addProperty("seed", seed);
            console.out().println(JsonText.of(root));
        } else {
            console.out()
                    .println(
                            console.texts()
                                    .get(
                                            "dataset.split.done",
                                            parts.places(Part.LEARN).length,
                                            parts.places(Part.VALIDATION).length,
                                            parts.places(Part.TEST).length,
                                            out));
        }
        return 0;
    }

    private Path file(Part part) {
        return out.resolve(name(part) + DatasetFile.SUFFIX);
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
