package org.kernelscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ColouredDigits.Hue;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.IdxWriter;
import org.kernelscope.data.Mnist;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code colour}: a small coloured set from grey digits, as IDX files. */
@Command(
        name = "colour",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Make a small set of coloured digits on textured ground, as IDX files.",
            "The same seed makes the same files."
        })
public final class ColourCommand implements Callable<Integer> {
    private static final String TRAIN = "train";
    private static final String TEST = "t10k";

    private final Console console;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "An existing folder for the four files.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of all random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--hue",
            defaultValue = "by-class",
            converter = OfHue.class,
            description =
                    "Hue of the training digits: by-class, random (default: ${DEFAULT-VALUE}).")
    private Hue hue = Hue.BY_CLASS;

    @Option(
            names = "--test-hue",
            defaultValue = "by-class",
            converter = OfHue.class,
            description = "Hue of the test digits: by-class, random (default: ${DEFAULT-VALUE}).")
    private Hue testHue = Hue.BY_CLASS;

    @Option(
            names = "--share",
            defaultValue = "1",
            paramLabel = "X",
            description =
                    "With by-class, the share of the digits that have the hue of their class; the"
                            + " others have a random one (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = 1)
    private double share;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            description = "A folder with grey digits in MNIST's form (default: the MNIST inside).")
    private @Nullable Path dataset;

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    /** The command, which answers on {@code console}. */
    public ColourCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserFacingException {
        if (!Files.isDirectory(out)) {
            throw new UserFacingException("colour.folder", out);
        }
        Replacing replacing = force ? Replacing.ANY_FILE : Replacing.NOTHING;
        OutputPaths targets = new OutputPaths();
        for (String part : new String[] {TRAIN, TEST}) {
            targets.writes("--out", images(part), replacing);
            targets.writes("--out", labels(part), replacing);
        }
        if (dataset != null) {
            Mnist.filesIn(dataset).forEach(file -> targets.reads("--dataset", file));
        }
        targets.check();
        Mnist grey = dataset == null ? Mnist.inside() : Mnist.in(dataset);
        write(TRAIN, coloured(grey.train(), hue, true));
        write(TEST, coloured(grey.test(), testHue, false));
        return 0;
    }

    private Dataset coloured(Dataset grey, Hue chosen, boolean learned) throws UserFacingException {
        if (grey.channels() > 1) {
            throw new UserFacingException("colour.coloured");
        }
        return Colouring.coloured(grey, chosen, share, learned, seed);
    }

    private Path images(String part) {
        return out.resolve(part + "-images-idx4-ubyte.gz");
    }

    private Path labels(String part) {
        return out.resolve(part + "-labels-idx1-ubyte.gz");
    }

    /** A set as its images or its labels. */
    @FunctionalInterface
    private interface Form {
        void write(Dataset set, OutputStream out) throws IOException;
    }

    private void write(String part, Dataset set) throws UserFacingException {
        write(images(part), set, IdxWriter::images);
        write(labels(part), set, IdxWriter::labels);
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "colour.written",
                                        String.format(Locale.ROOT, "%,d", set.count()),
                                        images(part)));
    }

    private static void write(Path file, Dataset set, Form form) throws UserFacingException {
        AtomicFiles.write(file, stream -> form.write(set, stream));
    }

    /** Reads {@code by-class} as {@code BY_CLASS}. */
    static final class OfHue implements ITypeConverter<Hue> {
        @Override
        public Hue convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "by-class" -> Hue.BY_CLASS;
                case "random" -> Hue.RANDOM;
                default -> throw new TypeConversionException("'" + text + "' is not known");
            };
        }
    }
}
