package org.kernelscope.ui.stage;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.control.Keyboard;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Selection;

/**
 * The stage by keyboard: arrows move from cell to cell (from unit to unit in a dense layer), Page
 * Up and Page Down from map to map, Home and End from layer to layer; Enter goes one level deeper,
 * Escape one up; P pins; plus, minus and 0 zoom. JavaFX thread.
 */
final class StageKeys {
    private final StageView stage;
    private final Selection selection;

    StageKeys(StageView stage, Selection selection) {
        this.stage = stage;
        this.selection = selection;
    }

    void install() {
        stage.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case PAGE_UP -> map(-1);
            case PAGE_DOWN -> map(1);
            case HOME -> layer(-1);
            case END -> layer(1);
            case ENTER -> open();
            case ESCAPE -> used = selection.leave();
            default -> used = typed(event);
        }
        if (used) {
            event.consume();
        }
    }

    /** The keys that are characters. */
    private boolean typed(KeyEvent event) {
        boolean held = event.isShortcutDown() || event.isAltDown() || event.isMetaDown();
        if (held) {
            return false;
        }
        if (Keyboard.isPlus(event)) {
            stage.zoomIn();
        } else if (Keyboard.isMinus(event)) {
            stage.zoomOut();
        } else if (Keyboard.isDigit(event, 0)) {
            stage.zoomToFit();
        } else if (Keyboard.isLetter(event, 'p')) {
            pin();
        } else {
            return false;
        }
        return true;
    }

    private void open() {
        Cell cell = selection.shownProperty().getValue();
        OpenLevel level = selection.openedProperty().get();
        int weight = selection.playedWeightProperty().get();
        if (level != null && weight >= 0 && selection.hoveredProperty().get() == null) {
            selection.openWeight(level.cell(), weight);
        } else if (cell != null) {
            stage.open(cell);
        }
    }

    private void pin() {
        Cell cell = selection.shownProperty().getValue();
        if (cell != null) {
            selection.togglePin(cell);
        }
    }

    private void step(int rows, int columns) {
        stage.shownLayout().ifPresent(layout -> select(layout, moved(layout, rows, columns)));
    }

    private Cell moved(StageLayout layout, int rows, int columns) {
        Cell cell = current(layout);
        LayerBox box = layout.box(cell.layer());
        if (box.shape().isUnits()) {
            int channel = cell.channel() + rows * box.columns() + columns;
            boolean exists = channel >= 0 && channel < box.shape().channels();
            return exists ? new Cell(cell.layer(), channel, 0, 0) : cell;
        }
        return new Cell(
                cell.layer(),
                cell.channel(),
                clamp(cell.row() + rows, box.shape().rows()),
                clamp(cell.column() + columns, box.shape().columns()));
    }

    private void map(int by) {
        stage.shownLayout()
                .ifPresent(
                        layout -> {
                            Cell cell = current(layout);
                            int channels = layout.box(cell.layer()).shape().channels();
                            int channel = clamp(cell.channel() + by, channels);
                            select(
                                    layout,
                                    new Cell(cell.layer(), channel, cell.row(), cell.column()));
                        });
    }

    private void layer(int by) {
        stage.shownLayout()
                .ifPresent(
                        layout -> {
                            int index = current(layout).layer() + by;
                            boolean exists =
                                    index >= Cell.INPUT && index < layout.boxes().size() - 1;
                            if (exists) {
                                select(layout, middle(layout.box(index)));
                            }
                        });
    }

    /** The current cell; the middle of the input if there is none. */
    private Cell current(StageLayout layout) {
        return Optional.<Cell>ofNullable(shown()).orElseGet(() -> middle(layout.box(Cell.INPUT)));
    }

    private @Nullable Cell shown() {
        return selection.shownProperty().getValue();
    }

    private static Cell middle(LayerBox box) {
        return new Cell(box.layer(), 0, box.shape().rows() / 2, box.shape().columns() / 2);
    }

    private void select(StageLayout layout, Cell cell) {
        LayerBox box = layout.box(cell.layer());
        boolean exists = cell.channel() < box.shape().channels();
        OpenLevel open = selection.openedProperty().get();
        boolean stays =
                open == null || (open.depth() == OpenLevel.Depth.MAP && open.isOfMapOf(cell));
        if (exists && stays) {
            selection.hoveredProperty().set(cell);
            stage.reveal(cell);
        } else if (exists) {
            selection.moveTo(cell);
        }
    }

    private static int clamp(int index, int extent) {
        return Math.max(0, Math.min(extent - 1, index));
    }
}
