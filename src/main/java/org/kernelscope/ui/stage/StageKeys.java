package org.kernelscope.ui.stage;

import java.util.Optional;
import java.util.function.Function;
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
            case LEFT -> go(steps -> steps.beside(0, -1));
            case RIGHT -> go(steps -> steps.beside(0, 1));
            case UP -> go(steps -> steps.beside(-1, 0));
            case DOWN -> go(steps -> steps.beside(1, 0));
            case PAGE_UP -> go(steps -> steps.map(-1));
            case PAGE_DOWN -> go(steps -> steps.map(1));
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
        Cell cell = shown();
        OpenLevel level = selection.openedProperty().get();
        int weight = selection.playedWeightProperty().get();
        if (level != null && weight >= 0 && selection.hoveredProperty().get() == null) {
            selection.openWeight(level.cell(), weight);
        } else if (cell != null) {
            stage.open(cell);
        }
    }

    private void pin() {
        Cell cell = shown();
        if (cell != null) {
            selection.togglePin(cell);
        }
    }

    /** Selects a cell to which the keyboard goes from the current one. */
    private void go(Function<StageSteps, Cell> where) {
        stage.shownLayout()
                .map(layout -> where.apply(StageSteps.from(layout, shown())))
                .ifPresent(this::select);
    }

    private void layer(int by) {
        stage.shownLayout()
                .flatMap(layout -> StageSteps.from(layout, shown()).layer(by))
                .ifPresent(this::select);
    }

    private @Nullable Cell shown() {
        return selection.shownProperty().getValue();
    }

    private void select(Cell cell) {
        OpenLevel open = selection.openedProperty().get();
        boolean stays =
                open == null || (open.depth() == OpenLevel.Depth.MAP && open.isOfMapOf(cell));
        if (stays) {
            selection.hoveredProperty().set(cell);
            stage.reveal(cell);
        } else {
            selection.moveTo(cell);
        }
    }

    /**
     * The cells to which the keyboard goes from a cell. Steps stop at the borders of a map, at the
     * first and last map, and at the first and last layer. A pure function of the layout; any
     * thread.
     *
     * @param layout the places of the layers
     * @param from the current cell
     */
    record StageSteps(StageLayout layout, Cell from) {
        /** From the current cell, or from the middle of the input if there is none. */
        static StageSteps from(StageLayout layout, @Nullable Cell cell) {
            return new StageSteps(layout, cell == null ? middle(layout.box(Cell.INPUT)) : cell);
        }

        /**
         * To a cell beside it. In a dense layer, to the unit beside it or in the next row, as the
         * units are drawn; the same cell if there is none.
         */
        Cell beside(int rows, int columns) {
            LayerBox box = layout.box(from.layer());
            if (box.shape().isUnits()) {
                int channel = from.channel() + rows * box.columns() + columns;
                boolean exists = channel >= 0 && channel < box.shape().channels();
                return exists ? new Cell(from.layer(), channel, 0, 0) : from;
            }
            return new Cell(
                    from.layer(),
                    from.channel(),
                    clamp(from.row() + rows, box.shape().rows()),
                    clamp(from.column() + columns, box.shape().columns()));
        }

        /** To the same cell of another map. */
        Cell map(int by) {
            int channels = layout.box(from.layer()).shape().channels();
            int channel = clamp(from.channel() + by, channels);
            return new Cell(from.layer(), channel, from.row(), from.column());
        }

        /** To the middle of the first map of another layer; empty if there is no such layer. */
        Optional<Cell> layer(int by) {
            int index = from.layer() + by;
            boolean exists = index >= Cell.INPUT && index < layout.boxes().size() - 1;
            return exists ? Optional.of(middle(layout.box(index))) : Optional.empty();
        }

        private static Cell middle(LayerBox box) {
            return new Cell(box.layer(), 0, box.shape().rows() / 2, box.shape().columns() / 2);
        }

        private static int clamp(int value, int size) {
            return Math.max(0, Math.min(size - 1, value));
        }
    }
}
