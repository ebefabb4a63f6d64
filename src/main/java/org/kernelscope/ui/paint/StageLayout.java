package org.kernelscope.ui.paint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.tensor.Shape;

/**
 * Where everything stands on the stage: a pure function of the architecture, the size of the stage,
 * and how far one has zoomed in. Lengths in device pixels. Immutable; any thread.
 *
 * <p>Every number is a square of a whole number of pixels, the same for all maps of a layer.
 * Beginning with one pixel a number, the layer whose tiles are the smallest grows by one pixel as
 * long as everything fits; what room is left goes between the layers. Where a network has more
 * numbers than the stage has pixels, it begins with a pixel for 2×2 numbers, 4×4, and so on.
 */
public final class StageLayout {
    /** Above every layer: the size of a receptive field is written there. */
    private static final double LABEL = 17;

    /** Below the tallest layer. */
    private static final double FOOT = 5;

    /** A square for 32×32 numbers: the largest layer that is allowed is then small enough. */
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
     * The room between the layers that have moved aside.
     *
     * @param x left edge
     * @param width its width; 0 if nothing is open
     */
    public record Gap(int x, int width) {}

    /**
     * The room for the layers.
     *
     * @param width width of the stage
     * @param height height of the stage
     * @param top height that the headings take
     * @param unit device pixels in a length of 1 that is meant for a window of the usual size; it
     *     scales gaps and limits
     * @param headings width of each column's heading, the input first; a column is at least as wide
     */
    public record Frame(int width, int height, int top, double unit, List<Integer> headings) {
        public Frame {
            headings = List.copyOf(headings);
        }

        int units(double logical) {
            return (int) Math.round(logical * unit);
        }
    }

    /** The whole network in {@code frame}, its maps as large as they can be. */
    public static StageLayout fit(Architecture architecture, Frame frame) {
        return fit(architecture, frame, StageArrangement.GRID);
    }

    /** The whole network in {@code frame}. */
    public static StageLayout fit(
            Architecture architecture, Frame frame, StageArrangement arrangement) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(Cell.INPUT, architecture.input().shape(), frame, arrangement, 0));
        for (Layer layer : architecture.layers()) {
            int wide = isPicture(architecture, layer) ? RbfCodes.COLUMNS : 0;
            columns.add(new Column(layer.index(), layer.outputShape(), frame, arrangement, wide));
        }
        grow(columns, frame);
        return new StageLayout(place(columns, frame), frame, 1);
    }

    /** Whether the units of a layer are compared with pictures, and so stand as one. */
    private static boolean isPicture(Architecture architecture, Layer layer) {
        int above = layer.index() + 1;
        return above < architecture.layers().size()
                && layer.outputShape().isUnits()
                && architecture.layers().get(above).spec().givesPenalties();
    }

    private static void grow(List<Column> columns, Frame frame) {
        int gap = leastGap(frame, columns.size());
        int room = frame.width() - (columns.size() + 1) * gap;
        // Smaller maps are of no use where the headings alone are too wide.
        int wanted = frame.headings().stream().mapToInt(Integer::intValue).sum();
        int enough = Math.max(room, wanted);
        for (int size = 1; size > SMALLEST && !fits(columns, enough); size--) {
            for (Column column : columns) {
                column.resize(size - 1);
            }
        }
        List<Column> growing = new ArrayList<>(columns);
        Optional<Column> next = smallest(growing, columns);
        while (next.isPresent()) {
            Column column = next.get();
            int before = column.size;
            column.resize(before + 1);
            if (!column.fits || !fits(columns, room)) {
                column.resize(before);
                growing.remove(column);
            }
            next = smallest(growing, columns);
        }
    }

    private static boolean fits(List<Column> columns, int room) {
        return columns.stream().mapToInt(each -> each.width).sum() <= room
                && columns.stream().allMatch(column -> column.tall);
    }

    /** In a deep network the layers stand closer together. */
    private static int leastGap(Frame frame, int columns) {
        return Math.min(frame.units(14), frame.width() / (8 * columns));
    }

    /** Which layer is to grow next: the least prominent one that may. */
    private static Optional<Column> smallest(List<Column> growing, List<Column> columns) {
        return growing.stream()
                .filter(column -> mayGrow(column, columns))
                .min(Comparator.comparingDouble(Column::prominence));
    }

    /**
     * From left to right maps become smaller, so none may look larger than those of the layer
     * before; and the input, which is alone, waits for the first layer, lest it take all the room.
     */
    private static boolean mayGrow(Column column, List<Column> columns) {
        Column first = columns.get(1);
        return column.layer == Cell.INPUT
                ? first.shape.isUnits() || column.size <= first.size
                : column.mayGrowBeside(columns.get(column.layer));
    }

    private static List<LayerBox> place(List<Column> columns, Frame frame) {
        int used = columns.stream().mapToInt(column -> column.width).sum();
        int free = Math.max(0, frame.width() - used);
        int gap = Math.min(frame.units(72), free / (columns.size() + 1));
        int x = (frame.width() - used - gap * (columns.size() - 1)) / 2;
        List<LayerBox> boxes = new ArrayList<>();
        for (Column column : columns) {
            boxes.add(column.at(x));
            x += column.width + gap;
        }
        return boxes;
    }

    /**
     * The same stage {@code factor} times as large, of which one sees the part that begins at
     * {@code dx, dy} (in zoomed pixels).
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
     * The stage on which a map of layer {@code layer} is open, or is being opened: a pure function
     * of the network, the room, the layer and the progress.
     *
     * @param progress 0 for the whole network, 1 for the layers aside and a gap between the layer
     *     before and this one
     */
    public static StageLayout opened(
            Architecture architecture, Frame frame, int layer, double progress) {
        StageLayout whole = fit(architecture, frame);
        return StageSlide.between(whole, StageSlide.aside(whole, layer), progress);
    }

    /** How far the layers have moved aside for an open map: 0 … 1. */
    public double openness() {
        return openness;
    }

    /** The room between the layers before the open one and the others. */
    public Gap gap() {
        return gap;
    }

    /** The room that the stage was laid out for. */
    public Frame frame() {
        return frame;
    }

    /** How many times larger than fitting. */
    public int zoom() {
        return zoom;
    }

    /** The layers' places, the input first. */
    public List<LayerBox> boxes() {
        return boxes;
    }

    /**
     * How wide the heading of a layer could be without any layer having to become smaller.
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

    /** The cell whose square holds the point, if any; the gaps between tiles belong to none. */
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
            int channel = dy / stepY * box.columns() + dx / stepX;
            boolean inTile = dx % stepX < box.tileWidth() && dy % stepY < box.tileHeight();
            if (inTile && channel < box.shape().channels()) {
                // Where a square stands for several numbers, it has the colour of the first.
                int row = dy % stepY / box.cell() * box.step();
                int column = dx % stepX / box.cell() * box.step();
                return Optional.of(new Cell(box.layer(), channel, row, column));
            }
        }
        return Optional.empty();
    }

    /** A layer while its size is being found. */
    private static final class Column {
        private final int layer;
        private final Shape shape;
        private final Frame frame;
        private final StageArrangement arrangement;

        /** How many must stand side by side; 0 if that is free. */
        private final int wide;

        /** Side of a square in pixels; 0 for a pixel for 2×2 numbers, −1 for 4×4, and so on. */
        private int size;

        private int gap;
        private int cell;
        private int step;
        private int columns;
        private int rows;
        private int width;
        private boolean tall;
        private boolean fits;

        Column(int layer, Shape shape, Frame frame, StageArrangement arrangement, int wide) {
            this.layer = layer;
            this.shape = shape;
            this.frame = frame;
            this.arrangement = arrangement;
            this.wide = wide;
            resize(1);
        }

        /** Few units (the ten classes) stand apart; many stand close. */
        private static double unitGap(Shape shape) {
            return shape.channels() <= 16 ? 8 : 2;
        }

        void resize(int newSize) {
            size = newSize;
            cell = Math.max(1, size);
            step = size > 0 ? 1 : 1 << (1 - size);
            int room = frame.height() - frame.top() - frame.units(LABEL) - frame.units(FOOT);
            gap = gap();
            // Rather closer together than in one more column, which takes the width of a layer.
            int tight = shape.isUnits() ? gap : Math.max(1, gap / 3);
            if (needed(room, tight) < needed(room, gap)) {
                gap = tight;
            }
            int maps = shape.channels();
            columns = columns(maps, needed(room, gap));
            rows = (maps + columns - 1) / columns;
            width = Math.max(grid(), frame.headings().get(layer + 1));
            tall = rows * (tileHeight() + gap) - gap <= room;
            boolean modest =
                    shape.isUnits()
                            ? cell <= frame.units(isFew() ? 40 : 22)
                            : tileWidth() <= frame.units(240);
            // A column of many single numbers would be a hair; two of them are still a column.
            int most = shape.isUnits() ? 2 : 1;
            boolean inColumn = columns <= most || size <= 1 || wide > 0;
            fits = tall && modest && (arrangement == StageArrangement.GRID || inColumn);
        }

        /** Tiles stand closer together where there are more numbers than pixels. */
        private int gap() {
            int usual = Math.max(1, frame.units(shape.isUnits() ? unitGap(shape) : 6));
            return size > 0 ? usual : Math.max(size == 0 ? 1 : 0, usual >> (2 - size));
        }

        /** How many columns are needed at the least, so that none is higher than {@code room}. */
        private int needed(int room, int between) {
            int perColumn = Math.max(1, (room + between) / (tileHeight() + between));
            return (shape.channels() + perColumn - 1) / perColumn;
        }

        private int tileWidth() {
            return LayerBox.squares(shape.columns(), step) * cell;
        }

        private int tileHeight() {
            return LayerBox.squares(shape.rows(), step) * cell;
        }

        private int grid() {
            return columns * (tileWidth() + gap) - gap;
        }

        private int columns(int maps, int needed) {
            if (wide > 0) {
                return wide;
            }
            // Classes stand one above another, each with its name beside it.
            return isFew()
                    ? 1
                    : arrangement == StageArrangement.COLUMNS ? needed : evenColumns(maps, needed);
        }

        private boolean isFew() {
            return shape.isUnits() && shape.channels() <= 16;
        }

        /** At least {@code needed} columns; a few more if then all rows are full. */
        private int evenColumns(int maps, int needed) {
            for (int candidate = needed; candidate <= Math.min(maps, 2 * needed); candidate++) {
                // Where every pixel counts, none is given away for full rows.
                if (maps % candidate == 0 && (size > 1 || candidate < 1.5 * needed)) {
                    return candidate;
                }
            }
            return needed;
        }

        /**
         * How large the layer looks: a tile's side; a unit counts for more, since it has less to
         * show.
         */
        double prominence() {
            return shape.isUnits() ? size * 5.0 : tileWidth();
        }

        /**
         * Whether the next size would not be larger than that of the layer before; units and maps
         * are not compared.
         */
        boolean mayGrowBeside(Column before) {
            return shape.isUnits()
                    || before.shape.isUnits()
                    || size < 1
                    || (cell + 1) * shape.columns() <= before.tileWidth();
        }

        LayerBox at(int x) {
            int high = rows * (tileHeight() + gap) - gap;
            int middle = (frame.height() - frame.top() - high) / 2;
            int y = frame.top() + Math.max(frame.units(LABEL), middle);
            int left = x + (width - grid()) / 2;
            return new LayerBox(layer, shape, left, y, columns, rows, cell, step, gap);
        }
    }
}
