package org.kernelscope.training;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/** Futures of a thread that may end before it completes them. Any thread. */
final class PendingAnswers {
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    /**
     * A question to the thread.
     *
     * @param <T> the type of the answer
     */
    @FunctionalInterface
    interface Question<T> {
        @Nullable T answer() throws UserFacingException, InterruptedException;
    }

    /** A future that is cancelled at the end of the thread. */
    <T> CompletableFuture<T> make() {
        CompletableFuture<T> promise = new CompletableFuture<>();
        open.add(promise);
        if (broken) {
            breakAll();
        }
        return promise;
    }

    /**
     * Keeps {@code promise} with the answer, or with the {@link UserFacingException} why there is
     * none.
     */
    <T> void keep(CompletableFuture<T> promise, Question<T> question) throws InterruptedException {
        try {
            promise.complete(question.answer());
        } catch (UserFacingException | RuntimeException | LinkageError | OutOfMemoryError refused) {
            promise.completeExceptionally(TrainingProblems.refused(refused));
        }
        open.remove(promise);
    }

    /** Cancels all futures, also those to come. */
    void breakAll() {
        broken = true;
        open.removeIf(promise -> promise.cancel(false));
    }
}
