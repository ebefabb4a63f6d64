package org.kernelscope.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * Decides, before any work is done, what may be written where: two results never go to one file,
 * nothing that is read is overwritten, and no training is replaced by accident. One thread.
 */
public final class OutputPaths {
    private final List<Target> inputs = new ArrayList<>();
    private final List<Target> outputs = new ArrayList<>();

    private record Target(String option, Path path, Replacing replacing) {}

    /** The kinds of file that a new one may replace. */
    public enum Replacing {
        /** Of nothing: the work of hours may be in whatever is there. */
        NOTHING,
        /** Of any file that holds neither a network nor a run. */
        NO_TRAINING,
        /** Of any file. */
        ANY_FILE
    }

    /**
     * Adds a file, or a folder, that is read.
     *
     * @param option its name: {@code --image}
     * @param path null if it is not asked for
     */
    public OutputPaths reads(String option, @Nullable Path path) {
        if (path != null) {
            inputs.add(new Target(option, path, Replacing.NOTHING));
        }
        return this;
    }

    /**
     * Adds a file that is written.
     *
     * @param option its name: {@code --out}
     */
    public OutputPaths writes(String option, Path path, Replacing replacing) {
        outputs.add(new Target(option, path, replacing));
        return this;
    }

    /**
     * Checks all of it.
     *
     * @throws UserFacingException with the first that cannot be, and what to do instead
     */
    public void check() throws UserFacingException {
        for (int i = 0; i < outputs.size(); i++) {
            for (Target other : outputs.subList(0, i)) {
                checkApart(other, outputs.get(i));
            }
        }
        for (Target output : outputs) {
            AtomicFiles.check(output.path());
            for (Target input : inputs) {
                if (isSame(input.path(), output.path())) {
                    throw new UserFacingException(
                            "targets.input", output.option(), output.path(), input.option());
                }
            }
        }
        // An unfinished training is worth more than the network it has written so far, so that a
        // person hears of it first.
        for (Target output : outputs) {
            if (ExistingFile.at(output.path()) == ExistingFile.RUN) {
                checkOccupant(output);
            }
        }
        for (Target output : outputs) {
            checkOccupant(output);
        }
    }

    private static void checkApart(Target a, Target b) throws UserFacingException {
        if (isSame(a.path(), b.path())) {
            boolean linked = !absolute(a.path()).equals(absolute(b.path()));
            throw new UserFacingException(
                    linked ? "targets.linked" : "targets.same",
                    a.option(),
                    b.option(),
                    a.path(),
                    b.path());
        }
        if (absolute(a.path()).startsWith(absolute(b.path()))
                || absolute(b.path()).startsWith(absolute(a.path()))) {
            throw new UserFacingException(
                    "targets.nested", a.option(), b.option(), a.path(), b.path());
        }
    }

    private static void checkOccupant(Target output) throws UserFacingException {
        ExistingFile there = ExistingFile.at(output.path());
        boolean training = there == ExistingFile.RUN || there == ExistingFile.NETWORK;
        boolean refused =
                switch (output.replacing()) {
                    case NOTHING -> there != ExistingFile.NOTHING;
                    case NO_TRAINING -> training;
                    case ANY_FILE -> false;
                };
        if (refused) {
            throw new UserFacingException(
                    key(output.replacing(), there), output.option(), output.path());
        }
    }

    private static String key(Replacing replacing, ExistingFile there) {
        if (replacing == Replacing.NO_TRAINING) {
            return "targets.training";
        }
        return switch (there) {
            case RUN -> "targets.run";
            case NETWORK -> "targets.network";
            default -> "targets.file";
        };
    }

    /**
     * True if two paths lead to one file: by symbolic links, by hard links, or by names that a file
     * system may take for the same.
     */
    public static boolean isSame(Path a, Path b) {
        try {
            if (Files.exists(a) && Files.exists(b)) {
                return Files.isSameFile(a, b);
            }
            return name(destination(a)).equalsIgnoreCase(name(destination(b)))
                    && folder(destination(a)).equals(folder(destination(b)));
        } catch (IOException | UserFacingException unreadable) {
            return absolute(a).equals(absolute(b));
        }
    }

    private static Path destination(Path path) throws UserFacingException {
        return AtomicFiles.throughLink(path.toAbsolutePath());
    }

    private static Path folder(Path path) throws IOException {
        return Objects.requireNonNullElse(path.getParent(), path).toRealPath();
    }

    /** macOS takes two spellings of one letter, and upper and lower case, for the same. */
    private static String name(Path path) {
        String name = String.valueOf(path.getFileName());
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
