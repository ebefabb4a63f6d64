package org.kernelscope.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kernelscope.text.UserFacingException;

/**
 * Writes files so that a reader sees the old file or the new one and never half of one: the new
 * file is written beside the old one under a name of its own, brought safely to the disk, and then
 * takes the old one's place in a single step. Two processes that write the same file do not mix:
 * the last one wins. Stateless; any thread.
 */
public final class AtomicFiles {
    /** Longer than any pause in the middle of writing a file. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private static final Set<String> PASSING =
            Set.of(
                    "storage.writeFailed",
                    "storage.noFolder",
                    "storage.notAllowed",
                    "storage.protected",
                    "storage.notAFile");

    private AtomicFiles() {}

    /** Fills a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it to {@code out}, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Reads a file, as whoever will open it does. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads all of it.
         *
         * @throws UserFacingException if it cannot be read
         */
        void read(Path file) throws UserFacingException;
    }

    /**
     * Writes {@code content} to {@code path}, for others to read.
     *
     * @throws UserFacingException as {@link #write(Path, Content, Reading)}
     */
    public static void write(Path path, Content content) throws UserFacingException {
        write(path, content, written -> {});
    }

    /**
     * Writes {@code content} to {@code path}. What was written is read back before it takes the
     * place of an older file: a file that cannot be opened again must not replace one that can.
     *
     * @param reading reads the file as the program will later
     * @throws UserFacingException if that is not possible (no such folder, not allowed, disk full,
     *     …); an older file of that name is then as it was
     */
    public static void write(Path path, Content content, Reading reading)
            throws UserFacingException {
        Path target = check(path);
        Path folder = folderOf(target);
        sweep(target);
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + unique() + ".tmp");
        try {
            writeToDisk(fresh, content);
            readBack(path, fresh, reading);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder);
        } catch (AccessDeniedException e) {
            throw UserFacingException.causedBy(e, "storage.notAllowed", path, folder);
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.writeFailed", path, reason(e));
        } finally {
            deleteQuietly(fresh);
        }
    }

    /**
     * Whether a file can be written at all, as far as that shows beforehand: asked before hours of
     * work whose result would have nowhere to go.
     *
     * @return where the file really is, if {@code path} is a link
     * @throws UserFacingException if there is no such folder, it may not be written to, or
     *     something that is not an ordinary file is in the way
     */
    public static Path check(Path path) throws UserFacingException {
        Path target = throughLink(path.toAbsolutePath());
        Path folder = folderOf(target);
        if (!Files.isDirectory(folder)) {
            throw new UserFacingException("storage.noFolder", path, folder);
        }
        boolean exists = Files.exists(target);
        if (exists && !Files.isRegularFile(target)) {
            throw new UserFacingException("storage.notAFile", path);
        }
        if (exists && !Files.isWritable(target)) {
            throw new UserFacingException("storage.protected", path);
        }
        if (!Files.isWritable(folder)) {
            throw new UserFacingException("storage.notAllowed", path, folder);
        }
        return target;
    }

    /**
     * Whether what {@link #write} failed with may go away while the program runs: room can be made,
     * a folder can be allowed or made again.
     */
    public static boolean mayWorkLater(UserFacingException failure) {
        return PASSING.contains(failure.key());
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    /** The file that a symbolic link points to: the link stays, and its file is replaced. */
    private static Path throughLink(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException dangling) {
            return path;
        }
    }

    private static void writeToDisk(Path file, Content content) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void readBack(Path path, Path fresh, Reading reading)
            throws UserFacingException {
        try {
            reading.read(fresh);
        } catch (UserFacingException unreadable) {
            throw UserFacingException.causedBy(unreadable, "storage.notReadBack", path, unreadable);
        }
    }

    /** Makes the new name last through a power failure, on systems where a folder can be synced. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows cannot open a folder; there the file system's journal keeps the name.
        }
    }

    /**
     * Takes away what writers of this file left when they were killed in the middle; what was
     * touched a moment ago may belong to one that is at work.
     */
    private static void sweep(Path target) {
        Pattern left =
                Pattern.compile(
                        Pattern.quote("." + target.getFileName() + ".") + "[0-9a-f]{8}\\.tmp");
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        folderOf(target),
                        file -> left.matcher(file.getFileName().toString()).matches())) {
            Instant stale = Instant.now().minus(STALE);
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(stale)) {
                    deleteQuietly(file);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Tidying up is no part of what was asked for.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What was asked for has worked or failed already; a stray file is no second failure.
        }
    }

    private static String reason(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
