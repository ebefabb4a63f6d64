package org.kernelscope.ui.train.examples;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.state.Display;

/**
 * Examples in rows, to be reached by Tab once and by the arrows from there. The tiles are kept and
 * filled anew. JavaFX thread.
 */
final class TileGrid extends ScrollPane {
    private final Display display;
    private final TilePane grid = new TilePane();
    private final List<PredictionTile> tiles = new ArrayList<>();

    TileGrid(String id, Display display) {
        this.display = display;
        setId(id);
        grid.getStyleClass().add(Styles.TRAIN_GALLERY);
        setContent(grid);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinSize(0, 0);
        getStyleClass().add(Styles.TRAIN_GALLERY);
    }

    /** The first {@code count} tiles, all that are shown. */
    List<PredictionTile> tiles(int count) {
        while (tiles.size() < count) {
            PredictionTile tile = new PredictionTile(display);
            tile.setFocusTraversable(tiles.isEmpty());
            tile.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(tile, event));
            tiles.add(tile);
        }
        List<PredictionTile> shown = tiles.subList(0, count);
        if (grid.getChildren().size() != count) {
            grid.getChildren().setAll(shown);
        }
        return shown;
    }

    private void move(Node from, KeyEvent event) {
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
