package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;

/**
 * What is on the pad, and how to change it: the pen goes down, moves and goes up; a picture
 * replaces everything; undo, redo and clear. The drawing changes with every movement of the pen,
 * not when it lifts. JavaFX thread.
 */
public final class DrawingModel {
    private static final int MAX_UNDO = 200;

    private final ReadOnlyObjectWrapper<Drawing> drawing;
    private final Drawing example;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private final Deque<Drawing> past = new ArrayDeque<>();
    private final Deque<Drawing> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper penDown = new ReadOnlyBooleanWrapper(this, "penDown");

    /** An empty pad. */
    public DrawingModel() {
        this(Drawing.EMPTY);
    }

    /** A pad with an example on it from the start, which makes room for the first stroke. */
    public DrawingModel(Drawing example) {
        this.example = example;
        drawing = new ReadOnlyObjectWrapper<>(this, "drawing", example);
    }

    /** What is on the pad now. */
    public ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** What is on the pad now. */
    public Drawing drawing() {
        return drawing.get();
    }

    /** Whether there is something to undo. */
    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    /** Whether there is something to redo. */
    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Whether the pen touches the pad. */
    public ReadOnlyBooleanProperty penDownProperty() {
        return penDown.getReadOnlyProperty();
    }

    /** The pen touches the pad; lengths in widths of the pad. */
    public void penDown(double x, double y, double width) {
        remember();
        penDown.set(true);
        Drawing under = drawing.get() == example ? Drawing.EMPTY : drawing.get();
        drawing.set(under.plus(Stroke.at(x, y, width)));
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
    }

    /** Puts another drawing on the pad; the old one can be had back by undo. */
    public void show(Drawing other) {
        if (!other.equals(drawing.get())) {
            remember();
            penDown.set(false);
            drawing.set(other);
        }
    }

    /** Empties the pad. */
    public void clear() {
        show(Drawing.EMPTY);
    }

    /** Takes the last change back. */
    public void undo() {
        if (!past.isEmpty()) {
            penDown.set(false);
            future.push(drawing.get());
            drawing.set(past.pop());
            updateFlags();
        }
    }

    /** Does the last undone change again. */
    public void redo() {
        if (!future.isEmpty()) {
            penDown.set(false);
            past.push(drawing.get());
            drawing.set(future.pop());
            updateFlags();
        }
    }

    private void remember() {
        past.push(drawing.get());
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
