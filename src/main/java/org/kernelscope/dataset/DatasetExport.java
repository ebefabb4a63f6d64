package org.kernelscope.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.kernelscope.export.Caption;
import org.kernelscope.export.Pixels;
import org.kernelscope.export.PngFile;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;

/** Writes data sets for other programs. No state; any thread but the JavaFX thread. */
public final class DatasetExport {
    /** Characters that belong to the syntax of some file system. */
    private static final String RESERVED = "[/\\\\:*?\"<>|]";

    private static final String IMAGES = "-images-idx3-ubyte.gz";
    private static final String COLOUR_IMAGES = "-images-idx4-ubyte.gz";
    private static final String LABELS = "-labels-idx1-ubyte.gz";

    /** The names that MNIST's files have. */
    private static final String LEARN = "train";

    private static final String TEST = "t10k";

    private DatasetExport() {}

    /**
     * Writes a folder for each class into the new or empty folder {@code folder}: PNG files, dark
     * ink on white or the colours, that {@link DatasetImport} reads as they were.
     *
     * @throws UserFacingException if the folder is not empty, no folder here can have the name of a
     *     class, or a file cannot be written
     * @throws CancellationException if {@code progress} has ended it
     */
    public static void png(OwnDataset set, Path folder, ImportProgress progress)
            throws UserFacingException {
        List<Path> folders = folders(set, folder);
        makeEmpty(folder);
        int[] counts = new int[set.classes().count()];
        for (int i = 0; i < set.count(); i++) {
            if (!progress.goesOn(i, set.count())) {
                throw new CancellationException();
            }
            OwnExample example = set.example(i);
            int number = ++counts[example.label()];
            Path into = folders.get(example.label());
            if (number == 1) {
                make(into);
            }
            String name = String.format(Locale.ROOT, "%05d.png", number);
            Caption caption = Caption.of(set.classes().name(example.label()));
            write(into.resolve(name), PngFile.bytes(pixels(set, example), caption));
        }
    }

    /** The folder of each class, before anything is written. */
    private static List<Path> folders(OwnDataset set, Path folder) throws UserFacingException {
        List<Path> folders = new ArrayList<>();
        for (int label = 0; label < set.classes().count(); label++) {
            String name = folderName(set, label);
            try {
                folders.add(folder.resolve(name));
            } catch (InvalidPathException impossible) {
                throw PathNames.refusal(name, impossible);
            }
        }
        return folders;
    }

    /** Not one by one to the disk, as a file that replaces another: the folder is new. */
    private static void write(Path file, byte[] bytes) throws UserFacingException {
        try {
            Files.write(file, bytes);
        } catch (IOException refused) {
            throw UserFacingException.causedBy(refused, "dataset.export.file", file);
        }
    }

    private static String folderName(OwnDataset set, int label) {
        String name = set.classes().name(label).replaceAll(RESERVED, "_");
        boolean plain = name.equals(set.classes().name(label)) && !name.matches("\\.+|.*\\.");
        return plain ? name : label + "_" + name.replace('.', '_');
    }

    private static Pixels pixels(OwnDataset set, OwnExample example) {
        int[] argb = new int[set.rows() * set.columns()];
        int plane = argb.length;
        for (int i = 0; i < plane; i++) {
            int level = 255 - example.level(i);
            argb[i] =
                    0xff << 24
                            | (set.isColour()
                                    ? example.pixel(i) << 16
                                            | example.pixel(plane + i) << 8
                                            | example.pixel(2 * plane + i)
                                    : level << 16 | level << 8 | level);
        }
        return new Pixels(set.columns(), set.rows(), argb);
    }

    /**
     * Writes IDX files, packed with gzip, into {@code folder}: {@code NAME-images-idx3-ubyte.gz},
     * with a fourth axis {@code NAME-images-idx4-ubyte.gz} for images in colour, and {@code
     * NAME-labels-idx1-ubyte.gz}. A set whose files gave its images their parts is written as MNIST
     * is, a pair {@code train} and a pair {@code t10k}; images that were added since are to learn
     * from.
     *
     * @throws UserFacingException if there is nothing to write, files of MNIST's names are there
     *     already, or a file cannot be written
     */
    public static void idx(OwnDataset set, Path folder, String name) throws UserFacingException {
        if (set.isEmpty()) {
            throw new UserFacingException("dataset.export.empty");
        }
        Map<String, List<OwnExample>> pairs = pairs(set, name);
        for (String pair : pairs.keySet()) {
            Path images = folder.resolve(pair + suffix(set));
            if (!pair.equals(name) && Files.exists(images)) {
                throw new UserFacingException("dataset.export.there", images);
            }
        }
        make(folder);
        for (Map.Entry<String, List<OwnExample>> pair : pairs.entrySet()) {
            idx(set, pair.getValue(), folder, pair.getKey());
        }
    }

    private static String suffix(OwnDataset set) {
        return set.isColour() ? COLOUR_IMAGES : IMAGES;
    }

    /** The images of each pair of files, by its name. */
    private static Map<String, List<OwnExample>> pairs(OwnDataset set, String name) {
        if (set.examples().stream().allMatch(example -> example.part() == null)) {
            return Map.of(name, set.examples());
        }
        Map<String, List<OwnExample>> pairs = new TreeMap<>();
        for (OwnExample example : set.examples()) {
            String pair = example.part() == DatasetParts.Part.TEST ? TEST : LEARN;
            pairs.computeIfAbsent(pair, none -> new ArrayList<>()).add(example);
        }
        return pairs;
    }

    private static void idx(OwnDataset set, List<OwnExample> examples, Path folder, String name)
            throws UserFacingException {
        AtomicFiles.write(
                folder.resolve(name + suffix(set)),
                out -> {
                    GZIPOutputStream packed = new GZIPOutputStream(out);
                    int count = examples.size();
                    packed.write(
                            set.isColour()
                                    ? header(
                                            0x0804,
                                            count,
                                            set.channels(),
                                            set.rows(),
                                            set.columns())
                                    : header(0x0803, count, set.rows(), set.columns()));
                    byte[] pixels = new byte[set.shape().size()];
                    for (OwnExample example : examples) {
                        example.copyPixels(pixels, 0);
                        packed.write(pixels);
                    }
                    packed.finish();
                });
        AtomicFiles.write(
                folder.resolve(name + LABELS),
                out -> {
                    GZIPOutputStream packed = new GZIPOutputStream(out);
                    packed.write(header(0x0801, examples.size()));
                    for (OwnExample example : examples) {
                        packed.write(example.label());
                    }
                    packed.finish();
                });
    }

    private static byte[] header(int... numbers) {
        ByteBuffer header = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        header.asIntBuffer().put(numbers);
        return header.array();
    }

    private static void makeEmpty(Path folder) throws UserFacingException {
        make(folder);
        try (var entries = Files.newDirectoryStream(folder)) {
            if (entries.iterator().hasNext()) {
                throw new UserFacingException("dataset.export.notEmpty", folder);
            }
        } catch (IOException unreadable) {
            throw UserFacingException.causedBy(unreadable, "dataset.import.unlisted", folder);
        }
    }

    private static void make(Path folder) throws UserFacingException {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw UserFacingException.causedBy(refused, "dataset.export.folder", folder);
        }
    }
}
