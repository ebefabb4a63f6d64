package org.kernelscope.ui.draw;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;

/**
 * The pen over the pad: where it is, whether it touches, how thick it is. Mouse, finger and
 * keyboard move the same pen. Lengths are in widths of the pad; places beyond the edge count as the
 * edge. JavaFX thread.
 */
public final class PadModel {
    /** The thinnest pen. */
    public static final double THINNEST = 0.03;

    /** The thickest pen. */
    public static final double THICKEST = 0.14;

    /** Distance that an arrow key moves the pen: about a pixel of MNIST's 28×28. */
    static final double STEP = 1.0 / 28;

    private static final double FINE = 0.25;
    private static final double BRUSH_STEP = 0.01;

    private final DrawingModel drawing;
    private final Display display;
    private final ReadOnlyDoubleWrapper x = new ReadOnlyDoubleWrapper(this, "x", 0.5);
    private final ReadOnlyDoubleWrapper y = new ReadOnlyDoubleWrapper(this, "y", 0.5);

    /** A pen over the middle of the pad that draws into {@code drawing}. */
    public PadModel(DrawingModel drawing, Display display) {
        this.drawing = drawing;
        this.display = display;
    }

    /** Distance of the pen from the left edge: 0 to 1. */
    public ReadOnlyDoubleProperty xProperty() {
        return x.getReadOnlyProperty();
    }

    /** Distance of the pen from the upper edge: 0 to 1. */
    public ReadOnlyDoubleProperty yProperty() {
        return y.getReadOnlyProperty();
    }

    /** True if the pen touches the pad. */
    public ReadOnlyBooleanProperty penDownProperty() {
        return drawing.penDownProperty();
    }

    /** Puts the pen down at a place. */
    public void press(double toX, double toY) {
        place(toX, toY);
        drawing.penDown(x.get(), y.get(), display.penWidthProperty().get());
    }

    /** Moves the pen to a place; if it is down, it draws. */
    public void moveTo(double toX, double toY) {
        if (place(toX, toY)) {
            drawing.penMoved(x.get(), y.get());
        }
    }

    /** Lifts the pen. */
    public void lift() {
        drawing.penUp();
    }

    /**
     * Moves the pen by whole steps.
     *
     * @param right steps to the right; negative: to the left
     * @param down steps down; negative: up
     * @param fine true if the steps are a quarter as long
     */
    public void step(int right, int down, boolean fine) {
        double length = fine ? STEP * FINE : STEP;
        moveTo(x.get() + right * length, y.get() + down * length);
    }

    /** Puts the pen down where it is, or lifts it. */
    public void togglePen() {
        if (penDownProperty().get()) {
            lift();
        } else {
            press(x.get(), y.get());
        }
    }

    /** Takes a thicker pen. */
    public void thicker() {
        changeBrush(BRUSH_STEP);
    }

    /** Takes a thinner pen. */
    public void thinner() {
        changeBrush(-BRUSH_STEP);
    }

    /** Empties the pad. */
    public void clear() {
        drawing.clear();
    }

    private void changeBrush(double by) {
        double wider = display.penWidthProperty().get() + by;
        display.penWidthProperty().set(Math.max(THINNEST, Math.min(THICKEST, wider)));
    }

    private boolean place(double toX, double toY) {
        double insideX = Math.max(0, Math.min(1, toX));
        double insideY = Math.max(0, Math.min(1, toY));
        boolean moved = insideX != x.get() || insideY != y.get();
        x.set(insideX);
        y.set(insideY);
        return moved;
    }
}
