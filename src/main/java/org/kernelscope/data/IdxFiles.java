package org.kernelscope.data;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kernelscope.text.UserFacingException;

/**
 * Pairs of IDX files, one of images and one of labels, by their names: {@code
 * train-images-idx3-ubyte.gz} and {@code train-labels-idx1-ubyte.gz}, as MNIST, Fashion-MNIST,
 * KMNIST and EMNIST have them. No state; any thread.
 */
public final class IdxFiles {
    private static final int MOST = 1_000;
    private static final String IMAGES = "images";
    private static final String LABELS = "labels";

    private IdxFiles() {}

    /** The files of images in {@code folder} whose labels are there too, sorted. */
    public static List<Path> imagesIn(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            int seen = 0;
            for (Path file : files) {
                if (++seen > MOST) {
                    break;
                }
                if (labelsOf(file).isPresent()) {
                    found.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /** The labels of the images in {@code images}; empty if it is not named as such a file. */
    public static Optional<Path> labelsOf(Path images) {
        String name = String.valueOf(images.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf(IMAGES);
        // Images with colours have a fourth axis.
        boolean named = at >= 0 && (lower.contains("idx3") || lower.contains("idx4"));
        if (!named || !Files.isRegularFile(images)) {
            return Optional.empty();
        }
        String other = name.substring(0, at) + LABELS + name.substring(at + IMAGES.length());
        String labels = other.replaceAll("idx[34]", "idx1").replaceAll("IDX[34]", "IDX1");
        String plain = labels.replaceFirst("\\.gz$", "");
        String table = plain.replace("idx1-ubyte", "idx2-int");
        return Stream.of(labels, plain, plain + ".gz", table, table + ".gz")
                .map(images::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The images of one file with the labels of another.
     *
     * @throws UserFacingException if one of them cannot be read, is no such file, or if they do not
     *     belong together
     */
    public static Dataset read(Path images, Path labels) throws UserFacingException {
        return IdxReader.read(source(images), source(labels));
    }

    private static IdxSource source(Path file) {
        return new IdxSource(file.toString(), () -> Files.newInputStream(file));
    }
}
