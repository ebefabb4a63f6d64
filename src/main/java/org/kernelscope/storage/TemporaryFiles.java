package org.kernelscope.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Files that the program needs for a while: those that are being written, and claims to a name for
 * as long as a process works on its file. Their names tell whose they are: {@code
 * .kernelscope-<process>-<8 hex digits>.tmp} or {@code .claim}. A process that is killed leaves its
 * own behind; the next one that comes to the folder takes them away. Any thread.
 */
public final class TemporaryFiles {
    private static final String PREFIX = ".kernelscope-";
    private static final String WRITING = ".tmp";
    private static final String CLAIM = ".claim";

    private static final Pattern NAME =
            Pattern.compile(
                    Pattern.quote(PREFIX)
                            + "("
                            + ProcessMark.PATTERN
                            + ")-([0-9a-f]{8})(\\.tmp|\\.claim)");

    /** Those of this process that are in use. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private TemporaryFiles() {}

    /**
     * A file of this process that nobody sweeps away; closed, it is deleted if it is still there.
     */
    public static final class Held implements AutoCloseable {
        private final Path file;
        private final Path key;

        private Held(Path file, Path key) {
            this.file = file;
            this.key = key;
        }

        /** The file, which the caller makes. */
        public Path file() {
            return file;
        }

        @Override
        public void close() {
            deleteQuietly(file);
            IN_USE.remove(key);
        }
    }

    /** The name of a new file to write to in {@code folder}; the file is not made yet. */
    public static Held take(Path folder) {
        Path file = folder.resolve(name(UUID.randomUUID().toString().substring(0, 8), WRITING));
        Path key = key(file);
        IN_USE.add(key);
        return new Held(file, key);
    }

    /**
     * Claims {@code target} for this process until the answer is closed.
     *
     * @return empty if another process, or somebody else in this one, has claimed it
     * @throws IOException if the folder cannot be written to
     */
    public static Optional<Held> claim(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
        String hash = hash(target);
        Path file = folder.resolve(name(hash, CLAIM));
        Path key = key(file);
        if (!IN_USE.add(key)) {
            return Optional.empty();
        }
        Held held = new Held(file, key);
        boolean claimed = false;
        try {
            Files.deleteIfExists(file);
            Files.createFile(file);
            claimed = !isClaimedByAnother(folder, hash, file);
        } finally {
            if (!claimed) {
                held.close();
            }
        }
        return claimed ? Optional.of(held) : Optional.empty();
    }

    /** True if another process, which may still be at work, has claimed {@code target}. */
    static boolean isClaimedElsewhere(Path target) {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
        String hash = hash(target);
        try {
            return isClaimedByAnother(folder, hash, folder.resolve(name(hash, CLAIM)));
        } catch (IOException unreadable) {
            // Then writing fails too, and says why.
            return false;
        }
    }

    private static boolean isClaimedByAnother(Path folder, String hash, Path own)
            throws IOException {
        try (DirectoryStream<Path> claims =
                Files.newDirectoryStream(folder, PREFIX + "*-" + hash + CLAIM)) {
            for (Path claim : claims) {
                if (!claim.equals(own) && !isStale(claim)) {
                    return true;
                }
            }
            return false;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /**
     * Takes away what killed processes left in {@code folder}, and nothing of a process that may
     * still be at work. Tidying up is no part of what was asked for, so it never fails.
     */
    public static void sweep(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                if (isStale(file)) {
                    deleteQuietly(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // The folder is not there, or is not ours to read.
        }
    }

    private static boolean isStale(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        ProcessMark mark = name.matches() ? ProcessMark.parse(name.group(1)).orElse(null) : null;
        if (mark == null) {
            return false;
        }
        return mark.equals(ProcessMark.own()) ? !IN_USE.contains(key(file)) : mark.isGone();
    }

    private static String name(String unique, String suffix) {
        return PREFIX + ProcessMark.own() + "-" + unique + suffix;
    }

    private static String hash(Path target) {
        CRC32 crc = new CRC32();
        crc.update(target.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** The same for all paths that lead to a file. */
    private static Path key(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            Path folder = Objects.requireNonNull(whole.getParent());
            return folder.toRealPath().resolve(whole.getFileName());
        } catch (IOException noFolder) {
            return whole;
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What was asked for has worked or failed already; a stray file is no second failure.
        }
    }
}
