package org.kernelscope.ui.train.runs;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunView;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.file.PendingRun;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.TrainModel;

/**
 * Offers the newest autosaved run: with a notice at the start if it was interrupted, finished or
 * failed; without one, in Train mode, if it was stopped on purpose. JavaFX thread.
 */
public final class ResumeOffer {
    private final TrainModel model;
    private final ModeModel workspace;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable PendingRun> stopped =
            new ReadOnlyObjectWrapper<>(this, "stopped");
    private Subscription watching = Subscription.EMPTY;

    /** Will open what is accepted in {@code model}. */
    public ResumeOffer(TrainModel model, ModeModel workspace, Notices notices) {
        this.model = model;
        this.workspace = workspace;
        this.notices = notices;
    }

    /** The newest run, if it was stopped on purpose; else null. */
    public ReadOnlyObjectProperty<@Nullable PendingRun> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Opens the run that was stopped. */
    public void openStopped() {
        PendingRun run = stopped.get();
        if (run != null) {
            model.open(run);
        }
    }

    /** Looks for runs on {@code files} and offers the newest on {@code fxThread}. */
    public void look(Autosave autosave, FileExecutor files, Executor fxThread) {
        files.execute(
                () -> {
                    List<PendingRun> pending = autosave.pending();
                    if (!pending.isEmpty()) {
                        fxThread.execute(() -> offer(autosave, pending.get(0)));
                    }
                });
    }

    void offer(Autosave autosave, PendingRun pending) {
        RunRecord run = pending.run().run();
        if (run.wasStopped()) {
            stopped.set(pending);
            return;
        }
        UserFacingException sentence = sentence(run);
        notices.offer(
                sentence,
                List.of(
                        new Notices.Action(
                                "run-go-on",
                                run.isOver() ? "training.offer.look" : "training.offer.accept",
                                () -> accept(pending)),
                        new Notices.Action(
                                "run-discard",
                                "training.offer.discard",
                                () -> autosave.discard(pending))));
        autosave.offered(pending);
        withdrawWhenBegun(sentence);
    }

    /** The offer disappears when another run begins. */
    private void withdrawWhenBegun(UserFacingException sentence) {
        watching = model.viewProperty().subscribe((before, now) -> withdrawIfBegun(now, sentence));
        withdrawIfBegun(model.viewProperty().get(), sentence);
    }

    private void withdrawIfBegun(RunView now, UserFacingException sentence) {
        if (now.run() != null) {
            notices.withdraw(sentence);
            watching.unsubscribe();
        }
    }

    /** The offered run. */
    static UserFacingException sentence(RunRecord run) {
        String steps = Numbers.count(run.steps().size());
        EpochResult last = run.lastEpoch().orElse(null);
        if (last == null) {
            return run.isOver()
                    ? new UserFacingException("training.offer.failed", steps)
                    : new UserFacingException("training.offer", steps);
        }
        String accuracy = Numbers.percent(last.test().score().accuracy());
        int epochs = run.epochs().size();
        return run.isOver()
                ? new UserFacingException("training.offer.over", steps, epochs, accuracy)
                : new UserFacingException("training.offer.tested", steps, epochs, accuracy);
    }

    private void accept(PendingRun pending) {
        workspace.modeProperty().set(Mode.TRAIN);
        model.open(pending);
    }
}
