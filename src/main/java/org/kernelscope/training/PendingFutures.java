package org.kernelscope.training;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/** Futures of a thread that may end before it completes them. Any thread. */
final class PendingFutures {
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

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
    <T> CompletableFuture<T> create() {
        CompletableFuture<T> future = new CompletableFuture<>();
        open.add(future);
        if (closed) {
            cancelAll();
        }
        return future;
    }

    /**
     * Completes {@code future} with the answer, or with the {@link UserFacingException} why there
     * is none.
     */
    <T> void complete(CompletableFuture<T> future, Question<T> question)
            throws InterruptedException {
        try {
            future.complete(question.answer());
        } catch (UserFacingException | RuntimeException | LinkageError | OutOfMemoryError refused) {
            future.completeExceptionally(TrainingProblems.refused(refused));
        }
        open.remove(future);
    }

    /** Cancels all futures, also those to come. */
    void cancelAll() {
        closed = true;
        open.removeIf(future -> future.cancel(false));
    }
}
