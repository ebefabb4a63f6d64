package org.kernelscope.ui.control;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;

/** The arrow keys in a grid that is one stop for Tab. */
public final class ArrowKeys {
    private ArrowKeys() {}

    /** Moves the focus from {@code from}, a child of {@code grid}, if the key is an arrow. */
    public static void move(TilePane grid, Node from, KeyEvent event) {
        double tile = grid.getTileWidth() + grid.getHgap();
        int columns = Math.max(1, (int) ((grid.getWidth() + grid.getHgap()) / tile));
        int step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    case UP -> -columns;
                    case DOWN -> columns;
                    default -> 0;
                };
        if (step != 0) {
            event.consume();
            int to = grid.getChildren().indexOf(from) + step;
            if (to >= 0 && to < grid.getChildren().size()) {
                grid.getChildren().get(to).requestFocus();
            }
        }
    }
}
