package org.kernelscope.ui.workshop;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.Sliding;
import org.kernelscope.op.TransposedConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.workshop.WorkshopLayout.Lane;
import org.kernelscope.ui.workshop.WorkshopModel.Answer;
import org.kernelscope.workshop.Kind;
import org.kernelscope.workshop.Links;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/** Paints the board of the workshop. A pure function of its arguments. */
final class WorkshopPainter {
    /** The window slides in this part of a step; then the cell appears. */
    private static final double SLIDE = 0.35;

    private static final double LINKED = 0.42;

    private static final double GHOST = 0.5;

    /** Smallest size in em in which a value is written into a cell. */
    private static final double SMALLEST = 0.62;

    private final RasterPen pen;
    private final Texts texts;
    private final WorkshopLayout layout;
    private final Moment moment;
    private final Answer answer;
    private final Outcome outcome;
    private final Setup setup;

    /**
     * What is seen of an answer.
     *
     * @param position of the clock; the length of the clock or more shows everything
     * @param length of the clock
     * @param products true if the clock goes over the products of {@code cell}
     * @param cell the cell whose products are shown, within the map that the clock visits
     * @param links the linked places
     * @param pointed the place that they are linked with; null for none
     * @param cursor the place that keys act on; null while the board has no focus
     */
    record Moment(
            double position,
            double length,
            boolean products,
            int cell,
            Links links,
            @Nullable Spot pointed,
            @Nullable Spot cursor) {
        boolean isWalking() {
            return !products && position < length;
        }
    }

    WorkshopPainter(
            RasterPen pen, Texts texts, WorkshopLayout layout, Answer answer, Moment moment) {
        this.pen = pen;
        this.texts = texts;
        this.layout = layout;
        this.answer = answer;
        this.moment = moment;
        this.outcome = answer.outcome();
        this.setup = outcome.setup();
    }

    /**
     * Paints the board.
     *
     * @param matrices where they are, for the panels that show some
     */
    void paint(WorkshopPanel panel, MatrixLayout matrices) {
        ValueColours inputs = pen.signedColours(setup.input().absMax());
        ValueColours kernels = pen.signedColours(setup.kernels().absMax());
        Tensor output = outcome.output();
        float largest = output == null ? 0 : output.absMax();
        for (Tensor partial : answer.partials()) {
            largest = Math.max(largest, partial.absMax());
        }
        ValueColours outputs = pen.signedColours(largest);
        List<Tensor> partials = answer.partials();
        Tensor shown = output == null ? null : output.channel(answer.map());
        boolean stamping = setup.kind() == Kind.TRANSPOSED && moment.isWalking();
        if (stamping) {
            partials = stamped();
            shown = sum(partials);
        }
        double count = moment.isWalking() && !stamping ? moment.position() : Double.MAX_VALUE;
        int at = 0;
        for (Lane lane : layout.lanes()) {
            input(lane, inputs);
            if (lane.kernel() != null) {
                Tensor kernel = setup.kernel(lane.channel(), answer.map());
                pen.map(lane.kernel(), kernel, kernels);
                values(lane.kernel(), kernel, kernels);
                sign("∗", lane.map(), lane.kernel());
            }
            if (lane.partial() != null && at < partials.size()) {
                Tensor partial = partials.get(at);
                pen.map(lane.partial(), partial, outputs, count);
                if (count >= partial.size()) {
                    values(lane.partial(), partial, outputs);
                }
                Tile before = lane.kernel() == null ? lane.map() : lane.kernel();
                sign("=", before, lane.partial());
            }
            at += lane.kernel() == null ? 0 : 1;
        }
        if (layout.output() != null && shown != null) {
            pen.map(layout.output(), shown, outputs, count);
            if (count >= shown.size()) {
                values(layout.output(), shown, outputs);
            } else {
                valuesUpTo(layout.output(), shown, outputs, (int) Math.floor(count));
            }
            others(output, outputs);
        }
        captions();
        if (moment.isWalking()) {
            window(kernels);
        }
        links();
        if (panel == WorkshopPanel.PRODUCTS) {
            if (output != null) {
                products(inputs, outputs);
            }
        } else {
            new MatrixPainter(pen, texts, layout.products(), matrices, answer, moment)
                    .paint(panel, inputs, kernels, outputs);
        }
    }

    private void input(Lane lane, ValueColours colours) {
        Tile tile = lane.map();
        Tensor map = setup.input().channel(lane.channel());
        padding(lane, map, colours);
        pen.map(tile, map, colours);
        values(tile, map, colours);
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
        Sliding down = outcome.down();
        Sliding across = outcome.across();
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
                    String text = plain(value);
                    double size = size(side, text);
                    if (size >= SMALLEST) {
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

    /** What the input cells so far have stamped, for each lane. */
    private List<Tensor> stamped() {
        int count = (int) Math.floor(moment.position());
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
            caption(name, layout.output().x(), y, pen.raster().width());
            next = layout.output().x();
        }
        if (first.partial() != null) {
            caption(texts.get("workshop.board.partial"), first.partial().x(), y, next);
            next = first.partial().x();
        }
        if (first.kernel() != null) {
            caption(texts.get("workshop.board.kernel"), first.kernel().x(), y, next);
            next = first.kernel().x();
        }
        caption(texts.get("workshop.board.input"), first.map().cellX(-first.before()[1]), y, next);
    }

    /** A caption, unless there is no room for it. */
    private void caption(String text, double x, double y, double end) {
        if (x + pen.captionWidth(text) <= end) {
            pen.caption(text, x, y);
        }
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

    /** The window of the cell that is being computed, on its way from the cell before. */
    private void window(ValueColours kernels) {
        Shape course = answer.course();
        int cell = (int) Math.min(moment.position(), course.plane() - 1.0);
        double share = moment.position() - cell;
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
        Sliding down = outcome.down();
        Sliding across = outcome.across();
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

    private void links() {
        int colour = pen.look().training();
        Links links = moment.links();
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
        for (int map = 0; map < layout.others().size(); map++) {
            mark(layout.others().get(map), links.outputs(), map, colour);
        }
        frame(moment.pointed());
        frame(moment.cursor());
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
                pen.overlay(x, y, tile.cell(), tile.cell(), colour, LINKED);
            }
        }
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
        }
    }

    private void frame(Tile tile, int index, int plane) {
        int size = tile.rows() * tile.columns();
        if (index / size == plane) {
            pen.window(tile, index % size / tile.columns(), index % size % tile.columns(), 1, 1);
        }
    }

    /** The cell whose products are shown, within the output map. */
    private int outputCell() {
        Spot pointed = moment.pointed();
        Tensor output = outcome.output();
        if (output == null) {
            return 0;
        }
        if (pointed != null && pointed.area() == Area.OUTPUT) {
            return pointed.index() % output.shape().plane();
        }
        return Math.min(moment.cell(), output.shape().plane() - 1);
    }

    private void products(ValueColours inputs, ValueColours outputs) {
        int cell = outputCell();
        Tensor output = outcome.output();
        if (output == null) {
            return;
        }
        int row = cell / output.shape().columns();
        int column = cell % output.shape().columns();
        caption(
                texts.get(
                        "workshop.board.cell",
                        row + 1,
                        column + 1,
                        plain(output.at(answer.map(), row, column))),
                layout.products().x(),
                layout.products().y() + 0.7 * pen.em(),
                pen.raster().width());
        switch (setup.kind()) {
            case CONV, TRUE_CONV -> multiplied(row, column, outputs);
            case TRANSPOSED -> stamps(row, column);
            case SHUFFLE, UNSHUFFLE -> {}
            default -> pooled(row, column, inputs);
        }
    }

    /** Each product as a cell, with its factors where there is room for them. */
    private void multiplied(int row, int column, ValueColours outputs) {
        Convolution.Trace trace =
                outcome.convolution()
                        .trace(
                                setup.heard(),
                                setup.kernels(),
                                setup.bias(),
                                answer.map(),
                                row,
                                column);
        int taps = setup.windowRows() * setup.windowColumns();
        int columns = setup.windowColumns();
        int lanes = trace.partialSums().size();
        double position = moment.products() ? moment.position() : Double.MAX_VALUE;
        int lane = lane(lanes, taps, position);
        Tensor patch = trace.patch().channel(lane);
        Tensor kernel = trace.kernel().channel(lane);
        float[] products = new float[taps];
        String[] terms = new String[taps];
        double widest = 0;
        for (int i = 0; i < taps; i++) {
            products[i] = patch.get(i) * kernel.get(i);
            terms[i] = plain(patch.get(i)) + "·" + plain(kernel.get(i));
            widest = Math.max(widest, pen.width(terms[i], Face.NUMBER, 1));
        }
        Sheet sheet = new Sheet(setup.windowRows(), columns, lanes + 2, widest);
        double shown = position - (double) lane * taps;
        for (int i = 0; i < taps; i++) {
            double x = sheet.x + i % columns * sheet.width;
            double y = sheet.y + i / columns * sheet.height;
            boolean done = i < shown;
            int argb = done ? outputs.of(products[i]) : pen.look().ground();
            pen.fill(x, y, sheet.width, sheet.height, argb);
            pen.frame(x, y, sheet.width, sheet.height, 1, pen.look().tileFrame());
            if (sheet.size >= SMALLEST) {
                pen.write(
                        terms[i],
                        x + sheet.width / 2,
                        y + sheet.height / 2,
                        Face.NUMBER,
                        sheet.size,
                        Look.readableOn(argb),
                        HPos.CENTER);
            }
        }
        if (moment.products() && shown < taps) {
            int tap = (int) Math.max(0, Math.floor(shown));
            pen.frame(
                    sheet.x + tap % columns * sheet.width,
                    sheet.y + tap / columns * sheet.height,
                    sheet.width,
                    sheet.height,
                    Math.max(2, pen.em() / 6),
                    pen.look().emphasis());
        }
        double sum = 0;
        for (int i = 0; i < lanes; i++) {
            boolean whole = position >= (i + 1.0) * taps;
            double part = whole ? trace.partialSums().get(i) : running(products, shown, i == lane);
            sum += part;
            if (lanes > 1) {
                sheet.line(texts.get("workshop.board.lane", i + 1, plain(part)), i == lane);
            }
        }
        sheet.line(texts.get("workshop.board.bias", plain(trace.bias())), false);
        sheet.line(texts.get("workshop.board.sum", plain(sum + trace.bias())), true);
    }

    /** A grid of terms with lines of text at its right or below it. */
    private final class Sheet {
        private final double x;
        private final double y;
        private final double width;
        private final double height;
        private final double size;
        private final double textX;
        private final double step;
        private double textY;

        /**
         * @param lines of text
         * @param widest width of the widest term, for size 1; 0 for square cells
         */
        Sheet(int rows, int columns, int lines, double widest) {
            WorkshopLayout.Place place = layout.products();
            double em = pen.em();
            boolean beside = place.width() > 2.2 * place.height();
            double roomX = place.width() - (beside ? 11 * em : 0);
            double roomY = place.height() - 1.7 * em - (beside ? 0 : 1.25 * em * lines);
            double tall = Math.min(roomY / rows, 2.2 * em);
            height = Math.max(1, Math.floor(tall));
            double wish = widest == 0 ? height : Math.max(height, 1.15 * widest);
            width = Math.max(1, Math.floor(Math.min(wish, roomX / columns)));
            size = widest == 0 ? 1 : Math.min(Math.min(1, 0.9 * width / widest), height / em / 1.1);
            x = place.x();
            y = place.y() + 1.5 * em;
            textX = beside ? x + width * columns + em : x;
            textY = beside ? y + 0.6 * em : y + height * rows + 0.8 * em;
            step = beside ? Math.min(1.25 * em, (place.height() - 2 * em) / lines) : 1.25 * em;
        }

        void line(String text, boolean strong) {
            WorkshopLayout.Place place = layout.products();
            double end = place.x() + place.width();
            double size = strong ? 0.92 : 0.86;
            if (textY < place.y() + place.height() - 0.4 * pen.em()
                    && textX + pen.width(text, Face.TEXT, size) <= end + pen.em() / 2) {
                int colour = strong ? pen.look().emphasis() : pen.look().quiet();
                pen.write(text, textX, textY, Face.TEXT, size, colour, HPos.LEFT);
            }
            textY += step;
        }
    }

    private static double running(float[] values, double shown, boolean running) {
        double sum = 0;
        for (int i = 0; running && i < Math.min(values.length, Math.floor(shown)); i++) {
            sum += values[i];
        }
        return sum;
    }

    /** The lane whose products are shown: that of the clock, or that which is pointed at. */
    private int lane(int lanes, int taps, double position) {
        Spot pointed = moment.pointed();
        if (moment.products() && position < (double) lanes * taps) {
            return (int) (position / taps);
        }
        int at = 0;
        for (Lane lane : layout.lanes()) {
            if (lane.kernel() == null) {
                continue;
            }
            boolean input =
                    pointed != null
                            && pointed.area() == Area.INPUT
                            && pointed.index() / setup.input().shape().plane() == lane.channel();
            boolean kernel =
                    pointed != null
                            && pointed.area() == Area.KERNEL
                            && pointed.index() / taps == lane.plane();
            if (input || kernel) {
                return at;
            }
            at++;
        }
        return 0;
    }

    private void pooled(int row, int column, ValueColours inputs) {
        Pooling.Trace trace = outcome.pooling().trace(setup.heard(), answer.map(), row, column);
        Sheet sheet = new Sheet(setup.windowRows(), setup.windowColumns(), 1, 0);
        Tile tile =
                new Tile(
                        sheet.x,
                        sheet.y,
                        Math.min(sheet.width, sheet.height),
                        setup.windowRows(),
                        setup.windowColumns());
        pen.map(tile, trace.window(), inputs);
        values(tile, trace.window(), inputs);
        if (trace.winner() >= 0) {
            pen.window(
                    tile, trace.winner() / tile.columns(), trace.winner() % tile.columns(), 1, 1);
        }
        String value = plain(trace.value());
        sheet.line(
                switch (setup.kind()) {
                    case MAX -> texts.get("workshop.board.max", value);
                    case MIN -> texts.get("workshop.board.min", value);
                    case AVG -> texts.get("workshop.board.avg", value);
                    default -> texts.get("workshop.board.l2", value);
                },
                true);
    }

    /** How many stamps overlap in each cell, and those of one cell. */
    private void stamps(int row, int column) {
        TransposedConvolution op = outcome.transposed();
        TransposedConvolution.Trace trace =
                op.trace(setup.heard(), setup.kernels(), setup.bias(), answer.map(), row, column);
        Tensor overlaps = answer.overlaps();
        if (overlaps == null) {
            return;
        }
        Sheet sheet = new Sheet(overlaps.shape().rows(), overlaps.shape().columns(), 4, 0);
        Tile tile =
                new Tile(
                        sheet.x,
                        sheet.y,
                        Math.min(sheet.width, sheet.height),
                        overlaps.shape().rows(),
                        overlaps.shape().columns());
        ValueColours colours = pen.signedColours(overlaps.absMax());
        pen.map(tile, overlaps, colours);
        values(tile, overlaps, colours);
        pen.window(tile, row, column, 1, 1);
        sheet.line(texts.get("workshop.board.overlaps", plain(overlaps.at(0, row, column))), false);
        StringBuilder sum = new StringBuilder();
        int terms = 0;
        double room =
                layout.products().x() + layout.products().width() - sheet.textX - 2 * pen.em();
        for (TransposedConvolution.Stamp stamp : trace.stamps()) {
            String term =
                    (terms == 0 ? "" : " + ")
                            + plain(setup.heard().at(stamp.map(), stamp.row(), stamp.column()))
                            + "·"
                            + plain(setup.kernels().get(stamp.weight()));
            if (pen.width(sum + term, Face.TEXT, 0.86) > room) {
                sum.append(" + …");
                break;
            }
            sum.append(term);
            terms++;
        }
        if (terms > 0) {
            sheet.line(sum.toString(), false);
        }
        sheet.line(texts.get("workshop.board.bias", plain(trace.bias())), false);
        sheet.line(texts.get("workshop.board.sum", plain(trace.sum())), true);
    }

    private void values(Tile tile, Tensor map, ValueColours colours) {
        valuesUpTo(tile, map, colours, map.size());
    }

    private void valuesUpTo(Tile tile, Tensor map, ValueColours colours, int count) {
        new Values(pen).write(tile, map, colours, count);
    }

    /** The size in em in which a text fits into a cell. */
    private double size(double cell, String text) {
        return new Values(pen).size(cell, text);
    }

    /**
     * Writes values into the cells of a map, if there is room for readable ones.
     *
     * @param pen writes
     */
    record Values(RasterPen pen) {
        void write(Tile tile, Tensor map, ValueColours colours, int count) {
            double widest = 0;
            if (tile.cell() < pen.em() * 0.9) {
                return;
            }
            for (int i = 0; i < map.size(); i++) {
                widest = Math.max(widest, plain(map.get(i)).length());
            }
            double size = size(tile.cell(), "0".repeat((int) widest));
            if (size < SMALLEST) {
                return;
            }
            for (int i = 0; i < Math.min(count, map.size()); i++) {
                if (!Float.isNaN(map.get(i))) {
                    pen.write(
                            plain(map.get(i)),
                            tile.cellX(i % tile.columns() + 0.5),
                            tile.cellY(i / tile.columns() + 0.5),
                            Face.NUMBER,
                            size,
                            Look.readableOn(colours.of(map.get(i))),
                            HPos.CENTER);
                }
            }
        }

        private double size(double cell, String text) {
            double one = pen.width(text, Face.NUMBER, 1);
            return Math.min(1.1, 0.86 * cell / Math.max(1, one));
        }
    }

    /** A whole number without decimals; others with two. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value).replace('-', '−');
        }
        double magnitude = Math.abs(value);
        String format = magnitude >= 1e5 || magnitude < 0.005 ? "%.1e" : "%.2f";
        return String.format(Locale.ROOT, format, value).replace('-', '−');
    }
}
