package org.kernelscope.ui.fx;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/**
 * Questions that another thread answers, of which the newest matters: a question that waits is
 * replaced by the next one, and of several answers that wait for the JavaFX thread the last one
 * arrives.
 *
 * <p>An answer arrives even if a newer question waits. Otherwise nothing would arrive while
 * questions come faster than answers. {@link #forget} drops what was asked before.
 *
 * <p>Belongs to the JavaFX thread, except where a method says otherwise.
 *
 * @param <Q> a question; immutable
 * @param <A> its answer; immutable
 */
public final class Latest<Q, A> {
    private final Work<Q, A> work;
    private final BiConsumer<Q, A> answered;
    private final BiConsumer<Q, Throwable> failed;
    private final Mailbox<Asked<Q>> questions;
    private final Mailbox<Outcome<Q, A>> outcomes;

    private long asked;
    private long settled;

    /** Questions up to this number are not wanted any more. */
    private volatile long forgotten;

    /** Used on the worker's thread only. */
    private @Nullable Asked<Q> last;

    /**
     * Answers questions, on the worker's thread.
     *
     * @param <Q> a question
     * @param <A> its answer
     */
    @FunctionalInterface
    public interface Work<Q, A> {
        /** The answer; null if there is none yet, and {@link Latest#again} will try once more. */
        @Nullable A answer(Q question) throws UserFacingException;
    }

    private record Asked<Q>(long number, Q question) {}

    private record Outcome<Q, A>(Asked<Q> of, @Nullable A answer, @Nullable Throwable failure) {}

    /**
     * Creates the pair of mailboxes.
     *
     * @param worker runs the work, one task after another
     * @param fxThread the JavaFX thread
     * @param answered receives a question and its answer, on the JavaFX thread
     * @param failed receives a question and what {@link Attempt} caught, on the JavaFX thread
     */
    public Latest(
            Executor worker,
            Executor fxThread,
            Work<Q, A> work,
            BiConsumer<Q, A> answered,
            BiConsumer<Q, Throwable> failed) {
        this.work = work;
        this.answered = answered;
        this.failed = failed;
        questions = new Mailbox<>(worker, this::answer);
        outcomes = new Mailbox<>(fxThread, this::settle);
    }

    /** Asks. A question that still waits is dropped. */
    public void ask(Q question) {
        asked++;
        questions.offer(new Asked<>(asked, question));
    }

    /** Drops all questions so far: neither an answer nor a failure of theirs arrives. */
    public void forget() {
        forgotten = asked;
    }

    /** True while the last question is neither settled nor forgotten. */
    public boolean isBusy() {
        return Math.max(settled, forgotten) < asked;
    }

    /**
     * Answers the last question once more, because something that the answer depends on has
     * changed. Nothing happens before the first question. Worker's thread.
     */
    public void again() {
        Asked<Q> question = last;
        if (question != null) {
            answer(question);
        }
    }

    /** False if the question that is being answered was forgotten. Worker's thread. */
    public boolean isWanted() {
        Asked<Q> question = last;
        return question != null && question.number > forgotten;
    }

    private void answer(Asked<Q> question) {
        last = question;
        if (isWanted()) {
            Attempt.run(
                    () -> {
                        A answer = work.answer(question.question);
                        if (answer != null) {
                            outcomes.offer(new Outcome<>(question, answer, null));
                        }
                    },
                    failure -> outcomes.offer(new Outcome<>(question, null, failure)));
        }
    }

    private void settle(Outcome<Q, A> outcome) {
        if (outcome.of.number <= forgotten) {
            return;
        }
        settled = Math.max(settled, outcome.of.number);
        if (outcome.answer != null) {
            answered.accept(outcome.of.question, outcome.answer);
        } else if (outcome.failure != null) {
            failed.accept(outcome.of.question, outcome.failure);
        }
    }
}
