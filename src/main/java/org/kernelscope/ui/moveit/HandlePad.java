package org.kernelscope.ui.moveit;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.transform.Handle;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.MovementModel;

/** The moved image with handles: shift, rotation, size, slant and thickness. JavaFX thread. */
public final class HandlePad extends StackPane {
    /** Distance in pixels of the digit at which a handle is caught. */
    private static final double REACH = 2.2;

    private final MovementModel movement;
    private final CanvasView canvas;
    private @Nullable Tensor image;
    private @Nullable Handle held;
    private Transform start = Transform.NONE;
    private double fromRow;
    private double fromColumn;

    HandlePad(MovementModel movement, Display display, Localisation texts) {
        this.movement = movement;
        this.canvas = new CanvasView(display, this::paint);
        setId("move-pad");
        getStyleClass().add(LabStyles.BOARD);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(texts.text("move.pad"));
        accessibleHelpProperty().bind(texts.text("move.pad.help"));
        getChildren().add(canvas);
        addEventHandler(MouseEvent.ANY, this::mouse);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        movement.movementProperty().subscribe(now -> canvas.repaint());
    }

    /**
     * Handles in the place of the pad.
     *
     * @param inference has the moved image
     */
    public static HandlePad onPad(
            MovementModel movement,
            ObservableValue<@Nullable InferenceResult> inference,
            Display display,
            Localisation texts) {
        HandlePad handles = new HandlePad(movement, display, texts);
        handles.setId("pad-handles");
        inference.subscribe(
                now -> {
                    if (now != null) {
                        handles.show(now.prepared().digit());
                    }
                });
        return handles;
    }

    /** Shows the image that the networks get. */
    void show(Tensor moved) {
        image = moved;
        canvas.repaint();
    }

    private double cell() {
        return Math.min(canvas.getWidth(), canvas.getHeight()) / 28;
    }

    private double row(MouseEvent event) {
        return (event.getY() - canvas.getLayoutY()) / cell() - 14;
    }

    private double column(MouseEvent event) {
        return (event.getX() - canvas.getLayoutX()) / cell() - 14;
    }

    private void mouse(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED
                && event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            start = movement.transform();
            fromRow = row(event);
            fromColumn = column(event);
            held = Handle.near(start, fromRow, fromColumn, REACH);
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && held != null) {
            movement.set(held.drag(start, fromRow, fromColumn, row(event), column(event)));
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            held = null;
        }
    }

    /** Arrows shift; with Shift they turn and scale; Home is as drawn. */
    private void key(KeyEvent event) {
        boolean other = event.isShiftDown();
        switch (event.getCode()) {
            case LEFT -> add(other ? Quantity.TURN : Quantity.RIGHT, -1);
            case RIGHT -> add(other ? Quantity.TURN : Quantity.RIGHT, 1);
            case UP -> add(other ? Quantity.SCALE : Quantity.DOWN, other ? 1 : -1);
            case DOWN -> add(other ? Quantity.SCALE : Quantity.DOWN, other ? -1 : 1);
            case HOME -> movement.set(Transform.NONE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void add(Quantity quantity, int steps) {
        double value = movement.transform().of(quantity) + steps * quantity.step();
        movement.set(quantity, Math.rint(value / quantity.step()) * quantity.step());
    }

    private void paint(CanvasPen pen, double width, double height) {
        Look look = pen.look();
        double cell = cell();
        double side = 28 * cell;
        pen.fill(0, 0, side, side, look.surface());
        Tensor shown = image;
        if (shown != null) {
            int[] colours = Palette.image(look.theme(), shown);
            for (int i = 0; i < colours.length; i++) {
                if (colours[i] != look.surface()) {
                    pen.fill(i % 28 * cell, i / 28 * cell, cell + 0.5, cell + 0.5, colours[i]);
                }
            }
        }
        pen.frame(0, 0, side, side, 1, look.tileFrame());
        pen.clipped(0, 0, side, side, () -> handles(pen, cell));
    }

    private void handles(CanvasPen pen, double cell) {
        Look look = pen.look();
        Transform transform = movement.transform();
        double[][] box = Handle.box(transform);
        for (int i = 0; i < 4; i++) {
            int next = (i + 1) % 4;
            pen.line(
                    place(box[1][i], cell),
                    place(box[0][i], cell),
                    place(box[1][next], cell),
                    place(box[0][next], cell),
                    1.2,
                    look.training());
        }
        double[] shear = Handle.SHEAR.at(transform);
        double[] turn = Handle.TURN.at(transform);
        pen.line(
                place(shear[1], cell),
                place(shear[0], cell),
                place(turn[1], cell),
                place(turn[0], cell),
                1.2,
                look.training());
        double radius = 0.38 * pen.em();
        for (Handle handle : Handle.values()) {
            if (handle != Handle.SHIFT) {
                double[] at = handle.at(transform);
                double x = place(at[1], cell);
                double y = place(at[0], cell);
                pen.disc(x, y, radius, look.surface());
                pen.disc(x, y, radius * 0.7, handle == held ? look.test() : look.training());
            }
        }
    }

    private static double place(double fromMiddle, double cell) {
        return (fromMiddle + 14) * cell;
    }
}
