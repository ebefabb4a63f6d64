package org.kernelscope.ui.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kernelscope.ui.control.Styles;

/**
 * Two views, one above the other, with an edge between them that is dragged with the mouse or, when
 * it has the focus, moved with the arrow keys. The lower one can be away. JavaFX thread.
 *
 * <p>Other than a split pane, it never takes a view out of the window, so that showing the lower
 * one again does not style it anew.
 */
final class VerticalSplit extends Region {
    private static final double STEP = 0.02;

    private final Region upper;
    private final Region lower;
    private final StackPane edge = new StackPane();
    private double share;
    private boolean moved;
    private double grip;

    /**
     * @param share of the height that the upper view gets at first, 0 to 1
     * @param edgeName name of the edge for screen readers
     */
    VerticalSplit(Region upper, Region lower, double share, ObservableValue<String> edgeName) {
        this.upper = upper;
        this.lower = lower;
        this.share = share;
        Region mark = new Region();
        mark.getStyleClass().add(Styles.EDGE_GRIP);
        edge.getChildren().add(mark);
        edge.setId("centre-edge");
        edge.getStyleClass().add(Styles.EDGE);
        edge.setFocusTraversable(true);
        edge.setAccessibleRole(AccessibleRole.THUMB);
        edge.accessibleTextProperty().bind(edgeName);
        edge.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> grip = event.getY());
        edge.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        edge.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setMinSize(0, 0);
        getChildren().addAll(upper, edge, lower);
        showLower(false);
    }

    /** Shows the lower view, or not. */
    void showLower(boolean shown) {
        lower.setVisible(shown);
        edge.setVisible(shown);
        requestLayout();
    }

    boolean isLowerShown() {
        return lower.isVisible();
    }

    /** The share of the height that the upper view gets, if the lower one is shown; 0 to 1. */
    double share() {
        return share;
    }

    /** True if a person has moved the edge since the share was set. */
    boolean isMoved() {
        return moved;
    }

    /** Shares the height anew; neither view becomes lower than it can. */
    void setShare(double wanted) {
        share = Math.max(0, Math.min(1, wanted));
        moved = false;
        requestLayout();
    }

    private void drag(MouseEvent event) {
        double room = getHeight() - edge.getHeight();
        if (room > 0) {
            double y = sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
            setShare(possible((y - grip) / room, room));
            moved = true;
        }
        event.consume();
    }

    private void press(KeyEvent event) {
        double room = getHeight() - edge.getHeight();
        double by =
                switch (event.getCode()) {
                    case UP -> -STEP;
                    case DOWN -> STEP;
                    default -> 0;
                };
        if (by != 0 && room > 0) {
            setShare(possible(share + by, room));
            moved = true;
            event.consume();
        }
    }

    /** The heights that both views allow; if both are too high, the upper one has precedence. */
    private double possible(double wanted, double room) {
        double most = 1 - lower.minHeight(getWidth()) / room;
        return Math.max(upper.minHeight(getWidth()) / room, Math.min(most, wanted));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (!isLowerShown()) {
            upper.resizeRelocate(0, 0, width, height);
            return;
        }
        double between = snapSizeY(edge.prefHeight(width));
        double room = Math.max(0, height - between);
        double above = snapPositionY(room * Math.min(1, possible(share, Math.max(1, room))));
        upper.resizeRelocate(0, 0, width, above);
        edge.resizeRelocate(0, above, width, between);
        lower.resizeRelocate(0, above + between, width, room - above);
    }
}
