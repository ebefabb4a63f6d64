package org.kernelscope.ui.stage;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.state.Selection;

/**
 * The stage by mouse: pointing at a cell selects it, a click opens, beside it goes up, the other
 * button pins; Ctrl and the wheel zoom, dragging and the wheel move what is zoomed. JavaFX thread.
 */
final class StagePointer {
    private static final double DRAG_THRESHOLD = 4;

    private final StageView stage;
    private final Selection selection;
    private double pressedX;
    private double pressedY;
    private boolean dragged;
    private @Nullable Cell pointed;

    StagePointer(StageView stage, Selection selection) {
        this.stage = stage;
        this.selection = selection;
    }

    void install() {
        stage.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        stage.addEventHandler(MouseEvent.MOUSE_EXITED, event -> leave());
        stage.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        stage.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        stage.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        stage.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void hover(MouseEvent event) {
        pointed = under(event).orElse(null);
        selection.hoveredProperty().set(pointed);
    }

    /**
     * A part that appears above a pointer at rest ends its stay too: that leaves a cell alone which
     * the arrow keys went to.
     */
    private void leave() {
        if (Objects.equals(pointed, selection.hoveredProperty().get())) {
            selection.hoveredProperty().set(null);
        }
        pointed = null;
    }

    private Optional<Cell> under(MouseEvent event) {
        return stage.cellAt(event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        stage.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        dragged = false;
        stage.grab();
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        dragged |= Math.hypot(dx, dy) > DRAG_THRESHOLD;
        if (dragged) {
            stage.dragBy(dx, dy);
        }
    }

    private void release(MouseEvent event) {
        // A quick drag may be reported only when it is over.
        drag(event);
        if (dragged) {
            return;
        }
        Optional<Cell> cell = under(event);
        if (event.getButton() == MouseButton.SECONDARY) {
            cell.ifPresent(selection::togglePin);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            cell.ifPresentOrElse(stage::open, selection::leave);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            stage.zoom(event.getDeltaY() > 0 ? 1 : -1, event.getX(), event.getY());
            event.consume();
        } else if (stage.moveBy(-event.getDeltaX(), -event.getDeltaY())) {
            event.consume();
        }
    }
}
