package org.kernelscope.ui.card;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.HPos;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.ValueColours;

/**
 * Draws the terms of a cell's value. One input map: patch and kernel side by side, with their
 * values. Several: a column for each, patch over kernel over the sum of their products. Units: the
 * strongest terms, written out. Pooling: the window with its winner. {@link SpecialTermsPainter}
 * draws the other kinds.
 */
final class TermsPainter {
    /** Width, in em, of a cell that has room for a value such as −0.53. */
    private static final double VALUE_CELL = 2.9;

    private static final double HEADER = 1.5;
    private static final double NUMBER = 0.85;

    private final CanvasPen pen;
    private final Texts texts;
    private final String below;
    private final IntFunction<String> names;
    private final IntFunction<ValueColours> colours;
    private final double width;
    private final double height;
    private final double em;

    /**
     * Draws into a rectangle of {@code width} × {@code height} logical pixels.
     *
     * @param below the name of the layer below
     * @param names the names of its maps
     * @param colours the colours of its maps, as on the stage
     */
    TermsPainter(
            CanvasPen pen,
            Texts texts,
            String below,
            IntFunction<String> names,
            IntFunction<ValueColours> colours,
            double width,
            double height) {
        this.pen = pen;
        this.texts = texts;
        this.below = below;
        this.names = names;
        this.colours = colours;
        this.width = width;
        this.height = height;
        this.em = pen.em();
    }

    void paint(CellReport report) {
        if (report instanceof CellReport.WeightedSum sum) {
            List<Term> terms = sum.terms();
            boolean maps = terms.get(0).patch().size() > 1;
            if (maps && terms.size() == 1) {
                oneMap(terms.get(0));
            } else if (maps) {
                severalMaps(terms);
            } else {
                units(terms);
            }
        } else if (report instanceof CellReport.Pooled pooled) {
            pooled(pooled);
        } else {
            new SpecialTermsPainter(pen, texts, below, names, colours, height).paint(report);
        }
    }

    private void oneMap(Term term) {
        int size = term.patch().shape().rows();
        double header = HEADER * em;
        double gap = 3 * em;
        double tall = Math.floor((height - header) / size);
        double widest = Math.floor((width - gap) / (2 * size));
        boolean values = tall >= 1.3 * em && widest >= VALUE_CELL * em;
        double cellWidth = values ? Math.max(tall, VALUE_CELL * em) : Math.min(tall, widest);
        double cellHeight = values ? tall : Math.min(tall, widest);
        double side = cellWidth * size;
        caption(mapName(term.channel()), 0, header / 2);
        caption(texts.get("card.kernel"), side + gap, header / 2);
        ValueColours below = colours.apply(term.channel());
        map(term.patch(), 0, header, cellWidth, cellHeight, below, values);
        double middle = header + cellHeight * size / 2;
        pen.write("×", side + gap / 2, middle, Face.TEXT, 1.4, pen.look().quiet(), HPos.CENTER);
        double right = side + gap;
        ValueColours weights = ValueColours.signed(pen.look(), term.kernel().absMax());
        map(term.kernel(), right, header, cellWidth, cellHeight, weights, values);
    }

    /**
     * The layout of the terms of several input maps, in one or two rows. Lengths in logical pixels.
     *
     * @param perRow maps in a row
     * @param left left edge of the first map
     * @param column width of a column
     * @param cell side of a cell; less than 1 if there is no room
     * @param named true if there is room for the names of maps
     */
    record Columns(int perRow, double left, double column, double cell, boolean named) {
        /** Minimal width, in em, of a column in a single row. */
        private static final double NARROWEST = 3.2;

        /** Minimal width, in em, of a column with the name of its map. */
        private static final double NAMED = 5;

        /** Width, in em, of the labels of a single row: values, weights, sums. */
        private static final double LABELS = 4.6;

        /**
         * The largest layout of {@code maps} patches of {@code size} × {@code size} cells, each
         * over its kernel.
         */
        static Columns fit(int maps, int size, double width, double height, double em) {
            boolean single = width / maps >= NARROWEST * em;
            int rows = single ? 1 : 2;
            int perRow = (maps + rows - 1) / rows;
            double left = single ? LABELS * em : 0;
            double column = Math.min(7.5 * em, (width - left) / perRow);
            boolean named = single && column >= NAMED * em;
            double text = (named ? 2.8 : 1.6) * em;
            double byHeight = (height / rows - text - 6) / (2 * size);
            double byWidth = (column - 0.7 * em) / size;
            double cell = Math.floor(Math.min(byHeight, byWidth));
            return new Columns(perRow, left, column, cell, named);
        }

        /** True if there is a single row, with its labels on the left. */
        boolean isLabelled() {
            return left > 0;
        }
    }

    private void severalMaps(List<Term> terms) {
        int size = terms.get(0).patch().shape().rows();
        Columns columns = Columns.fit(terms.size(), size, width, height, em);
        double cell = columns.cell();
        if (cell < 1) {
            return;
        }
        float strongest = 0;
        for (Term term : terms) {
            strongest = Math.max(strongest, term.kernel().absMax());
        }
        ValueColours weights = ValueColours.signed(pen.look(), strongest);
        double side = cell * size;
        double header = columns.named() ? 1.4 * em : 0;
        double sumLine = 2 * side + 4 + 0.75 * em;
        double rowHeight = columns.isLabelled() ? height : height / 2;
        if (columns.isLabelled()) {
            caption(texts.get("card.values"), 0, header + side / 2);
            caption(texts.get("card.weights"), 0, header + side * 1.5 + 3);
            caption(texts.get("card.sums"), 0, header + sumLine);
        }
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            double x = columns.left() + i % columns.perRow() * columns.column();
            double y = i / columns.perRow() * rowHeight;
            if (columns.named()) {
                caption(mapName(term.channel()), x, y + header / 2);
            }
            y += header;
            map(term.patch(), x, y, cell, cell, colours.apply(term.channel()), false);
            map(term.kernel(), x, y + side + 3, cell, cell, weights, false);
            String sum = columns.named() ? Numbers.signed(term.sum()) : Numbers.cell(term.sum());
            number(sum, x, y + sumLine);
        }
    }

    /** The terms with the largest magnitudes, the largest first. */
    static List<Term> strongest(List<Term> terms, int most) {
        return terms.stream()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(term.sum())))
                .limit(most)
                .toList();
    }

    /** The number of terms of a unit that have room, at most 12. */
    static int room(double width, double height, double em) {
        return Math.min(12, perColumn(height, em) * Math.max(1, (int) (width / (22 * em))));
    }

    private static int perColumn(double height, double em) {
        double line = 1.55 * em;
        return Math.max(1, (int) ((height - line) / line));
    }

    /** The strongest products of a unit, written out: value × weight = product. */
    private void units(List<Term> terms) {
        List<Term> strongest = strongest(terms, room(width, height, em));
        double line = 1.55 * em;
        String title = texts.get("card.strongest", strongest.size(), terms.size(), below);
        caption(pen.fitting(title, Face.TEXT, CanvasPen.CAPTION, width), 0, line / 2);
        boolean whole = width > 21.5 * em;
        double largest = Math.abs(strongest.get(0).sum());
        for (int i = 0; i < strongest.size(); i++) {
            Term term = strongest.get(i);
            double x = i / perColumn(height, em) * 22 * em;
            double y = line * (1.5 + i % perColumn(height, em));
            caption(below + "·" + (term.channel() + 1), x, y);
            String factors =
                    Numbers.value(term.patch().get(0))
                            + " × "
                            + Numbers.value(term.kernel().get(0))
                            + " = ";
            // Where there is no room for both, the products say more than their factors.
            number((whole ? factors : "") + Numbers.signed(term.sum()), x + 4 * em, y);
            bar(largest > 0 ? term.sum() / largest : 0, x + (whole ? 19 : 9) * em, y);
        }
    }

    /** A bar: its length is the magnitude of {@code share}, its colour the sign. */
    private void bar(double share, double x, double y) {
        double length = Math.max(1, Math.abs(share) * 2.2 * em);
        pen.fill(x, y - 0.35 * em, length, 0.7 * em, pen.look().signed(share < 0 ? -0.6 : 0.6));
    }

    private void pooled(CellReport.Pooled pooled) {
        int size = pooled.patch().shape().rows();
        double header = HEADER * em;
        double cell = Math.floor(Math.min((height - header) / size, 5 * em));
        caption(mapName(pooled.cell().channel()), 0, header / 2);
        boolean values = cell >= VALUE_CELL * em;
        ValueColours window = colours.apply(pooled.cell().channel());
        map(pooled.patch(), 0, header, cell, cell, window, values);
        if (pooled.winner() >= 0) {
            double x = pooled.winner() % size * cell;
            double y = header + pooled.winner() / size * cell;
            pen.frame(x + 3, y + 3, cell - 6, cell - 6, 3, pen.look().emphasis());
        }
    }

    /** A map with a thin frame on its inside. */
    private void map(
            Tensor values,
            double x,
            double y,
            double cellWidth,
            double cellHeight,
            ValueColours shades,
            boolean written) {
        pen.map(values, x, y, cellWidth, cellHeight, shades, written);
        double wide = values.shape().columns() * cellWidth;
        double tall = values.shape().rows() * cellHeight;
        pen.frame(x + 1, y + 1, wide - 2, tall - 2, 1, pen.look().tileFrame());
    }

    private void caption(String text, double x, double y) {
        pen.caption(text, x, y, HPos.LEFT);
    }

    private void number(String text, double x, double y) {
        pen.write(text, x, y, Face.NUMBER, NUMBER, pen.look().emphasis(), HPos.LEFT);
    }

    private String mapName(int channel) {
        return names.apply(channel);
    }
}
