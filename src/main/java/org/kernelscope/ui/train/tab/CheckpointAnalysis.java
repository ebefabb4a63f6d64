package org.kernelscope.ui.train.tab;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.inspection.CheckpointExaminer;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.train.model.RunPosition;

/**
 * Finds out, in the background, what can be seen of a moment that is looked at; the newest question
 * wins. What goes wrong is told. JavaFX thread.
 *
 * @param <A> what is found out
 */
public final class CheckpointAnalysis<A> {
    private final TrainContext around;
    private final Work<A> work;
    private final Mailbox<RunPosition> questions;
    private final Mailbox<Answer<A>> answers;
    private @Nullable RunPosition asked;

    /** Touched by the thread for what takes long alone. */
    private @Nullable CheckpointExaminer examiner;

    /**
     * What is done in the background.
     *
     * @param <A> what is found out
     */
    @FunctionalInterface
    public interface Work<A> {
        A look(CheckpointExaminer examiner, RunPosition place) throws UserFacingException;
    }

    private record Answer<A>(RunPosition place, Optional<A> found) {}

    /**
     * @param found is told what was found, and of which moment; nothing, if that went wrong
     */
    public CheckpointAnalysis(
            TrainContext around, Work<A> work, BiConsumer<RunPosition, Optional<A>> found) {
        this.around = around;
        this.work = work;
        answers =
                new Mailbox<>(
                        around.fxThread(), answer -> found.accept(answer.place(), answer.found()));
        questions = new Mailbox<>(around.work(), this::examine);
    }

    /** Asks about a moment, unless that was the last question already. */
    public void ask(RunPosition place) {
        RunPosition before = asked;
        if (before == null || !before.isSame(place)) {
            asked = place;
            questions.offer(place);
        }
    }

    /** The same moment is a new question again. */
    public void forget() {
        asked = null;
    }

    private void examine(RunPosition place) {
        try {
            CheckpointExaminer open = examiner;
            if (open == null) {
                open = new CheckpointExaminer(around.engine().get(), around.digits());
                examiner = open;
            }
            answers.offer(new Answer<>(place, Optional.of(work.look(open, place))));
        } catch (UserFacingException | RuntimeException | LinkageError | OutOfMemoryError failure) {
            answers.offer(new Answer<>(place, Optional.empty()));
            UserFacingException told = TrainingProblems.refused(failure);
            around.fxThread().execute(() -> around.notices().tell(told));
        }
    }
}
