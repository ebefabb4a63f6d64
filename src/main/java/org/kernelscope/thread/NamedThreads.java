package org.kernelscope.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the program's threads: all are daemons, so that a closed window or a finished command ends
 * the process, and all are named after what they do, so that a thread dump can be read. Any thread.
 */
public final class NamedThreads {
    private NamedThreads() {}

    /** An executor with one thread called {@code kernelscope-<name>}. */
    public static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(task -> thread(name, task));
    }

    /**
     * The same, which can also do things later; what is not due when it is shut down is dropped.
     */
    public static ScheduledExecutorService scheduled(String name) {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, task -> thread(name, task));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    /**
     * The same, whose thread ends after a second without work and is made again for the next: for
     * users that nobody closes.
     */
    public static Executor passing(String name) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> thread(name, task));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** A thread called {@code kernelscope-<name>} that runs {@code task}; not yet started. */
    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, "kernelscope-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
