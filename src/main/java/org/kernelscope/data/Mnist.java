package org.kernelscope.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * The 70,000 handwritten digits of MNIST (Y. LeCun, C. Cortes, C. J. C. Burges): those inside the
 * program, or a set of the same form in a folder.
 *
 * <p>A set in a folder is read anew by each call. The sets inside the program are shared as long as
 * memory allows (the training set takes 47 MB and about half a second to read). Immutable; any
 * thread but the JavaFX thread, which would wait.
 */
public final class Mnist {
    private static final String RESOURCES = "/assets/mnist/";
    private static final String TRAIN = "train";
    private static final String TEST = "t10k";
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private static final Mnist INSIDE = new Mnist(Mnist::resource, new HashMap<>());

    private final Place place;

    /** The sets that were read already; null where the files can change. */
    private final @Nullable Map<String, SoftReference<Dataset>> kept;

    private Mnist(Place place, @Nullable Map<String, SoftReference<Dataset>> kept) {
        this.place = place;
        this.kept = kept;
    }

    /** The MNIST inside the program. */
    public static Mnist inside() {
        return INSIDE;
    }

    /**
     * The set in the folder {@code folder}, in files named as MNIST's are, with or without {@code
     * .gz}; for example Fashion-MNIST or digits of one's own. If the folder has no such files,
     * those in a folder within it are taken: torchvision, for one, puts them into {@code
     * MNIST/raw}.
     *
     * @throws UserFacingException if there is no such folder, or if it holds several sets
     */
    public static Mnist in(Path folder) throws UserFacingException {
        if (Files.isRegularFile(folder)) {
            throw new UserFacingException(
                    "data.mnist.file",
                    folder,
                    Objects.requireNonNull(folder.toAbsolutePath().getParent()));
        }
        if (!Files.isDirectory(folder)) {
            throw new UserFacingException("data.mnist.folder", folder);
        }
        List<Path> places = DatasetFolders.find(folder, Mnist::holdsAny);
        if (places.size() > 1) {
            String all = String.join(", ", places.stream().map(Path::toString).toList());
            throw new UserFacingException("data.mnist.several", folder, all);
        }
        Path place = places.isEmpty() ? folder : places.get(0);
        return new Mnist(name -> file(place, name), null);
    }

    /**
     * The digits to learn from: 60,000 in MNIST.
     *
     * @throws UserFacingException if the files are missing or not what they should be
     */
    public Dataset train() throws UserFacingException {
        return get(TRAIN);
    }

    /**
     * The digits to test with, which no training has seen: 10,000 in MNIST.
     *
     * @throws UserFacingException if the files are missing or not what they should be
     */
    public Dataset test() throws UserFacingException {
        return get(TEST);
    }

    private Dataset get(String part) throws UserFacingException {
        if (kept == null) {
            return read(part);
        }
        synchronized (kept) {
            SoftReference<Dataset> reference = kept.get(part);
            Dataset dataset = reference == null ? null : reference.get();
            if (dataset == null) {
                dataset = read(part);
                kept.put(part, new SoftReference<>(dataset));
            }
            return dataset;
        }
    }

    private Dataset read(String part) throws UserFacingException {
        return IdxReader.read(place.find(part + IMAGES), place.find(part + LABELS));
    }

    /** The place of the files. */
    @FunctionalInterface
    private interface Place {
        IdxSource find(String name) throws UserFacingException;
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

    /** Every file that {@link #in} would read in {@code folder}. */
    public static List<Path> filesIn(Path folder) throws UserFacingException {
        return DatasetFolders.find(folder, Mnist::holdsAny).stream().flatMap(Mnist::files).toList();
    }

    private static boolean holdsAny(Path folder) {
        return files(folder).findAny().isPresent();
    }

    private static Stream<Path> files(Path folder) {
        return Stream.of(TRAIN + IMAGES, TRAIN + LABELS, TEST + IMAGES, TEST + LABELS)
                .flatMap(name -> files(folder, name));
    }

    private static Stream<Path> files(Path folder, String name) {
        // Some publish the files as "train-images.idx3-ubyte".
        String colour = name.replace("idx3", "idx4");
        return Stream.of(name, name.replace("-idx", ".idx"), colour, colour.replace("-idx", ".idx"))
                .distinct()
                .flatMap(each -> Stream.of(each + ".gz", each))
                .map(folder::resolve)
                .filter(Files::isRegularFile);
    }

    private static IdxSource file(Path folder, String name) throws UserFacingException {
        Path file =
                files(folder, name)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UserFacingException(
                                                "data.mnist.missing",
                                                folder,
                                                name,
                                                TRAIN + IMAGES,
                                                TRAIN + LABELS,
                                                TEST + IMAGES,
                                                TEST + LABELS));
        return new IdxSource(file.toString(), () -> Files.newInputStream(file));
    }
}
