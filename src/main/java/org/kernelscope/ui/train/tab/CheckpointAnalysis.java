package org.kernelscope.ui.train.tab;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.inspection.CheckpointExaminer;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.train.model.RunPosition;

/**
 * Analyses the checkpoint that is shown, in the background; the newest request wins. Failures are
 * shown as notices. JavaFX thread.
 *
 * @param <A> the type of the result
 */
public final class CheckpointAnalysis<A> {
    private final TrainContext around;
    private final Work<A> work;
    private final Latest<RunPosition, A> questions;
    private @Nullable RunPosition asked;

    /** Used on the thread of analyses only. */
    private @Nullable CheckpointExaminer examiner;

    /**
     * The work in the background.
     *
     * @param <A> the type of the result
     */
    @FunctionalInterface
    public interface Work<A> {
        A look(CheckpointExaminer examiner, RunPosition place) throws UserFacingException;
    }

    /**
     * @param found receives the result and its checkpoint; an empty result after a failure
     */
    public CheckpointAnalysis(
            TrainContext around, Work<A> work, BiConsumer<RunPosition, Optional<A>> found) {
        this.around = around;
        this.work = work;
        questions =
                new Latest<>(
                        around.analysis(),
                        around.fxThread(),
                        this::examine,
                        (place, answer) -> found.accept(place, Optional.of(answer)),
                        (place, failure) -> {
                            found.accept(place, Optional.empty());
                            around.notices().tell(TrainingProblems.refused(failure));
                        });
    }

    /** Asks about a checkpoint, unless that was the last question already. */
    public void ask(RunPosition place) {
        RunPosition before = asked;
        if (before == null || !before.isSame(place)) {
            asked = place;
            questions.ask(place);
        }
    }

    /** True until the last question is answered. */
    public boolean isBusy() {
        return questions.isBusy();
    }

    /** The same checkpoint is a new question again. */
    public void forget() {
        asked = null;
    }

    private A examine(RunPosition place) throws UserFacingException {
        CheckpointExaminer open = examiner;
        if (open == null) {
            open = new CheckpointExaminer(around.engine().get(), around.examples());
            examiner = open;
        }
        return work.look(open, place);
    }
}
