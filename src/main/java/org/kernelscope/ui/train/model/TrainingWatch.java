package org.kernelscope.ui.train.model;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.record.NoProgress;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.fx.Pulse;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.Notices;

/**
 * Samples the service some eight times a second, as long as there may be news: updates the list of
 * runs and tells failures. JavaFX thread.
 */
final class TrainingWatch {
    private static final Duration LOOK = Duration.ofMillis(120);

    private final TrainingService service;
    private final ModeModel workspace;
    private final Notices notices;
    private final CheckpointBrowser time;
    private final ReadOnlyObjectWrapper<RunView> view;
    private final Pulse pulse = new Pulse(LOOK, this::look);
    private volatile boolean closed;
    private boolean asked;

    /** True until something came of a request: examples may have to be read before a first step. */
    private boolean awaited;

    TrainingWatch(
            TrainingService service, ModeModel workspace, Notices notices, CheckpointBrowser time) {
        this.service = service;
        this.workspace = workspace;
        this.notices = notices;
        this.time = time;
        view = new ReadOnlyObjectWrapper<>(this, "view", service.view());
        workspace.modeProperty().subscribe(mode -> pulse.set(isWorthIt()));
    }

    /** The newest view. */
    ReadOnlyObjectProperty<RunView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    RunState state() {
        return view.get().state();
    }

    /** A person asked for training: its result is reported once. */
    void wake() {
        asked = true;
        awaited = true;
        pulse.set(true);
    }

    /** A person opened a run, which may be over. */
    void opened() {
        asked = false;
        awaited = true;
        pulse.set(true);
    }

    /** Samples now; changes are in the properties afterwards. */
    void look() {
        if (closed) {
            pulse.set(false);
            return;
        }
        service.requestView();
        RunView now = service.view();
        RunView before = view.get();
        if (now.serial() != before.serial()) {
            time.runs().look(now.run());
            view.set(now);
            awaited &= !shows(now, before);
            tellIfNew(now.refusal(), before.refusal());
            tellIfNew(now.problem(), before.problem());
            RunRecord run = now.run();
            if (run != null && asked && hasEnded(now, before)) {
                asked = false;
                NoProgress.of(run).ifPresent(notices::tell);
            }
        }
        pulse.set(isWorthIt());
    }

    /** True if something came of what was asked for. */
    private static boolean shows(RunView now, RunView before) {
        return now.state() == RunState.RUNNING
                || now.state() != before.state()
                || isOther(now, before)
                || now.refusal() != before.refusal()
                || now.problem() != before.problem();
    }

    private static boolean isOther(RunView now, RunView before) {
        RunRecord run = now.run();
        RunRecord last = before.run();
        return run != null && (last == null || last.number() != run.number());
    }

    /** A short run begins and ends between two samples and is never seen running. */
    private static boolean hasEnded(RunView now, RunView before) {
        return now.state() == RunState.FINISHED
                && (isOther(now, before) || before.state() != RunState.FINISHED);
    }

    private void tellIfNew(
            @Nullable UserFacingException now, @Nullable UserFacingException before) {
        if (now == before) {
            return;
        }
        if (before != null) {
            // A failure is no news any more once there is another run.
            notices.withdraw(before);
        }
        if (now != null) {
            notices.tell(now);
        }
    }

    private boolean isWorthIt() {
        return awaited
                || workspace.modeProperty().get() == Mode.TRAIN
                || state() == RunState.RUNNING
                || view.get().warning() != null
                || time.playback().playingProperty().get();
    }

    /** Samples nothing any more; any thread. */
    void close() {
        closed = true;
    }
}
