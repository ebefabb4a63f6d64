package org.kernelscope.ui.state;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.SelectionPart;

/**
 * The cell of the network that is shown, and the open level. There is one current cell: the one
 * under the pointer, or else the one at the clock of an open map, or else the pinned one. Opening a
 * map also pins it, so its cell stays shown, and follows the pen, after the level is closed. JavaFX
 * thread.
 */
public final class Selection {
    private final ObjectProperty<@Nullable Cell> hovered =
            new SimpleObjectProperty<>(this, "hovered");
    private final ObjectProperty<@Nullable Cell> pinned =
            new SimpleObjectProperty<>(this, "pinned");
    private final ObjectProperty<@Nullable Cell> played =
            new SimpleObjectProperty<>(this, "played");
    private final IntegerProperty playedWeight =
            new SimpleIntegerProperty(this, "playedWeight", -1);
    private final ObservableValue<@Nullable Cell> shown;
    private final BooleanProperty opens = new SimpleBooleanProperty(this, "opens", true);
    private boolean opensInput;
    private final ReadOnlyObjectWrapper<List<OpenLevel>> path =
            new ReadOnlyObjectWrapper<>(this, "path", List.of());
    private final ReadOnlyObjectWrapper<@Nullable OpenLevel> opened =
            new ReadOnlyObjectWrapper<>(this, "opened");

    private final ObjectProperty<@Nullable MapPair> pair = new SimpleObjectProperty<>(this, "pair");

    /** Nothing is selected. */
    public Selection() {
        opens.subscribe(
                now -> {
                    if (!now) {
                        upTo(0);
                    }
                });
        shown =
                Bindings.createObjectBinding(
                        () ->
                                hovered.get() != null
                                        ? hovered.get()
                                        : played.get() != null ? played.get() : pinned.get(),
                        hovered,
                        played,
                        pinned);
    }

    /** The cell under the pointer, or null. */
    public ObjectProperty<@Nullable Cell> hoveredProperty() {
        return hovered;
    }

    /** The cell that stays when the pointer leaves, or null. */
    public ObjectProperty<@Nullable Cell> pinnedProperty() {
        return pinned;
    }

    /** The cell that the clock of the open map has come to; null if none is open. */
    public ObjectProperty<@Nullable Cell> playedProperty() {
        return played;
    }

    /**
     * The weight of the open map that the clock has come to, as {@link
     * org.kernelscope.analysis.MapWeights} counts; −1 if it does not go through weights.
     */
    public IntegerProperty playedWeightProperty() {
        return playedWeight;
    }

    /** The current cell: the hovered one, else the played one, else the pinned one, else null. */
    public ObservableValue<@Nullable Cell> shownProperty() {
        return shown;
    }

    /** The levels from below the overview down to the one that is open; none for the overview. */
    public ReadOnlyObjectProperty<List<OpenLevel>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** The level that is open; null for the overview. */
    public ReadOnlyObjectProperty<@Nullable OpenLevel> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** Pins a cell; pinning it again lets it go. */
    public void togglePin(Cell cell) {
        pinned.set(cell.equals(pinned.get()) ? null : cell);
    }

    /** True if maps and numbers can be opened; if not, they are only pinned. */
    public BooleanProperty opensProperty() {
        return opens;
    }

    /**
     * Pixels of the input have gradients, but nothing computes their values: they can be opened in
     * backward mode only. Closes what can no longer be open.
     */
    public void setOpensInput(boolean now) {
        opensInput = now;
        List<OpenLevel> levels = path.get();
        for (int depth = 0; depth < levels.size() && !now; depth++) {
            if (levels.get(depth).cell().isInput()) {
                upTo(depth);
                return;
            }
        }
    }

    private boolean canOpen(Cell cell) {
        return opens.get() && (opensInput || !cell.isInput());
    }

    /**
     * Opens how the map of {@code cell} is made, in place of what was open; what cannot be opened
     * is pinned.
     */
    public void openMap(Cell cell) {
        if (canOpen(cell)) {
            show(cell, List.of(OpenLevel.ofMap(cell)));
        } else {
            togglePin(cell);
        }
    }

    /**
     * Opens how the number in {@code cell} is made: below its map; or, if a number of another layer
     * is open, below that, since it is one of the numbers that it was made from; or, if a number of
     * the same layer is open, in its place.
     */
    public void openCell(Cell cell) {
        if (!canOpen(cell)) {
            return;
        }
        List<OpenLevel> levels = new ArrayList<>(path.get());
        OpenLevel top = opened.get();
        if (top != null
                && top.depth() == OpenLevel.Depth.CELL
                && top.cell().layer() == cell.layer()) {
            moveTo(cell);
            return;
        }
        boolean below = top != null && (top.depth() == OpenLevel.Depth.CELL || top.isOfMapOf(cell));
        if (!below) {
            levels.clear();
            levels.add(OpenLevel.ofMap(cell));
        } else if (top != null && top.depth() == OpenLevel.Depth.MAP) {
            // Returning to the map restores the cell that was opened.
            levels.set(levels.size() - 1, OpenLevel.ofMap(cell));
        }
        if (levels.size() < SelectionPart.DEEPEST) {
            levels.add(OpenLevel.ofCell(cell));
            show(cell, levels);
        }
    }

    /**
     * Opens the gradient of a weight of the map of {@code cell}: below its map, or in the place of
     * another weight of it.
     *
     * @param weight as {@link org.kernelscope.analysis.MapWeights} counts
     */
    public void openWeight(Cell cell, int weight) {
        if (opens.get() && !cell.isInput()) {
            show(cell, List.of(OpenLevel.ofMap(cell), OpenLevel.ofWeight(cell, weight)));
        }
    }

    /**
     * Looks at another cell at the depth where one is; above a number is the map that it is of.
     * Another map has other weights: of a weight, the level of the map is shown.
     */
    public void moveTo(Cell cell) {
        if (opened.get() != null && opened.get().depth() == OpenLevel.Depth.WEIGHT) {
            upTo(path.get().size() - 1);
        }
        OpenLevel top = opened.get();
        if (top != null && canOpen(cell)) {
            List<OpenLevel> levels = new ArrayList<>(path.get());
            int last = levels.size() - 1;
            levels.set(last, new OpenLevel(top.depth(), cell, -1));
            if (last > 0 && levels.get(last - 1).depth() == OpenLevel.Depth.MAP) {
                levels.set(last - 1, OpenLevel.ofMap(cell));
            }
            show(cell, levels);
        }
    }

    /** Goes up again until {@code depth} levels are open. */
    public void upTo(int depth) {
        List<OpenLevel> levels = path.get();
        if (depth < levels.size()) {
            hovered.set(null);
            List<OpenLevel> rest = levels.subList(0, depth);
            if (!rest.isEmpty()) {
                pinned.set(rest.get(depth - 1).cell());
            }
            set(rest);
        }
    }

    /**
     * One level up.
     *
     * @return true if there was one
     */
    public boolean up() {
        int depth = path.get().size();
        upTo(Math.max(0, depth - 1));
        return depth > 0;
    }

    /**
     * One level up; from the overview, lets go of what is pinned.
     *
     * @return true if there was anything to leave
     */
    public boolean leave() {
        boolean pin = pinned.get() != null;
        if (up()) {
            return true;
        }
        clear();
        return pin;
    }

    /** Nothing is selected any more, and nothing open. */
    public void clear() {
        set(List.of());
        hovered.set(null);
        pinned.set(null);
    }

    /**
     * Selects what a scene says.
     *
     * @param pin the cell that stays selected; null for none
     * @param levels from below the overview down; none unless {@link #opensProperty levels can be
     *     opened}
     */
    public void restore(@Nullable Cell pin, List<OpenLevel> levels) {
        hovered.set(null);
        pinned.set(pin);
        List<OpenLevel> possible = opens.get() ? levels : List.of();
        if (!possible.equals(path.get())) {
            set(possible);
        }
    }

    private void show(Cell cell, List<OpenLevel> levels) {
        hovered.set(null);
        pinned.set(cell);
        set(levels);
    }

    private void set(List<OpenLevel> levels) {
        played.set(null);
        playedWeight.set(-1);
        path.set(List.copyOf(levels));
        opened.set(levels.isEmpty() ? null : levels.get(levels.size() - 1));
    }

    /** Two maps, one below the other, that another view points at; or null. */
    public ObjectProperty<@Nullable MapPair> pairProperty() {
        return pair;
    }

    /**
     * A map and one of the maps below that it might be made from. Immutable; any thread.
     *
     * @param layer index of the layer of {@code map}
     * @param input map of the layer below, counted from 0
     * @param map map of the layer, counted from 0
     * @param connected true if the one is made from the other
     */
    public record MapPair(int layer, int input, int map, boolean connected) {}
}
