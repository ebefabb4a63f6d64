package org.kernelscope.ui.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.RbfCodes;

/**
 * The layout of the stage: a pure function of the architecture, the size of the stage and the zoom.
 * Lengths in device pixels. Immutable.
 *
 * <p>Every value is a square of a whole number of pixels, the same in all maps of a layer. Starting
 * with one pixel for each value, the layer with the smallest tiles grows by one pixel at a time
 * while everything fits. The remaining space goes between the layers. A network with more values
 * than the stage has pixels starts with a pixel for 2×2 values, 4×4, and so on.
 */
public final class StageLayout {
    /** Space above every layer, for the size of a receptive field, at the usual size of text. */
    private static final double LABEL = 17;

    /** Space below the tallest layer. */
    static final double FOOT = 5;

    /** A square for 32×32 values: small enough for the largest layer that is allowed. */
    private static final int SMALLEST = -4;

    private final List<LayerBox> boxes;
    private final Frame frame;
    private final int zoom;
    private final double openness;
    private final Gap gap;

    private StageLayout(List<LayerBox> boxes, Frame frame, int zoom) {
        this(boxes, frame, zoom, 0, new Gap(frame.width() / 2, 0));
    }

    StageLayout(List<LayerBox> boxes, Frame frame, int zoom, double openness, Gap gap) {
        this.boxes = List.copyOf(boxes);
        this.frame = frame;
        this.zoom = zoom;
        this.openness = openness;
        this.gap = gap;
    }

    /**
     * The space between the layers that have moved aside.
     *
     * @param x left edge
     * @param width width; 0 if nothing is open
     */
    public record Gap(int x, int width) {}

    /**
     * The space for the layers.
     *
     * @param width width of the stage
     * @param height height of the stage
     * @param top height of the headings
     * @param unit scale of gaps and limits: device pixels for a logical pixel of a window of the
     *     usual size
     * @param line height of a line of text, which has room above every layer and beside every class
     * @param headings width of the heading of each layer, the input first; a lower bound for the
     *     width of its column
     */
    public record Frame(
            int width, int height, int top, double unit, double line, List<Integer> headings) {
        public Frame {
            headings = List.copyOf(headings);
        }

        /** A frame for text of the usual size. */
        public Frame(int width, int height, int top, double unit, List<Integer> headings) {
            this(width, height, top, unit, LABEL * unit, headings);
        }

        int label() {
            return (int) Math.round(line);
        }

        int units(double logical) {
            return (int) Math.round(logical * unit);
        }
    }

    /** Lays out the whole network in {@code frame}, with maps as large as possible. */
    public static StageLayout fit(Architecture architecture, Frame frame) {
        return fit(architecture, frame, StageArrangement.GRID);
    }

    /** Lays out the whole network in {@code frame}. */
    public static StageLayout fit(
            Architecture architecture, Frame frame, StageArrangement arrangement) {
        List<LayerColumn> columns = new ArrayList<>();
        columns.add(
                new LayerColumn(Cell.INPUT, architecture.input().shape(), frame, arrangement, 0));
        for (Layer layer : architecture.layers()) {
            int wide = isBitmap(architecture, layer) ? RbfCodes.COLUMNS : 0;
            columns.add(
                    new LayerColumn(layer.index(), layer.outputShape(), frame, arrangement, wide));
        }
        grow(columns, frame);
        return new StageLayout(place(columns, frame), frame, 1);
    }

    /** True if an RBF output compares the units of a layer with bitmaps: they are shown as one. */
    private static boolean isBitmap(Architecture architecture, Layer layer) {
        int above = layer.index() + 1;
        return above < architecture.layers().size()
                && layer.outputShape().isUnits()
                && architecture.layers().get(above).spec().givesPenalties();
    }

    private static void grow(List<LayerColumn> columns, Frame frame) {
        int gap = leastGap(frame, columns.size());
        int room = frame.width() - (columns.size() + 1) * gap;
        // Smaller maps do not help if the headings alone are too wide.
        int wanted = frame.headings().stream().mapToInt(Integer::intValue).sum();
        int enough = Math.max(room, wanted);
        for (int size = 1; size > SMALLEST && !fits(columns, enough); size--) {
            for (LayerColumn column : columns) {
                column.resize(size - 1);
            }
        }
        List<LayerColumn> growing = new ArrayList<>(columns);
        Optional<LayerColumn> next = smallest(growing, columns);
        while (next.isPresent()) {
            LayerColumn column = next.get();
            int before = column.size();
            column.resize(before + 1);
            if (!column.fits() || !fits(columns, room)) {
                column.resize(before);
                growing.remove(column);
            }
            next = smallest(growing, columns);
        }
    }

    private static boolean fits(List<LayerColumn> columns, int room) {
        return columns.stream().mapToInt(LayerColumn::width).sum() <= room
                && columns.stream().allMatch(LayerColumn::fitsHeight);
    }

    /** The smallest gap between layers, narrower in a deep network. */
    private static int leastGap(Frame frame, int columns) {
        return Math.min(frame.units(14), frame.width() / (8 * columns));
    }

    /** The layer that grows next: the least prominent one that may. */
    private static Optional<LayerColumn> smallest(
            List<LayerColumn> growing, List<LayerColumn> columns) {
        return growing.stream()
                .filter(column -> mayGrow(column, columns))
                .min(Comparator.comparingDouble(LayerColumn::prominence));
    }

    /**
     * Maps become smaller from left to right, so none may look larger than those of the previous
     * layer. The input, a single map, grows only with the first layer, or it would take all space.
     */
    private static boolean mayGrow(LayerColumn column, List<LayerColumn> columns) {
        LayerColumn first = columns.get(1);
        return column.layer() == Cell.INPUT
                ? first.isUnits() || column.size() <= first.size()
                : column.mayGrowBeside(columns.get(column.layer()));
    }

    private static List<LayerBox> place(List<LayerColumn> columns, Frame frame) {
        int used = columns.stream().mapToInt(LayerColumn::width).sum();
        int free = Math.max(0, frame.width() - used);
        int gap = Math.min(frame.units(72), free / (columns.size() + 1));
        int x = (frame.width() - used - gap * (columns.size() - 1)) / 2;
        List<LayerBox> boxes = new ArrayList<>();
        for (LayerColumn column : columns) {
            boxes.add(column.at(x));
            x += column.width() + gap;
        }
        return boxes;
    }

    /**
     * The same stage {@code factor} times as large, with the visible part starting at {@code dx,
     * dy} (in zoomed pixels).
     */
    public StageLayout zoomed(int factor, int dx, int dy) {
        List<LayerBox> zoomed = new ArrayList<>();
        for (LayerBox box : boxes) {
            LayerBox lifted = box.at(box.x(), box.y() - frame.top());
            zoomed.add(lifted.zoomed(factor, dx, dy - frame.top()));
        }
        return new StageLayout(zoomed, frame, zoom * factor);
    }

    /**
     * The stage while a map of layer {@code layer} is being opened.
     *
     * @param progress 0 for the whole network, 1 for the layers aside with a gap to the left of the
     *     layer
     */
    public static StageLayout opened(
            Architecture architecture, Frame frame, int layer, double progress) {
        StageLayout whole = fit(architecture, frame);
        return StageSlide.between(whole, StageSlide.aside(whole, layer), progress);
    }

    /** The share of the way that the layers have moved aside for an open map, 0 … 1. */
    public double openness() {
        return openness;
    }

    /** The space between the layers before the open one and the others. */
    public Gap gap() {
        return gap;
    }

    /** The space that the stage was laid out for. */
    public Frame frame() {
        return frame;
    }

    /** The zoom factor; 1 for the whole network. */
    public int zoom() {
        return zoom;
    }

    /** The places of the layers, the input first. */
    public List<LayerBox> boxes() {
        return boxes;
    }

    /**
     * The width that the heading of a layer can have without shrinking any layer.
     *
     * @param index of the layer among {@link #boxes}, the input first
     */
    public int roomAbove(int index) {
        int used = 0;
        for (int i = 0; i < boxes.size(); i++) {
            used += column(i);
        }
        int free = frame.width() - used;
        int spare = free / (boxes.size() + 1) - leastGap(frame, boxes.size());
        return column(index) + Math.max(0, spare);
    }

    private int column(int index) {
        return Math.max(boxes.get(index).width(), frame.headings().get(index));
    }

    /** The place of layer {@code layer}; {@link Cell#INPUT} for the input. */
    public LayerBox box(int layer) {
        return boxes.get(layer + 1);
    }

    /** The cell whose square contains the point, if any. */
    public Optional<Cell> cellAt(double x, double y) {
        if (y < frame.top()) {
            return Optional.empty();
        }
        for (LayerBox box : boxes) {
            int dx = (int) Math.floor(x) - box.x();
            int dy = (int) Math.floor(y) - box.y();
            if (dx < 0 || dy < 0 || dx >= box.width() || dy >= box.height()) {
                continue;
            }
            int stepX = box.tileWidth() + box.gap();
            int stepY = box.tileHeight() + box.gap();
            OptionalInt channel = box.channelAt(dy / stepY, dx / stepX);
            boolean inTile = dx % stepX < box.tileWidth() && dy % stepY < box.tileHeight();
            if (inTile && channel.isPresent()) {
                // A square for several values has the colour of the first.
                int row = dy % stepY / box.cell() * box.step();
                int column = dx % stepX / box.cell() * box.step();
                return Optional.of(new Cell(box.layer(), channel.getAsInt(), row, column));
            }
        }
        return Optional.empty();
    }
}
