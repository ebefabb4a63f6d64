package org.kernelscope.bench;

import java.lang.management.ManagementFactory;

/**
 * The processor time of one thread, which is the same on a busy machine.
 *
 * @param id of the thread
 */
record ThreadTime(long id) {
    /** JavaFX's name for the thread that draws what is in the windows. */
    private static final String RENDERER = "QuantumRenderer";

    /** The time of the calling thread. */
    static ThreadTime ofCaller() {
        return new ThreadTime(Thread.currentThread().getId());
    }

    /**
     * The time of JavaFX's renderer.
     *
     * @throws IllegalStateException if JavaFX has not started
     */
    static ThreadTime ofRenderer() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(RENDERER))
                .findFirst()
                .map(thread -> new ThreadTime(thread.getId()))
                .orElseThrow(() -> new IllegalStateException("JavaFX has no renderer yet"));
    }

    long nanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
    }
}
