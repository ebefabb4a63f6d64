package org.kernelscope.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kernelscope.text.Problem;

/**
 * The 70,000 handwritten digits of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges): those inside the
 * program, or a set of the same form in a folder.
 *
 * <p>Each call reads the files anew (the training set takes 47 MB and about half a second); who
 * needs a set twice keeps it. Immutable; any thread, but not one that somebody looks at.
 */
public final class Mnist {
    private static final String RESOURCES = "/assets/mnist/";
    private static final String TRAIN = "train";
    private static final String TEST = "t10k";
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private final Place place;

    private Mnist(Place place) {
        this.place = place;
    }

    /** The MNIST inside the program. */
    public static Mnist inside() {
        return new Mnist(Mnist::resource);
    }

    /**
     * The set in the folder {@code folder}, in files named as MNIST's are, with or without {@code
     * .gz}; for example Fashion-MNIST or digits of one's own.
     *
     * @throws Problem if there is no such folder
     */
    public static Mnist in(Path folder) throws Problem {
        if (!Files.isDirectory(folder)) {
            throw new Problem("data.mnist.folder", folder);
        }
        return new Mnist(name -> file(folder, name));
    }

    /**
     * The digits to learn from: 60,000 in MNIST.
     *
     * @throws Problem if the files are missing or not what they should be
     */
    public Digits train() throws Problem {
        return read(TRAIN);
    }

    /**
     * The digits to test with, which no training has seen: 10,000 in MNIST.
     *
     * @throws Problem if the files are missing or not what they should be
     */
    public Digits test() throws Problem {
        return read(TEST);
    }

    private Digits read(String part) throws Problem {
        return IdxReader.read(place.find(part + IMAGES), place.find(part + LABELS));
    }

    /** Where the files are. */
    @FunctionalInterface
    private interface Place {
        IdxSource find(String name) throws Problem;
    }

    private static IdxSource resource(String name) {
        String path = RESOURCES + name + ".gz";
        return new IdxSource(path, () -> openResource(path));
    }

    private static InputStream openResource(String path) throws IOException {
        InputStream in = Mnist.class.getResourceAsStream(path);
        if (in == null) {
            throw new FileNotFoundException("not part of this build");
        }
        return in;
    }

    /** Every file of {@code folder} that {@link #in} would read. */
    public static List<Path> filesIn(Path folder) {
        return Stream.of(TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS)
                .flatMap(name -> candidates(name).stream())
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Some publish the files as "train-images.idx3-ubyte". */
    private static List<String> candidates(String name) {
        String dotted = name.replace("-idx", ".idx");
        return List.of(name + ".gz", name, dotted + ".gz", dotted);
    }

    private static IdxSource file(Path folder, String name) throws Problem {
        for (String candidate : candidates(name)) {
            Path file = folder.resolve(candidate);
            if (Files.isRegularFile(file)) {
                return new IdxSource(file.toString(), () -> Files.newInputStream(file));
            }
        }
        throw new Problem("data.mnist.missing", folder, name + ".gz");
    }
}
