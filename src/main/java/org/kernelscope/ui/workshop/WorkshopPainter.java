package org.kernelscope.ui.workshop;

import java.util.List;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.workshop.WorkshopLayout.Lane;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** Paints the board of the workshop. A pure function of its arguments. */
final class WorkshopPainter {
    /** The middle of a caption is so many em above a map. */
    private static final double CAPTION = 0.75;

    private final RasterPen pen;
    private final CellValues values;
    private final Texts texts;
    private final WorkshopLayout layout;
    private final BoardState state;
    private final BoardResult answer;
    private final Outcome outcome;
    private final Setup setup;

    WorkshopPainter(
            RasterPen pen,
            Texts texts,
            WorkshopLayout layout,
            BoardResult answer,
            BoardState state) {
        this.pen = pen;
        this.values = new CellValues(pen);
        this.texts = texts;
        this.layout = layout;
        this.answer = answer;
        this.state = state;
        this.outcome = answer.outcome();
        this.setup = outcome.setup();
    }

    /**
     * Paints the board.
     *
     * @param matrices their layout, for the panels that show some
     */
    void paint(WorkshopPanel panel, MatrixLayout matrices) {
        ValueColours inputs = pen.signedColours(setup.input().absMax());
        ValueColours kernels = pen.signedColours(setup.kernels().absMax());
        Tensor output = outcome.output();
        float largest = output == null ? 0 : output.absMax();
        for (Tensor partial : answer.partials()) {
            largest = Math.max(largest, partial.absMax());
        }
        Tensor turned = answer.turned();
        largest = turned == null ? largest : Math.max(largest, turned.absMax());
        ValueColours outputs = pen.signedColours(largest);
        List<Tensor> partials = answer.partials();
        Tensor shown = output == null ? null : output.channel(answer.map());
        boolean stamping = setup.kind() == Kind.TRANSPOSED && state.isWalking();
        if (stamping) {
            partials = stamped();
            shown = sum(partials);
        }
        double count = state.isWalking() && !stamping ? state.position() : Double.MAX_VALUE;
        int at = 0;
        for (Lane lane : layout.lanes()) {
            input(lane, inputs);
            if (lane.kernel() != null) {
                Tensor kernel = setup.kernel(lane.channel(), answer.map());
                pen.map(lane.kernel(), kernel, kernels);
                values.write(lane.kernel(), kernel, kernels);
                sign("∗", lane.map(), lane.kernel());
            }
            if (lane.partial() != null && at < partials.size()) {
                Tensor partial = partials.get(at);
                pen.map(lane.partial(), partial, outputs, count);
                if (count >= partial.size()) {
                    values.write(lane.partial(), partial, outputs);
                }
                Tile before = lane.kernel() == null ? lane.map() : lane.kernel();
                sign("=", before, lane.partial());
            }
            at += lane.kernel() == null ? 0 : 1;
        }
        if (layout.output() != null && shown != null) {
            output(layout.output(), shown, outputs, count);
            if (layout.turned() != null && turned != null) {
                output(layout.turned(), turned, outputs, count);
            }
            others(output, outputs);
        }
        captions();
        OverlayPainter overlay = new OverlayPainter(pen, layout, answer, state);
        if (state.isWalking()) {
            overlay.window(kernels);
        }
        overlay.links();
        if (panel == WorkshopPanel.PRODUCTS) {
            if (output != null) {
                new ProductsPainter(pen, texts, layout, answer, state).paint(inputs, outputs);
            }
        } else {
            new MatrixPainter(pen, texts, layout.products(), matrices, answer, state)
                    .paint(panel, inputs, kernels, outputs);
        }
    }

    /** The first {@code count} cells of an output map with their values. */
    private void output(Tile tile, Tensor map, ValueColours colours, double count) {
        pen.map(tile, map, colours, count);
        values.write(tile, map, colours, (int) Math.min(count, map.size()));
    }

    private void input(Lane lane, ValueColours colours) {
        Tile tile = lane.map();
        Tensor map = setup.input().channel(lane.channel());
        padding(lane, map, colours);
        pen.map(tile, map, colours);
        values.write(tile, map, colours);
        if (outcome.output() != null && !setup.kind().isShuffle()) {
            unread(tile);
        }
        if (setup.isRemoved(lane.channel())) {
            int ground = pen.look().ground();
            pen.overlay(tile.x(), tile.y(), tile.width(), tile.height(), ground, 0.8);
            double line = pen.em() / 6;
            pen.line(
                    tile.x(),
                    tile.y() + tile.height(),
                    tile.x() + tile.width(),
                    tile.y(),
                    line,
                    pen.look().quiet(),
                    1);
        }
    }

    /** The cells around the map, paler, with what the padding holds. */
    private void padding(Lane lane, Tensor map, ValueColours colours) {
        Tile tile = lane.map();
        int rows = tile.rows();
        int columns = tile.columns();
        SlidingAxis down = outcome.down();
        SlidingAxis across = outcome.across();
        boolean possible = outcome.output() != null;
        for (int row = -lane.before()[0]; row < rows + lane.after()[0]; row++) {
            for (int column = -lane.before()[1]; column < columns + lane.after()[1]; column++) {
                if (row >= 0 && row < rows && column >= 0 && column < columns) {
                    continue;
                }
                int r = possible ? down.mode().source(row, rows) : -1;
                int c = possible ? across.mode().source(column, columns) : -1;
                float value = r < 0 || c < 0 ? 0 : map.at(0, r, c);
                double x = tile.cellX(column);
                double y = tile.cellY(row);
                double side = tile.cell();
                pen.fill(x, y, side, side, colours.of(value));
                pen.overlay(x, y, side, side, pen.look().ground(), 0.5);
                if (side >= pen.em()) {
                    int quiet = pen.look().quiet();
                    String text = CellValues.plain(value);
                    double size = values.size(side, text);
                    if (size >= CellValues.SMALLEST) {
                        pen.write(
                                text,
                                x + side / 2,
                                y + side / 2,
                                Face.NUMBER,
                                size,
                                quiet,
                                HPos.CENTER);
                    }
                }
            }
        }
        double line = Math.max(1, pen.em() / 13);
        pen.frame(
                tile.cellX(-lane.before()[1]),
                tile.cellY(-lane.before()[0]),
                (columns + lane.before()[1] + lane.after()[1]) * tile.cell(),
                (rows + lane.before()[0] + lane.after()[0]) * tile.cell(),
                line,
                pen.look().tileFrame());
    }

    /** Hatches the cells that no window reads. */
    private void unread(Tile tile) {
        if (setup.kind() == Kind.TRANSPOSED) {
            return;
        }
        boolean[] rows = outcome.down().read(tile.rows(), setup.windowRows());
        boolean[] columns = outcome.across().read(tile.columns(), setup.windowColumns());
        double line = Math.max(1, pen.em() / 10);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                if (!rows[row] || !columns[column]) {
                    double x = tile.cellX(column);
                    double y = tile.cellY(row);
                    double side = tile.cell();
                    pen.line(x, y + side, x + side, y, line, pen.look().quiet(), 0.9);
                    if (side > pen.em()) {
                        double half = side / 2;
                        pen.line(x, y + half, x + half, y, line, pen.look().quiet(), 0.9);
                        pen.line(
                                x + half,
                                y + side,
                                x + side,
                                y + half,
                                line,
                                pen.look().quiet(),
                                0.9);
                    }
                }
            }
        }
    }

    /** The stamps of the input cells so far, for each lane. */
    private List<Tensor> stamped() {
        int count = (int) Math.floor(state.position());
        float[] values = setup.input().toArray();
        int plane = setup.input().shape().plane();
        for (int i = 0; i < values.length; i++) {
            if (i % plane >= count) {
                values[i] = 0;
            }
        }
        Setup part = setup.withInput(Tensor.takeOver(setup.input().shape(), values));
        return new Outcome(
                        part,
                        outcome.down(),
                        outcome.across(),
                        outcome.rows(),
                        outcome.columns(),
                        outcome.output(),
                        null)
                .partials(answer.map());
    }

    private Tensor sum(List<Tensor> partials) {
        float[] sums = partials.get(0).toArray();
        for (int i = 0; i < sums.length; i++) {
            double sum = setup.bias().get(answer.map());
            for (Tensor partial : partials) {
                sum += partial.get(i);
            }
            sums[i] = (float) sum;
        }
        return Tensor.takeOver(partials.get(0).shape(), sums);
    }

    private void others(@Nullable Tensor output, ValueColours colours) {
        for (int map = 0; map < layout.others().size() && output != null; map++) {
            Tile tile = layout.others().get(map);
            pen.map(tile, output.channel(map), colours);
            if (map == answer.map()) {
                pen.frame(
                        tile.x(),
                        tile.y(),
                        tile.width(),
                        tile.height(),
                        Math.max(2, pen.em() / 6),
                        pen.look().emphasis());
            }
        }
    }

    private void captions() {
        double y = 0.7 * pen.em();
        Lane first = layout.lanes().get(0);
        double next = Double.MAX_VALUE;
        if (layout.output() != null) {
            String name =
                    layout.others().isEmpty()
                            ? texts.get("workshop.board.output")
                            : texts.get("workshop.board.outputMap", answer.map() + 1);
            boolean beside = layout.products().x() > layout.output().x();
            double end = beside ? layout.products().x() : pen.raster().width();
            Tile turned = layout.turned();
            if (turned != null) {
                boolean conv = setup.kind() == Kind.CONV;
                String own = texts.get("workshop.board.notTurned");
                String other = texts.get("workshop.board.turned");
                name = conv ? own : other;
                boolean stacked = turned.x() == layout.output().x();
                double above = stacked ? turned.y() - CAPTION * pen.em() : y;
                pen.captionUpTo(conv ? other : own, turned.x(), above, end);
                end = stacked ? end : turned.x();
            }
            pen.captionUpTo(name, layout.output().x(), y, end);
            next = layout.output().x();
        }
        if (first.partial() != null) {
            pen.captionUpTo(texts.get("workshop.board.partial"), first.partial().x(), y, next);
            next = first.partial().x();
        }
        if (first.kernel() != null) {
            pen.captionUpTo(texts.get("workshop.board.kernel"), first.kernel().x(), y, next);
            next = first.kernel().x();
        }
        pen.captionUpTo(
                texts.get("workshop.board.input"), first.map().cellX(-first.before()[1]), y, next);
    }

    private void sign(String sign, Tile left, Tile right) {
        double x = (left.x() + left.width() + right.x()) / 2;
        pen.write(
                sign,
                x,
                right.y() + right.height() / 2,
                Face.TEXT,
                1.2,
                pen.look().quiet(),
                HPos.CENTER);
    }
}
