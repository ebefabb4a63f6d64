package org.kernelscope.ui.train;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.Moment;
import org.kernelscope.training.RunRecord;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Origin;
import org.kernelscope.ui.state.Playback;

/**
 * Which moment of which run is looked at, and which it is compared with. The moment that is looked
 * at is put under the stage; it moves by hand, by playing the history, or follows the newest.
 * JavaFX thread.
 */
public final class TimeMachine {
    /** How long the whole history takes at the usual speed. */
    private static final double WHOLE_SECONDS = 12;

    private final NetworkModel network;
    private final Runs runs;

    /** Its position is the index of the moment in the time line of its run. */
    private final Playback playback = new Playback();

    private final ReadOnlyObjectWrapper<@Nullable Place> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable Place> other =
            new ReadOnlyObjectWrapper<>(this, "other");
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", true);

    private boolean placing;
    private volatile boolean closed;

    /** Looks at moments of {@code runs} in {@code network}. */
    TimeMachine(NetworkModel network, Runs runs) {
        this.network = network;
        this.runs = runs;
        playback.setPace(at -> playback.length() / WHOLE_SECONDS);
        playback.positionProperty().subscribe(at -> moved(at.doubleValue()));
        runs.currentProperty().subscribe(run -> grown());
        network.askedProperty().subscribe(this::givenAway);
    }

    /** The runs. */
    Runs runs() {
        return runs;
    }

    /** The moment that is looked at: all views show it. Null before the first run. */
    ReadOnlyObjectProperty<@Nullable Place> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The moment that it is compared with; null for none. */
    ReadOnlyObjectProperty<@Nullable Place> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Whether the newest moment is looked at, whatever it is. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** How the history is played: a step is a moment. */
    Playback playback() {
        return playback;
    }

    /** The run whose moment is looked at, as it is now; null before the first. */
    @Nullable RunRecord run() {
        Place now = shown.get();
        return now == null ? null : runs.newest(now.run());
    }

    /** From now on the newest moment is shown. */
    void follow() {
        playback.playingProperty().set(false);
        live.set(true);
        grown();
    }

    /** Shows the moment of the run that is looked at nearest to {@code step}. */
    void scrubTo(long step) {
        RunRecord run = run();
        if (run != null) {
            playback.playingProperty().set(false);
            show(Place.nearest(run, step));
        }
    }

    /** Shows a moment. */
    void show(Place place) {
        live.set(false);
        put(place);
    }

    /** Shows the newest moment of {@code run}, and stays there. */
    void choose(RunRecord run) {
        playback.playingProperty().set(false);
        show(Place.newest(run));
    }

    /** Takes a moment to compare with; null for none. */
    void compareWith(@Nullable Place place) {
        other.set(place);
    }

    /** Takes the moment nearest to {@code step} of the run that is compared with. */
    void compareAt(long step) {
        Place now = other.get();
        if (now != null) {
            other.set(Place.nearest(runs.newest(now.run()), step));
        }
    }

    /** Compares with the first weights of the run that is looked at. */
    public void compareWithStart() {
        Place now = shown.get();
        if (now != null) {
            compareWith(new Place(now.run(), now.run().timeline().first()));
        }
    }

    /** Puts the moment that is compared with in the place of the one that is shown, and back. */
    void swap() {
        Place a = shown.get();
        Place b = other.get();
        if (a != null && b != null) {
            other.set(a);
            show(b);
        }
    }

    /** Whether a moment of a run is on the stage, and not a network that was opened since. */
    boolean isOnStage() {
        return network.askedProperty().get() == Origin.RUN;
    }

    /** Puts nothing under the stage any more; any thread. */
    void close() {
        closed = true;
    }

    private void put(Place place) {
        if (closed) {
            return;
        }
        Place before = shown.get();
        boolean same = before != null && before.isSame(place) && isOnStage();
        shown.set(place);
        placePlayback(place);
        if (!same) {
            network.replace(place.model(), Origin.RUN);
        }
    }

    /** The playback stands at {@code place}; between two moments it stays between them. */
    private void placePlayback(Place place) {
        placing = true;
        double at = playback.position();
        List<Moment> moments = runs.newest(place.run()).timeline().moments();
        int index = runs.newest(place.run()).timeline().indexNearest(place.step());
        playback.setLength(moments.size() - 1.0);
        if (!playback.playingProperty().get() || (int) at != index) {
            playback.seek(index);
        }
        placing = false;
    }

    /** The history is played or stepped through. */
    private void moved(double at) {
        RunRecord run = run();
        if (!placing && run != null) {
            List<Moment> moments = run.timeline().moments();
            show(new Place(run, moments.get(Math.min((int) at, moments.size() - 1))));
        }
    }

    /** There is more of the run at work, or another one. */
    private void grown() {
        RunRecord current = runs.currentProperty().get();
        Place now = shown.get();
        if (live.get() && current != null) {
            put(Place.newest(current));
        } else if (now != null) {
            placePlayback(now);
        }
    }

    /** Somebody else has asked for the stage: the run goes on, but no longer under it. */
    private void givenAway(Origin asked) {
        if (asked != Origin.RUN) {
            live.set(false);
            playback.playingProperty().set(false);
        }
    }
}
