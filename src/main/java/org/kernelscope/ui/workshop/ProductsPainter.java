package org.kernelscope.ui.workshop;

import static org.kernelscope.ui.workshop.CellValues.plain;

import javafx.geometry.HPos;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.TransposedConvolution;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.workshop.WorkshopLayout.Lane;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Outcome;
import org.kernelscope.workshop.Setup;

/**
 * Paints how one cell of the output comes about: its products, the window of a pooling, or the
 * stamps of a transposed convolution.
 */
final class ProductsPainter {
    private final RasterPen pen;
    private final CellValues values;
    private final Texts texts;
    private final WorkshopLayout layout;
    private final WorkshopLayout.Place place;
    private final BoardState state;
    private final BoardResult answer;
    private final Outcome outcome;
    private final Setup setup;

    ProductsPainter(
            RasterPen pen,
            Texts texts,
            WorkshopLayout layout,
            BoardResult answer,
            BoardState state) {
        this.pen = pen;
        this.values = new CellValues(pen);
        this.texts = texts;
        this.layout = layout;
        this.place = layout.products();
        this.answer = answer;
        this.state = state;
        this.outcome = answer.outcome();
        this.setup = outcome.setup();
    }

    /** The cell whose products are shown, within the output map. */
    private int outputCell() {
        Spot pointed = state.pointed();
        Tensor output = outcome.output();
        if (output == null) {
            return 0;
        }
        if (pointed != null && pointed.area() == Area.OUTPUT) {
            return pointed.index() % output.shape().plane();
        }
        return Math.min(state.cell(), output.shape().plane() - 1);
    }

    /** Paints them, or nothing if there is no output. */
    void paint(ValueColours inputs, ValueColours outputs) {
        int cell = outputCell();
        Tensor output = outcome.output();
        if (output == null) {
            return;
        }
        int row = cell / output.shape().columns();
        int column = cell % output.shape().columns();
        pen.captionUpTo(
                texts.get(
                        "workshop.board.cell",
                        row + 1,
                        column + 1,
                        plain(output.at(answer.map(), row, column))),
                place.x(),
                place.y() + 0.7 * pen.em(),
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
        double position = state.products() ? state.position() : Double.MAX_VALUE;
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
            if (sheet.size >= CellValues.SMALLEST) {
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
        if (state.products() && shown < taps) {
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
        Spot pointed = state.pointed();
        if (state.products() && position < (double) lanes * taps) {
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
        values.write(tile, trace.window(), inputs);
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

    /** The number of stamps that overlap in each cell, and the stamps of one cell. */
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
        values.write(tile, overlaps, colours);
        pen.window(tile, row, column, 1, 1);
        sheet.line(texts.get("workshop.board.overlaps", plain(overlaps.at(0, row, column))), false);
        StringBuilder sum = new StringBuilder();
        int terms = 0;
        double room = place.x() + place.width() - sheet.textX - 2 * pen.em();
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
}
