package org.kernelscope.training;

import java.util.concurrent.CompletionException;
import org.kernelscope.text.UserFacingException;

/** Whatever goes wrong, as a sentence for whoever sits in front of it. Stateless; any thread. */
public final class TrainingProblems {
    private TrainingProblems() {}

    /** What ended a training. */
    static UserFacingException ended(Throwable failure) {
        return told(failure, "training.memory", "training.unexpected");
    }

    /** What could not be done, while all else is as it was. */
    public static UserFacingException refused(Throwable failure) {
        return told(failure, "training.refused.memory", "training.refused");
    }

    private static UserFacingException told(Throwable failure, String memory, String unexpected) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        UserFacingException behind = UserFacingException.behind(cause).orElse(null);
        if (behind != null) {
            return behind;
        }
        return cause instanceof OutOfMemoryError
                ? UserFacingException.causedBy(cause, memory)
                : UserFacingException.causedBy(cause, unexpected, cause);
    }
}
