package org.kernelscope.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.IdxFiles;
import org.kernelscope.text.UserFacingException;

/** Reads IDX files as a data set; well-known sets get the names of their classes. Any thread. */
final class IdxImport {
    private static final List<String> FASHION =
            List.of(
                    "T-shirt",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot");

    private static final List<String> KUZUSHIJI =
            List.of("お", "き", "す", "つ", "な", "は", "ま", "や", "れ", "を");

    /** EMNIST balanced and by merge: small letters that look like capital ones are one class. */
    private static final String MERGED = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";

    private static final String BY_CLASS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

    /** Words in the names of files, as MNIST, EMNIST, KMNIST and QMNIST have them. */
    private static final Pattern TEST = Pattern.compile("(?<![a-z0-9])(t10k|test)(?![a-z0-9])");

    private static final Pattern LEARN = Pattern.compile("(?<![a-z0-9])train(?![a-z0-9])");

    private IdxImport() {}

    /**
     * The images of all pairs of IDX files; all are in colour if some are.
     *
     * @param images the files of images
     * @throws UserFacingException if one cannot be read, or their images differ in size
     * @throws CancellationException if {@code progress} has ended it
     */
    static OwnDataset read(List<Path> images, ImportProgress progress) throws UserFacingException {
        List<Dataset> parts = new ArrayList<>();
        TreeSet<Integer> labels = new TreeSet<>();
        for (Path file : images) {
            if (!progress.goesOn(parts.size(), images.size())) {
                throw new CancellationException();
            }
            Optional<Path> labelFile = IdxFiles.labelsOf(file);
            if (labelFile.isEmpty()) {
                throw new UserFacingException("dataset.idx.labels", file);
            }
            Dataset part = IdxFiles.read(file, labelFile.get());
            parts.add(part);
            for (int i = 0; i < part.count(); i++) {
                labels.add(part.label(i));
            }
        }
        Path first = images.get(0);
        List<String> known = names(first, labels.last());
        boolean all = !known.isEmpty();
        ClassNames classes =
                all
                        ? ClassNames.checked(known)
                        : ClassNames.sorted(labels.stream().map(String::valueOf).toList());
        int shift = all && labels.last() == known.size() ? 1 : 0;
        int[] toClass =
                IntStream.rangeClosed(0, labels.last())
                        .map(
                                label ->
                                        all
                                                ? label - shift
                                                : classes.find(Integer.toString(label)).orElse(-1))
                        .toArray();
        boolean colour = parts.stream().anyMatch(part -> part.channels() > 1);
        OwnDataset whole = colour ? OwnDataset.EMPTY_IN_COLOUR : OwnDataset.EMPTY;
        for (int i = 0; i < parts.size(); i++) {
            Path file = images.get(i);
            OwnDataset each =
                    OwnDataset.of(
                            parts.get(i), classes, toClass, FolderFiles.name(file), part(file));
            whole = new DatasetEdit.Join(each).applied(whole);
        }
        return whole;
    }

    /** The part that the name of a file gives its images; null if it gives none. */
    private static DatasetParts.@Nullable Part part(Path file) {
        String name = FolderFiles.name(file).toLowerCase(Locale.ROOT);
        if (TEST.matcher(name).find()) {
            return DatasetParts.Part.TEST;
        }
        return LEARN.matcher(name).find() ? DatasetParts.Part.LEARN : null;
    }

    /** The names of the classes of a set that is well known by its name; else empty. */
    private static List<String> names(Path file, int last) {
        String name = file.toAbsolutePath().toString().toLowerCase(Locale.ROOT);
        if (name.contains("fashion") && last < FASHION.size()) {
            return FASHION;
        }
        if ((name.contains("kmnist") || name.contains("kuzushiji")) && last < KUZUSHIJI.size()) {
            return KUZUSHIJI;
        }
        if (name.contains("letters") && last <= SMALL.length()) {
            return characters(SMALL);
        }
        boolean merged = name.contains("balanced") || name.contains("bymerge");
        if (merged && last < MERGED.length()) {
            return characters(MERGED);
        }
        return name.contains("byclass") && last < BY_CLASS.length()
                ? characters(BY_CLASS)
                : List.of();
    }

    private static List<String> characters(String all) {
        return all.chars().mapToObj(c -> String.valueOf((char) c)).toList();
    }
}
