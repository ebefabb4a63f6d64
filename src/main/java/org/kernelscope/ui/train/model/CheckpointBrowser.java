package org.kernelscope.ui.train.model;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.state.Playback;

/**
 * The checkpoint that is shown, and the one that it is compared with. It moves by hand, by
 * playback, or follows the newest; each that is shown is handed to the {@linkplain CheckpointStage
 * stage}. JavaFX thread.
 */
public final class CheckpointBrowser {
    /** The duration of the whole history at the usual speed. */
    private static final double WHOLE_SECONDS = 12;

    private final CheckpointStage stage;
    private final RunList runs;

    /** Its position is the index of the checkpoint in the time line of its run. */
    private final Playback playback = new Playback();

    private final ReadOnlyObjectWrapper<@Nullable RunPosition> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable RunPosition> other =
            new ReadOnlyObjectWrapper<>(this, "other");
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", true);

    private boolean placing;

    /**
     * Browses the checkpoints of {@code runs}.
     *
     * @param stage shows each checkpoint that is chosen
     */
    CheckpointBrowser(CheckpointStage stage, RunList runs) {
        this.stage = stage;
        this.runs = runs;
        playback.setPace(at -> playback.length() / WHOLE_SECONDS);
        playback.positionProperty().subscribe(at -> moved(at.doubleValue()));
        runs.currentProperty().subscribe(run -> grown());
        stage.whenGivenAway(this::givenAway);
    }

    /** The runs. */
    public RunList runs() {
        return runs;
    }

    /** The checkpoint that all views show. Null before the first run. */
    public ReadOnlyObjectProperty<@Nullable RunPosition> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The checkpoint that it is compared with; null for none. */
    public ReadOnlyObjectProperty<@Nullable RunPosition> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** True while the newest checkpoint is followed. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** The playback of the history, in checkpoints. */
    public Playback playback() {
        return playback;
    }

    /** The run whose checkpoint is shown, as it is now; null before the first. */
    public @Nullable RunRecord run() {
        RunPosition now = shown.get();
        return now == null ? null : runs.newest(now.run());
    }

    /** Follows the newest checkpoint from now on. */
    public void follow() {
        playback.playingProperty().set(false);
        live.set(true);
        grown();
    }

    /** Shows the checkpoint of the run that is shown nearest to {@code step}. */
    public void scrubTo(long step) {
        RunRecord run = run();
        if (run != null) {
            playback.playingProperty().set(false);
            show(RunPosition.nearest(run, step));
        }
    }

    /** Shows a checkpoint. */
    void show(RunPosition place) {
        live.set(false);
        put(place);
    }

    /** Shows the newest checkpoint of {@code run}, and stays there. */
    public void choose(RunRecord run) {
        playback.playingProperty().set(false);
        show(RunPosition.newest(run));
    }

    /** Takes a checkpoint to compare with; null for none. */
    public void compareWith(@Nullable RunPosition place) {
        other.set(place);
    }

    /** Takes the checkpoint nearest to {@code step} of the run that is compared with. */
    public void compareAt(long step) {
        RunPosition now = other.get();
        if (now != null) {
            other.set(RunPosition.nearest(runs.newest(now.run()), step));
        }
    }

    /** Compares with the first weights of the run that is shown. */
    public void compareWithStart() {
        RunPosition now = shown.get();
        if (now != null) {
            compareWith(new RunPosition(now.run(), now.run().timeline().first()));
        }
    }

    /**
     * Puts the checkpoint that is compared with in the place of the one that is shown, and back.
     */
    public void swap() {
        RunPosition a = shown.get();
        RunPosition b = other.get();
        if (a != null && b != null) {
            other.set(a);
            show(b);
        }
    }

    /** True if a checkpoint of a run is on the stage, and not a network that was opened since. */
    public boolean isOnStage() {
        return stage.isTaken();
    }

    /** Shows nothing on the stage any more; any thread. */
    void close() {
        stage.close();
    }

    private void put(RunPosition place) {
        shown.set(place);
        placePlayback(place);
        stage.show(place);
    }

    /** True if the stage shows the activations of the chosen checkpoint's network. */
    public boolean isAnswered() {
        return stage.isAnswered();
    }

    /** Shows the same checkpoints of the same run as {@code browser} does. */
    void showAs(CheckpointBrowser browser) {
        RunRecord run = browser.run();
        RunPosition now = browser.shown.get();
        if (run != null && now != null) {
            runs.look(run);
            RunPosition place = new RunPosition(run, now.checkpoint());
            if (browser.isOnStage()) {
                show(place);
            } else {
                shown.set(place);
                placePlayback(place);
            }
            other.set(browser.other.get());
        }
    }

    /** The playback stands at {@code place}; between two checkpoints it stays between them. */
    private void placePlayback(RunPosition place) {
        placing = true;
        double at = playback.position();
        List<Checkpoint> checkpoints = runs.newest(place.run()).timeline().checkpoints();
        int index = runs.newest(place.run()).timeline().indexNearest(place.step());
        playback.setLength(checkpoints.size() - 1.0);
        if (!playback.playingProperty().get() || (int) at != index) {
            playback.seek(index);
        }
        placing = false;
    }

    /** The history is played or stepped through. */
    private void moved(double at) {
        RunRecord run = run();
        if (!placing && run != null) {
            List<Checkpoint> checkpoints = run.timeline().checkpoints();
            show(new RunPosition(run, checkpoints.get(Math.min((int) at, checkpoints.size() - 1))));
        }
    }

    /** There is more of the run at work, or another one. */
    private void grown() {
        RunRecord current = runs.currentProperty().get();
        RunPosition now = shown.get();
        if (live.get() && current != null) {
            put(RunPosition.newest(current));
        } else if (now != null) {
            placePlayback(now);
        }
    }

    /** Something else is on the stage: the run continues, but is no longer followed. */
    private void givenAway() {
        live.set(false);
        playback.playingProperty().set(false);
    }
}
