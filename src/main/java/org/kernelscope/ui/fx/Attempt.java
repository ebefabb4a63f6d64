package org.kernelscope.ui.fx;

import java.util.function.Consumer;
import org.kernelscope.text.UserFacingException;

/**
 * Runs what may fail on a thread that must survive it. This is the one list of what is caught in
 * the background: refusals, programming errors, a missing native library, and too little memory.
 * Stateless; any thread.
 */
public final class Attempt {
    private Attempt() {}

    /** A task that may be refused. */
    @FunctionalInterface
    public interface Task {
        /** Does it. */
        void run() throws UserFacingException;
    }

    /** Runs {@code task}; a failure goes to {@code failed}, on the same thread. */
    public static void run(Task task, Consumer<Throwable> failed) {
        try {
            task.run();
        } catch (UserFacingException | RuntimeException | LinkageError | OutOfMemoryError failure) {
            failed.accept(failure);
        }
    }
}
