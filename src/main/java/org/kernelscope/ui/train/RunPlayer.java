package org.kernelscope.ui.train;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.Moment;
import org.kernelscope.ui.fx.Pulse;

/**
 * Plays the history of the run that is looked at, from where it stands to its newest moment, and
 * steps in it. JavaFX thread.
 */
final class RunPlayer {
    private static final Duration FRAME = Duration.ofMillis(40);

    /** How long the whole history takes at the usual speed, in frames. */
    private static final double WHOLE = 12_000.0 / FRAME.toMillis();

    /** How many times the usual speed. */
    static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private final TrainModel model;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ObjectProperty<Double> speed = new SimpleObjectProperty<>(this, "speed", 1.0);
    private final Pulse pulse = new Pulse(FRAME, this::advance);
    private double step;

    RunPlayer(TrainModel model) {
        this.model = model;
    }

    /** Whether it plays. */
    ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** One of {@link #SPEEDS}. */
    ObjectProperty<Double> speedProperty() {
        return speed;
    }

    /** Plays, from the beginning if it stands at the end; or holds. */
    void playOrPause() {
        Place now = model.shownProperty().get();
        if (playing.get() || now == null) {
            stop();
            return;
        }
        boolean atEnd = now.step() >= now.run().timeline().last().step();
        step = atEnd ? now.run().timeline().first().step() : now.step();
        model.scrubTo(Math.round(step));
        playing.set(true);
        pulse.set(true);
    }

    void stop() {
        playing.set(false);
        pulse.set(false);
    }

    /** Goes {@code by} moments on, or back. */
    void step(int by) {
        stop();
        Place now = current();
        if (now != null) {
            List<Moment> moments = now.run().timeline().moments();
            int index = now.run().timeline().indexNearest(now.step()) + by;
            int within = Math.max(0, Math.min(moments.size() - 1, index));
            model.show(new Place(now.run(), moments.get(within)));
        }
    }

    /** Goes to the first moment. */
    void toFirst() {
        stop();
        model.scrubTo(0);
    }

    /** Goes to the newest moment, and stays there. */
    void toLast() {
        stop();
        model.scrubTo(Long.MAX_VALUE / 2);
    }

    /** The moment that is looked at, in its run as it is now. */
    private @Nullable Place current() {
        Place now = model.shownProperty().get();
        return now == null
                ? null
                : model.runs()
                        .number(now.run().number())
                        .map(run -> new Place(run, now.moment()))
                        .orElse(now);
    }

    private void advance() {
        Place now = current();
        if (now == null) {
            stop();
            return;
        }
        long end = now.run().timeline().last().step();
        step = Math.min(end, step + Math.max(1e-3, end * speed.get() / WHOLE));
        model.scrubTo(Math.round(step));
        if (step >= end) {
            stop();
        }
    }
}
