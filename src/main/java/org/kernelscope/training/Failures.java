package org.kernelscope.training;

import java.util.concurrent.CompletionException;
import org.kernelscope.text.Problem;

/** Whatever goes wrong, as a sentence for whoever sits in front of it. Stateless; any thread. */
public final class Failures {
    private Failures() {}

    /** What ended a training. */
    static Problem ended(Throwable failure) {
        return told(failure, "training.memory", "training.unexpected");
    }

    /** What could not be done, while all else is as it was. */
    public static Problem refused(Throwable failure) {
        return told(failure, "training.refused.memory", "training.refused");
    }

    private static Problem told(Throwable failure, String memory, String unexpected) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof Problem problem) {
            return problem;
        }
        return cause instanceof OutOfMemoryError
                ? Problem.causedBy(cause, memory)
                : Problem.causedBy(cause, unexpected, cause);
    }
}
