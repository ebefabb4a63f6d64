package org.kernelscope.composition;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.ui.fx.FileExecutor;

/**
 * The two threads for files, each of which does its tasks in the order in which they were asked
 * for. Writing never waits for reading: a photograph or a slow disk does not delay the settings.
 * When the window closes, what waits to be read is dropped and what waits to be written is written.
 * Any thread.
 */
final class FileThreads {
    private final ExecutorService reading = NamedThreads.single("read");
    private final ExecutorService writing = NamedThreads.single("write");

    /** For tasks that are dropped when the window closes: reading for a view. */
    FileExecutor reading() {
        return reading::execute;
    }

    /** For tasks that are always done: settings, models, runs, architectures. */
    FileExecutor writing() {
        return writing::execute;
    }

    /**
     * Takes no more tasks, and waits for those that are always done.
     *
     * @return false if they took longer than {@code patience}; a disk may not answer
     */
    boolean close(Duration patience) throws InterruptedException {
        abandon();
        boolean done = writing.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            writing.shutdownNow();
        }
        return done;
    }

    /** Takes no more tasks, and waits for none. */
    void abandon() {
        // Threads are daemons: what is being read when the process ends is given up.
        reading.shutdownNow();
        writing.shutdown();
    }

    /** True once it takes no more tasks. */
    boolean isClosing() {
        return writing.isShutdown();
    }
}
