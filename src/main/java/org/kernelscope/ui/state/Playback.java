package org.kernelscope.ui.state;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * A place in time that can be played, stepped and scrubbed: a position between 0 and a length,
 * counted in steps (products of a sum, cells of a map, steps of a training run). What is seen is a
 * function of the position alone, so going back costs as little as going on. JavaFX thread.
 */
public final class Playback {
    /** The speeds that are offered; 1 is the pace as it is meant. */
    public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0);

    private static final double NANOS_PER_SECOND = 1e9;

    private final ReadOnlyDoubleWrapper position = new ReadOnlyDoubleWrapper(this, "position");
    private final ReadOnlyDoubleWrapper length = new ReadOnlyDoubleWrapper(this, "length");
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final BooleanProperty loop = new SimpleBooleanProperty(this, "loop");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private DoubleUnaryOperator pace = at -> 1;

    /** A playback without anything to play; one step takes a second. */
    public Playback() {
        playing.subscribe(
                now -> {
                    if (now && position.get() >= length.get()) {
                        position.set(0);
                    }
                });
    }

    /** The position in steps, 0 … length. Between two whole numbers a step is under way. */
    public ReadOnlyDoubleProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** The number of steps. */
    public ReadOnlyDoubleProperty lengthProperty() {
        return length.getReadOnlyProperty();
    }

    /** True if the position moves by itself. Playing from the end begins anew. */
    public BooleanProperty playingProperty() {
        return playing;
    }

    /** True if the end is followed by the beginning. */
    public BooleanProperty loopProperty() {
        return loop;
    }

    /** The factor of the pace. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** The position in steps. */
    public double position() {
        return position.get();
    }

    /** The number of steps. */
    public double length() {
        return length.get();
    }

    /**
     * Sets how long it is; a position beyond becomes the end.
     *
     * @param steps not negative
     */
    public void setLength(double steps) {
        length.set(Math.max(0, steps));
        seek(position.get());
    }

    /**
     * Sets how fast it plays: for a position, the steps a second at speed 1. It may be slow at
     * first and fast later.
     */
    public void setPace(DoubleUnaryOperator stepsPerSecond) {
        pace = stepsPerSecond;
    }

    /** Goes to a position; one that does not exist becomes the nearest that does. */
    public void seek(double steps) {
        position.set(Math.max(0, Math.min(length.get(), steps)));
    }

    /** Pauses and goes on to the next whole step; from the end to the beginning if it loops. */
    public void step() {
        playing.set(false);
        boolean atEnd = position.get() >= length.get();
        seek(atEnd && loop.get() ? 0 : Math.floor(position.get()) + 1);
    }

    /** Pauses and goes back to the whole step before. */
    public void stepBack() {
        playing.set(false);
        boolean atStart = position.get() <= 0;
        seek(atStart && loop.get() ? length.get() : Math.ceil(position.get()) - 1);
    }

    /** Pauses and goes to the beginning. */
    public void toStart() {
        playing.set(false);
        seek(0);
    }

    /** Pauses and goes to the end. */
    public void toEnd() {
        playing.set(false);
        seek(length.get());
    }

    /** Plays if it is paused, pauses if it plays. */
    public void togglePlaying() {
        playing.set(!playing.get());
    }

    /** Lets time pass: moves on if it plays; pauses at the end, or begins anew if it loops. */
    public void advance(long elapsedNanos) {
        if (!playing.get()) {
            return;
        }
        double steps = elapsedNanos / NANOS_PER_SECOND;
        double next = position.get() + steps * speed.get() * pace.applyAsDouble(position.get());
        if (next < length.get()) {
            position.set(next);
        } else if (loop.get() && position.get() >= length.get()) {
            // The end itself was seen for a frame before it begins anew.
            position.set(0);
        } else {
            position.set(length.get());
            playing.set(loop.get());
        }
    }
}
