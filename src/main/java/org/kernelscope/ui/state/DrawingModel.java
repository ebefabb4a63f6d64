package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;

/**
 * The content of the pad and its changes: pen down, moved and up; an image that replaces
 * everything; undo, redo and clear. The drawing changes with every movement of the pen, not only
 * when it lifts. JavaFX thread.
 */
public final class DrawingModel {
    /** Longer than the pause between two strokes of a digit. */
    static final long PAUSE_SECONDS = 2;

    private static final long NANOS = 1_000_000_000;
    private static final int MAX_UNDO = 200;

    private final ReadOnlyObjectWrapper<Drawing> drawing;
    private final LongSupplier nanoTime;
    private final BooleanProperty fresh = new SimpleBooleanProperty(this, "fresh");
    private final BooleanProperty colours = new SimpleBooleanProperty(this, "colours");
    private final BooleanProperty signs = new SimpleBooleanProperty(this, "signs");
    private final ObjectProperty<Integer> penColour =
            new SimpleObjectProperty<>(this, "penColour", Stroke.INK);
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper(this, "drawn");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final Deque<State> past = new ArrayDeque<>();
    private final Deque<State> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper penDown = new ReadOnlyBooleanWrapper(this, "penDown");

    /** True while a sample is on the pad: the next stroke begins a new drawing. */
    private boolean sample;

    private long liftedNanos;

    /** A state that undo returns to. */
    private record State(Drawing drawing, boolean sample) {}

    /** An empty pad. */
    public DrawingModel() {
        this(Drawing.EMPTY);
    }

    /** A pad with an example on it from the start, which makes room for the first stroke. */
    public DrawingModel(Drawing example) {
        this(example, System::nanoTime);
    }

    DrawingModel(Drawing example, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        sample = true;
        drawing = new ReadOnlyObjectWrapper<>(this, "drawing", example);
    }

    /** The present drawing. */
    public ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** The present drawing. */
    public Drawing drawing() {
        return drawing.get();
    }

    /** True if there is something to undo. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** True if there is something to redo. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** True if the pen touches the pad. */
    public ReadOnlyBooleanProperty penDownProperty() {
        return penDown.getReadOnlyProperty();
    }

    /** True once the pen has touched the pad. */
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /**
     * True to begin a new drawing with a stroke that comes {@value #PAUSE_SECONDS} s or more after
     * the last one.
     */
    public BooleanProperty freshProperty() {
        return fresh;
    }

    /**
     * True if the network in use sees colours, or the drawing is to be kept with them: the pad
     * shows them and the pen has one.
     */
    public BooleanProperty coloursProperty() {
        return colours;
    }

    /** True if something other than the ten digits is drawn: letters, or signs with other names. */
    public BooleanProperty signsProperty() {
        return signs;
    }

    /**
     * The colour of the next strokes, {@code 0xRRGGBB}; plain ink without {@link #coloursProperty}.
     */
    public ObjectProperty<Integer> penColourProperty() {
        return penColour;
    }

    /** Draws on another ground; null for black. */
    public void setGround(@Nullable Ground ground) {
        show(drawing.get().on(ground), sample);
    }

    /** The pen touches the pad; lengths in widths of the pad. */
    public void penDown(double x, double y, double width) {
        boolean paused = nanoTime.getAsLong() - liftedNanos >= PAUSE_SECONDS * NANOS;
        boolean anew = sample || fresh.get() && paused && !penDown.get();
        remember();
        sample = false;
        penDown.set(true);
        drawn.set(true);
        Drawing under = anew ? empty() : drawing.get();
        int colour = colours.get() ? penColour.get() : Stroke.INK;
        drawing.set(under.plus(Stroke.at(x, y, width).withColour(colour)));
    }

    /** The pen moves while it touches the pad; without {@link #penDown} before, nothing happens. */
    public void penMoved(double x, double y) {
        if (penDown.get()) {
            drawing.set(drawing.get().lastStrokeTo(x, y));
        }
    }

    /** The pen leaves the pad. */
    public void penUp() {
        penDown.set(false);
        liftedNanos = nanoTime.getAsLong();
    }

    /** Puts another drawing on the pad; the old one can be had back by undo. */
    public void show(Drawing other) {
        show(other, false);
    }

    /** Puts a sample on the pad; the next stroke does not add to it but begins a new drawing. */
    public void showSample(Drawing other) {
        show(other, true);
    }

    private void show(Drawing other, boolean asSample) {
        if (!other.equals(drawing.get())) {
            remember();
            penDown.set(false);
            drawing.set(other);
        }
        sample = asSample;
    }

    /** Empties the pad. */
    public void clear() {
        show(empty());
    }

    /** The empty pad; its ground stays. */
    private Drawing empty() {
        return Drawing.EMPTY.on(drawing.get().ground());
    }

    /** Takes the last change back. */
    public void undo() {
        if (!past.isEmpty()) {
            penDown.set(false);
            future.push(new State(drawing.get(), sample));
            restore(past.pop());
        }
    }

    /** Does the last undone change again. */
    public void redo() {
        if (!future.isEmpty()) {
            penDown.set(false);
            past.push(new State(drawing.get(), sample));
            restore(future.pop());
        }
    }

    private void restore(State state) {
        sample = state.sample();
        drawing.set(state.drawing());
        updateFlags();
    }

    private void remember() {
        past.push(new State(drawing.get(), sample));
        if (past.size() > MAX_UNDO) {
            past.removeLast();
        }
        future.clear();
        updateFlags();
    }

    private void updateFlags() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
