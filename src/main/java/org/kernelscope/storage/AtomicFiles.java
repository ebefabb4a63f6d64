package org.kernelscope.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.kernelscope.text.UserFacingException;

/**
 * Writes files so that a reader sees the old file or the new one and never half of one: the new
 * file is written beside the old one under a name of its own, brought safely to the disk, and then
 * takes the old one's place in a single step. Two processes that write the same file do not mix:
 * the last one wins. Stateless; any thread.
 */
public final class AtomicFiles {
    private static final int MAX_LINKS = 40;

    private static final Set<String> PASSING =
            Set.of(
                    "storage.writeFailed",
                    "storage.full",
                    "storage.claimed",
                    "storage.noFolder",
                    "storage.notAllowed",
                    "storage.protected");

    private AtomicFiles() {}

    /** Fills a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it to {@code out}, which the caller closes. */
        void writeTo(OutputStream out) throws IOException;

        /** Bytes that will be written; 0 if the number is small and not known. */
        default long bytes() {
            return 0;
        }
    }

    /** Reads a file, as its users will. */
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
        TemporaryFiles.sweep(folder);
        try (TemporaryFiles.Held held = TemporaryFiles.take(folder)) {
            Path fresh = held.file();
            writeToDisk(fresh, content);
            readBack(path, fresh, reading);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder);
        } catch (AccessDeniedException e) {
            throw UserFacingException.causedBy(e, "storage.notAllowed", path, folder);
        } catch (IOException e) {
            throw failed(path, folder, content.bytes(), e);
        }
    }

    /** The incomplete file is deleted by now, so this is the room for the next attempt. */
    private static UserFacingException failed(
            Path path, Path folder, long bytes, IOException failure) {
        long room = room(folder);
        return room < bytes
                ? UserFacingException.causedBy(
                        failure, "storage.full", path, kilobytes(bytes), kilobytes(room))
                : UserFacingException.causedBy(
                        failure, "storage.writeFailed", path, reason(failure));
    }

    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", (bytes + 1023) / 1024);
    }

    /**
     * True if a file can be written at all, as far as that shows beforehand: asked before hours of
     * work whose result would have nowhere to go.
     *
     * @return the real path of the file, if {@code path} is a link
     * @throws UserFacingException if there is no such folder, it may not be written to, something
     *     that is not an ordinary file is in the way, or another process has {@linkplain
     *     TemporaryFiles#claim claimed} the name
     */
    public static Path check(Path path) throws UserFacingException {
        Path target = throughLink(path.toAbsolutePath());
        Path folder = folderOf(target);
        if (!Files.isDirectory(folder)) {
            String key = Files.exists(folder) ? "storage.folderIsFile" : "storage.noFolder";
            throw new UserFacingException(key, path, folder);
        }
        boolean exists = Files.exists(target);
        if (Files.isDirectory(target)) {
            throw new UserFacingException("storage.isFolder", path);
        }
        if (exists && !Files.isRegularFile(target)) {
            throw new UserFacingException("storage.notAFile", path);
        }
        if (exists && !Files.isWritable(target)) {
            throw new UserFacingException("storage.protected", path);
        }
        if (!Files.isWritable(folder)) {
            throw new UserFacingException("storage.notAllowed", path, folder);
        }
        if (TemporaryFiles.isClaimedElsewhere(target)) {
            throw new UserFacingException("storage.claimed", path);
        }
        return target;
    }

    /**
     * True if what {@link #write} failed with may go away while the program runs: room can be made,
     * a folder can be allowed or made again.
     */
    public static boolean mayWorkLater(UserFacingException failure) {
        return PASSING.contains(failure.key());
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    /**
     * The file that a symbolic link points to, there or not: the link stays, and its file is
     * written.
     */
    static Path throughLink(Path path) throws UserFacingException {
        Path target = path;
        try {
            for (int i = 0; Files.isSymbolicLink(target); i++) {
                if (i == MAX_LINKS) {
                    throw new UserFacingException("storage.notAFile", path);
                }
                target = target.resolveSibling(Files.readSymbolicLink(target));
            }
            return target.equals(path) || !Files.exists(path) ? target : path.toRealPath();
        } catch (IOException unreadable) {
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

    private static String reason(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
