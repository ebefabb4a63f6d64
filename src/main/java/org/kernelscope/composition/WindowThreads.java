package org.kernelscope.composition;

import java.util.concurrent.ExecutorService;
import org.kernelscope.thread.NamedThreads;

/** The threads of a window beside that of JavaFX and that of training. */
final class WindowThreads {
    private final ExecutorService engine = NamedThreads.single("engine");
    private final ExecutorService experiments = NamedThreads.single("experiment");
    private final FileThreads files = new FileThreads();
    private final ExecutorService analysis = NamedThreads.single("analysis");

    /** Trains the arms of experiments, which takes minutes. */
    ExecutorService experiments() {
        return experiments;
    }

    /** Owns the network on the stage. */
    ExecutorService engine() {
        return engine;
    }

    /** Owns the networks of computations that take longer than a frame. */
    ExecutorService analysis() {
        return analysis;
    }

    /** Reads and writes files. */
    FileThreads files() {
        return files;
    }

    /** Ends the engine and the analyses. Files that wait to be written are left to their thread. */
    void end() {
        engine.shutdown();
        analysis.shutdownNow();
        experiments.shutdownNow();
    }
}
