package org.kernelscope.ui.train;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Problem;
import org.kernelscope.training.Failures;
import org.kernelscope.training.MomentExaminer;
import org.kernelscope.ui.fx.Mailbox;

/**
 * Finds out, in the background, what can be seen of a moment that is looked at; the newest question
 * wins. What goes wrong is told. JavaFX thread.
 *
 * @param <A> what is found out
 */
final class Examination<A> {
    private final TrainSurroundings around;
    private final Work<A> work;
    private final Mailbox<Place> questions;
    private final Mailbox<Answer<A>> answers;
    private @Nullable Place asked;

    /** Touched by the thread for what takes long alone. */
    private @Nullable MomentExaminer examiner;

    /**
     * What is done in the background.
     *
     * @param <A> what is found out
     */
    @FunctionalInterface
    interface Work<A> {
        A look(MomentExaminer examiner, Place place) throws Problem;
    }

    private record Answer<A>(Place place, Optional<A> found) {}

    /**
     * @param found is told what was found, and of which moment; nothing, if that went wrong
     */
    Examination(TrainSurroundings around, Work<A> work, BiConsumer<Place, Optional<A>> found) {
        this.around = around;
        this.work = work;
        answers =
                new Mailbox<>(
                        around.fxThread(), answer -> found.accept(answer.place(), answer.found()));
        questions = new Mailbox<>(around.work(), this::examine);
    }

    /** Asks about a moment, unless that was the last question already. */
    void ask(Place place) {
        Place before = asked;
        if (before == null || !before.isSame(place)) {
            asked = place;
            questions.offer(place);
        }
    }

    /** The same moment is a new question again. */
    void forget() {
        asked = null;
    }

    private void examine(Place place) {
        try {
            MomentExaminer open = examiner;
            if (open == null) {
                open = new MomentExaminer(around.engine().get(), around.digits());
                examiner = open;
            }
            answers.offer(new Answer<>(place, Optional.of(work.look(open, place))));
        } catch (Problem | RuntimeException | LinkageError | OutOfMemoryError failure) {
            answers.offer(new Answer<>(place, Optional.empty()));
            Problem told = Failures.refused(failure);
            around.fxThread().execute(() -> around.notices().tell(told));
        }
    }
}
