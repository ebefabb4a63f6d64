package org.kernelscope.ui.train.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.state.Notices;

/**
 * The answer to a request to open a run. If it is refused, the run at work stays as it is, and the
 * reason is shown. JavaFX thread.
 */
final class RunOpening {
    private final Notices notices;
    private final Executor fxThread;
    private final Consumer<RunRecord> trainFrom;

    /**
     * @param trainFrom begins a new run with the weights of a run that cannot be resumed here
     */
    RunOpening(Notices notices, Executor fxThread, Consumer<RunRecord> trainFrom) {
        this.notices = notices;
        this.fxThread = fxThread;
        this.trainFrom = trainFrom;
    }

    /** Runs {@code then} when {@code run} was opened, or {@code otherwise} if it was refused. */
    void open(CompletableFuture<Void> opened, RunRecord run, Runnable then, Runnable otherwise) {
        opened.whenCompleteAsync(
                (nothing, failure) -> {
                    if (failure == null) {
                        then.run();
                    } else {
                        otherwise.run();
                        refused(TrainingProblems.refused(failure), run);
                    }
                },
                fxThread);
    }

    /**
     * A run of other data cannot be resumed here, but its weights can learn from what is here, if
     * that has the same classes.
     */
    private void refused(UserFacingException reason, RunRecord run) {
        if (DatasetFingerprint.isRefusal(reason)) {
            UserFacingException sentence =
                    UserFacingException.causedBy(reason, "training.otherData.open", reason);
            if (DatasetFingerprint.isOfOtherClasses(reason)) {
                notices.tell(sentence);
                return;
            }
            notices.offer(
                    sentence,
                    List.of(
                            new Notices.Action(
                                    "run-begin-with-weights",
                                    "training.otherData.begin",
                                    () -> trainFrom.accept(run))));
        } else {
            notices.tell(reason);
        }
    }
}
