package org.kernelscope.ui.workshop;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.workshop.WorkshopLayout.Lane;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** Paints what lies over the maps of the board: the sliding window, links and frames. */
final class OverlayPainter {
    /** The window slides in this part of a step; then the cell appears. */
    private static final double SLIDE = 0.35;

    private static final double LINKED = 0.42;

    private static final double GHOST = 0.5;

    private final RasterPen pen;
    private final WorkshopLayout layout;
    private final BoardState state;
    private final BoardResult answer;
    private final Outcome outcome;
    private final Setup setup;

    OverlayPainter(RasterPen pen, WorkshopLayout layout, BoardResult answer, BoardState state) {
        this.pen = pen;
        this.layout = layout;
        this.answer = answer;
        this.state = state;
        this.outcome = answer.outcome();
        this.setup = outcome.setup();
    }

    /** The window of the cell that is being computed, on its way from the cell before. */
    void window(ValueColours kernels) {
        Shape course = answer.course();
        int cell = (int) Math.min(state.position(), course.plane() - 1.0);
        double share = state.position() - cell;
        double back = share < SLIDE ? 1 - share / SLIDE : 0;
        int columns = course.columns();
        boolean sameRow = cell % columns > 0;
        double row = cell / columns - (sameRow || cell == 0 ? 0 : back);
        double column = cell % columns - (sameRow ? back : 0);
        if (setup.kind().isShuffle()) {
            return;
        }
        if (setup.kind() == Kind.TRANSPOSED) {
            for (Lane lane : layout.lanes()) {
                pen.window(lane.map(), row, column, 1, 1);
                if (layout.output() != null && lane.kernel() != null) {
                    ghost(
                            lane,
                            lane.partial() == null ? layout.output() : lane.partial(),
                            row,
                            column,
                            kernels);
                }
            }
            return;
        }
        for (Lane lane : layout.lanes()) {
            if (setup.kind().isPooling() ? lane.channel() == answer.map() : lane.kernel() != null) {
                ghost(lane, lane.map(), row, column, kernels);
            }
        }
    }

    /** The kernel over the cells that it multiplies. */
    private void ghost(Lane lane, Tile on, double row, double column, ValueColours kernels) {
        SlidingAxis down = outcome.down();
        SlidingAxis across = outcome.across();
        double top = row * down.stride() - down.before();
        double left = column * across.stride() - across.before();
        int rows = setup.windowRows();
        int columns = setup.windowColumns();
        if (lane.kernel() != null) {
            Tensor kernel = setup.kernel(lane.channel(), answer.map());
            boolean turned = setup.kind() == Kind.TRUE_CONV;
            for (int tap = 0; tap < kernel.size(); tap++) {
                float weight = kernel.get(turned ? kernel.size() - 1 - tap : tap);
                double x = on.cellX(left + tap % columns * across.dilation());
                double y = on.cellY(top + tap / columns * down.dilation());
                pen.overlay(x, y, on.cell(), on.cell(), kernels.of(weight), GHOST);
                if (down.dilation() > 1 || across.dilation() > 1) {
                    pen.frame(x, y, on.cell(), on.cell(), 1, pen.look().emphasis());
                }
            }
        }
        pen.window(on, top, left, down.reach(rows), across.reach(columns));
    }

    /** Marks the linked places and frames the place that is pointed at. */
    void links() {
        int colour = pen.look().training();
        Links links = state.links();
        for (Lane lane : layout.lanes()) {
            mark(lane.map(), links.inputs(), lane.channel(), colour);
            if (lane.kernel() != null) {
                mark(lane.kernel(), links.weights(), lane.plane(), colour);
            }
            if (lane.partial() != null) {
                mark(lane.partial(), links.outputs(), answer.map(), colour);
            }
        }
        if (layout.output() != null) {
            mark(layout.output(), links.outputs(), answer.map(), colour);
        }
        boolean weight = state.pointed() != null && state.pointed().area() == Area.KERNEL;
        if (layout.turned() != null && !weight) {
            // The same windows; only which weight meets which cell differs.
            mark(layout.turned(), links.outputs(), answer.map(), colour);
        }
        for (int map = 0; map < layout.others().size(); map++) {
            mark(layout.others().get(map), links.outputs(), map, colour);
        }
        region(state.region());
        frame(state.pointed());
        frame(state.cursor());
    }

    private void mark(Tile tile, BitSet cells, int plane, int colour) {
        int size = tile.rows() * tile.columns();
        double line = Math.max(1, Math.min(pen.em() / 8, tile.cell() / 5));
        for (int at = cells.nextSetBit(plane * size);
                at >= 0 && at < (plane + 1) * size;
                at = cells.nextSetBit(at + 1)) {
            double x = tile.cellX(at % size % tile.columns());
            double y = tile.cellY(at % size / tile.columns());
            if (tile.cell() >= pen.em()) {
                // Inside, so that the value stays readable.
                pen.frame(
                        x + line,
                        y + line,
                        tile.cell() - 2 * line,
                        tile.cell() - 2 * line,
                        line,
                        colour);
            } else {
                // Neighbours in a row at once: a weight of a large map has 60,000 cells.
                int rest = tile.columns() - at % size % tile.columns();
                int end = Math.min(cells.nextClearBit(at), at + rest);
                pen.overlay(x, y, (end - at) * tile.cell(), tile.cell(), colour, LINKED);
                at = end - 1;
            }
        }
    }

    /** The marked cells, with the others paler. */
    private void region(@Nullable Region region) {
        if (region == null) {
            return;
        }
        for (Lane lane : layout.lanes()) {
            Tile tile = lane.map();
            for (int row = 0; row < tile.rows(); row++) {
                boolean within = row >= region.row() && row < region.row() + region.rows();
                double left = within ? region.column() : tile.columns();
                double right = within ? left + region.columns() : tile.columns();
                dim(tile, row, 0, left);
                dim(tile, row, right, tile.columns());
            }
            pen.window(tile, region.row(), region.column(), region.rows(), region.columns());
        }
    }

    private void dim(Tile tile, int row, double from, double to) {
        double width = (to - from) * tile.cell();
        int ground = pen.look().ground();
        pen.overlay(tile.cellX(from), tile.cellY(row), width, tile.cell(), ground, 0.6);
    }

    private void frame(@Nullable Spot spot) {
        if (spot == null) {
            return;
        }
        for (Lane lane : layout.lanes()) {
            if (spot.area() == Area.INPUT) {
                frame(lane.map(), spot.index(), lane.channel());
            } else if (spot.area() == Area.KERNEL && lane.kernel() != null) {
                frame(lane.kernel(), spot.index(), lane.plane());
            }
        }
        if (spot.area() == Area.OUTPUT && layout.output() != null) {
            frame(layout.output(), spot.index(), answer.map());
            if (layout.turned() != null) {
                frame(layout.turned(), spot.index(), answer.map());
            }
        }
    }

    private void frame(Tile tile, int index, int plane) {
        int size = tile.rows() * tile.columns();
        if (index / size == plane) {
            pen.window(tile, index % size / tile.columns(), index % size % tile.columns(), 1, 1);
        }
    }
}
