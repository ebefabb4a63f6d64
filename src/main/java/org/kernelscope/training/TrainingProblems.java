package org.kernelscope.training;

import java.util.concurrent.CompletionException;
import org.kernelscope.text.UserFacingException;

/** Failures as sentences for a person. Stateless; any thread. */
public final class TrainingProblems {
    private TrainingProblems() {}

    /** The failure that ended a training. */
    static UserFacingException ended(Throwable failure) {
        return sentence(failure, "training.memory", "training.unexpected");
    }

    /** The failure of a request that left all else as it was. */
    public static UserFacingException refused(Throwable failure) {
        return sentence(failure, "training.refused.memory", "training.refused");
    }

    private static UserFacingException sentence(
            Throwable failure, String memory, String unexpected) {
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
