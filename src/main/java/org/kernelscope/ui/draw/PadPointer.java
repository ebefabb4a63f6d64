package org.kernelscope.ui.draw;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;

/**
 * Mouse, stylus and finger on the pad. A finger also comes as a made-up mouse event, which is left
 * out, and a second finger does not draw. JavaFX thread.
 */
final class PadPointer {
    private static final int NONE = -1;

    private final Node pad;
    private final PadModel model;
    private int finger = NONE;
    private boolean button;

    private PadPointer(Node pad, PadModel model) {
        this.pad = pad;
        this.model = model;
    }

    /** Lets the pointer over {@code surface}, a square, move the pen of {@code model}. */
    static void install(Node surface, PadModel model) {
        PadPointer pointer = new PadPointer(surface, model);
        surface.addEventHandler(MouseEvent.ANY, pointer::onMouse);
        surface.addEventHandler(TouchEvent.ANY, pointer::onTouch);
    }

    private void onMouse(MouseEvent event) {
        if (event.isSynthesized()) {
            return;
        }
        double x = part(event.getX());
        double y = part(event.getY());
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED
                && event.getButton() == MouseButton.PRIMARY) {
            button = true;
            model.press(x, y);
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && button) {
            model.moveTo(x, y);
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED
                && event.getButton() == MouseButton.PRIMARY
                && button) {
            button = false;
            model.lift();
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED
                && !model.penDownProperty().get()) {
            model.moveTo(x, y);
        }
    }

    private void onTouch(TouchEvent event) {
        TouchPoint point = event.getTouchPoint();
        double x = part(point.getX());
        double y = part(point.getY());
        if (event.getEventType() == TouchEvent.TOUCH_PRESSED && finger == NONE) {
            finger = point.getId();
            model.press(x, y);
        } else if (event.getEventType() == TouchEvent.TOUCH_MOVED && point.getId() == finger) {
            model.moveTo(x, y);
        } else if (event.getEventType() == TouchEvent.TOUCH_RELEASED && point.getId() == finger) {
            finger = NONE;
            model.lift();
        }
        event.consume();
    }

    private double part(double position) {
        double side = pad.getLayoutBounds().getWidth();
        return side > 0 ? position / side : 0;
    }
}
