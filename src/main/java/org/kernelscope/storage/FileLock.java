package org.kernelscope.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.kernelscope.text.UserFacingException;

/**
 * Work on a file that only one thread of one process does at a time. Other processes are kept out
 * by a lock on a file, other threads of this process by a lock in memory, because a file lock
 * belongs to the whole process. Any thread, but not the JavaFX thread: it may have to wait.
 */
public final class FileLock {
    /** One for all files: the work is short, and few threads do it. */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private FileLock() {}

    /** The work done while the lock is held. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws UserFacingException;
    }

    /**
     * Does {@code work} while this thread holds the lock of {@code file}, which is made if need be
     * and stays. On a file system without locks, the work is done without one.
     *
     * @throws UserFacingException if another process keeps the lock for longer than {@code
     *     patience}, or if the work fails
     */
    public static void holding(Path file, Duration patience, Work work) throws UserFacingException {
        long end = System.nanoTime() + patience.toNanos();
        THIS_PROCESS.lock();
        try {
            FileChannel channel = open(file);
            try {
                while (!take(channel)) {
                    if (System.nanoTime() - end > 0) {
                        throw new UserFacingException("storage.busy", file);
                    }
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                work.run();
            } finally {
                close(channel);
            }
        } finally {
            THIS_PROCESS.unlock();
        }
    }

    private static FileChannel open(Path file) throws UserFacingException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            Path folder = Objects.requireNonNullElse(file.getParent(), file);
            throw UserFacingException.causedBy(e, "storage.notAllowed", file, folder);
        } catch (IOException e) {
            throw UserFacingException.causedBy(
                    e, "storage.writeFailed", file, String.valueOf(e.getMessage()));
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The work is done; the lock ends with the process at the latest.
        }
    }

    /** True if the lock is ours now; closing the channel gives it up. */
    private static boolean take(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException unsupported) {
            return true;
        }
    }
}
