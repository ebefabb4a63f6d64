package org.kernelscope.composition;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.kernelscope.thread.NamedThreads;

/**
 * The thread that reads and writes files, in the order in which they were asked for. When the
 * window closes, what waits to be read is dropped and what waits to be written is written. Any
 * thread.
 */
final class FileThread {
    private final ExecutorService thread = NamedThreads.single("files");
    private volatile boolean closing;

    /** For tasks that are dropped when the window closes: reading for a view. */
    Executor reading() {
        return task ->
                thread.execute(
                        () -> {
                            if (!closing) {
                                task.run();
                            }
                        });
    }

    /** For tasks that are always done: settings, models, runs, architectures. */
    Executor writing() {
        return thread;
    }

    /**
     * Takes no more tasks, and waits for those that are always done.
     *
     * @return false if they took longer than {@code patience}; a disk may not answer
     */
    boolean close(Duration patience) throws InterruptedException {
        closing = true;
        thread.shutdown();
        boolean done = thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!done) {
            thread.shutdownNow();
        }
        return done;
    }

    /** Takes no more tasks, and waits for none. */
    void abandon() {
        closing = true;
        thread.shutdown();
    }

    /** True once it takes no more tasks. */
    boolean isClosing() {
        return thread.isShutdown();
    }
}
