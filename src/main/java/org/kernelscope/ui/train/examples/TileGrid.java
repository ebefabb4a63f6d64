package org.kernelscope.ui.train.examples;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import org.kernelscope.ui.control.ArrowKeys;
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
            tile.addEventFilter(KeyEvent.KEY_PRESSED, event -> ArrowKeys.move(grid, tile, event));
            tiles.add(tile);
        }
        List<PredictionTile> shown = tiles.subList(0, count);
        if (grid.getChildren().size() != count) {
            grid.getChildren().setAll(shown);
        }
        return shown;
    }
}
