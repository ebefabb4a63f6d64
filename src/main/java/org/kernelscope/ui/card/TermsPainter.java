package org.kernelscope.ui.card;

import static org.kernelscope.ui.card.CardBrush.WRITTEN_CELL;

import java.util.Comparator;
import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.card.CardBrush.Grid;
import org.kernelscope.ui.paint.Numbers;

/**
 * Where the terms of a cell's number are drawn. One map below: patch and kernel side by side, with
 * the numbers written in. Several: a column for each, patch over kernel over the sum of their
 * products. Many plain units: the strongest terms, written out. Pooling: the window with its
 * winner. JavaFX thread.
 */
final class TermsPainter {
    private static final int WRITTEN_TERMS = 12;

    /** Width, in em, of a column of several maps below which they go into two rows. */
    private static final double NARROWEST = 3.2;

    /** Width, in em, of a column of several maps that has room for their names. */
    private static final double NAMED = 5;

    /** Width, in em, of the names of the rows: values, weights, sums. */
    private static final double LABELS = 4.6;

    private final CardBrush brush;
    private final Texts texts;
    private final String below;
    private final double width;
    private final double height;
    private final double em;

    /**
     * Draws with {@code brush} into a rectangle of {@code width} × {@code height} logical pixels.
     *
     * @param below the name of the layer that the terms come from
     */
    TermsPainter(CardBrush brush, Texts texts, String below, double width, double height) {
        this.brush = brush;
        this.texts = texts;
        this.below = below;
        this.width = width;
        this.height = height;
        this.em = brush.em();
    }

    void paint(CellReport report) {
        if (report instanceof CellReport.Pooled pooled) {
            pooled(pooled);
        } else if (report instanceof CellReport.WeightedSum sum) {
            List<Term> terms = sum.terms();
            boolean maps = terms.get(0).patch().size() > 1;
            if (maps && terms.size() == 1) {
                oneMap(terms.get(0));
            } else if (maps) {
                severalMaps(terms);
            } else {
                units(terms);
            }
        }
    }

    private void oneMap(Term term) {
        int size = term.patch().shape().rows();
        double header = 1.5 * em;
        double gap = 3 * em;
        double tall = Math.floor((height - header) / size);
        double widest = Math.floor((width - gap) / (2 * size));
        boolean numbers = tall >= 1.3 * em && widest >= WRITTEN_CELL * em;
        double wide = numbers ? Math.max(tall, WRITTEN_CELL * em) : Math.min(tall, widest);
        Grid grid = new Grid(wide, numbers ? tall : Math.min(tall, widest), numbers);
        double side = wide * size;
        brush.caption(patchName(term.channel()), 0, header / 2);
        brush.caption(texts.get("card.kernel"), side + gap, header / 2);
        brush.map(term.patch(), 0, header, grid, CardBrush.limit(term.patch()), -1);
        brush.sign("×", side + gap / 2, header + grid.height() * size / 2);
        brush.map(term.kernel(), side + gap, header, grid, CardBrush.limit(term.kernel()), -1);
    }

    private void severalMaps(List<Term> terms) {
        int size = terms.get(0).patch().shape().rows();
        boolean oneRow = width / terms.size() >= NARROWEST * em;
        int rows = oneRow ? 1 : 2;
        int perRow = (terms.size() + rows - 1) / rows;
        double labels = oneRow ? LABELS * em : 0;
        double column = Math.min(7.5 * em, (width - labels) / perRow);
        boolean named = oneRow && column >= NAMED * em;
        double words = (named ? 2.8 : 1.6) * em;
        double cell =
                Math.floor(
                        Math.min(
                                (height / rows - words - 6) / (2 * size),
                                (column - 0.7 * em) / size));
        if (cell < 1) {
            return;
        }
        float patchLimit = 0;
        float kernelLimit = 0;
        for (Term term : terms) {
            patchLimit = Math.max(patchLimit, CardBrush.limit(term.patch()));
            kernelLimit = Math.max(kernelLimit, CardBrush.limit(term.kernel()));
        }
        double side = cell * size;
        double header = named ? 1.4 * em : 0;
        if (oneRow) {
            brush.caption(texts.get("card.values"), 0, header + side / 2);
            brush.caption(texts.get("card.weights"), 0, header + side * 1.5 + 3);
            brush.caption(texts.get("card.sums"), 0, header + sumLine(side));
        }
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            double x = labels + i % perRow * column;
            double y = i / perRow * (height / rows);
            if (named) {
                brush.caption(patchName(term.channel()), x, y + header / 2);
            }
            y += header;
            brush.map(term.patch(), x, y, Grid.plain(cell), patchLimit, -1);
            brush.map(term.kernel(), x, y + side + 3, Grid.plain(cell), kernelLimit, -1);
            String sum = named ? Numbers.signed(term.sum()) : Numbers.cell(term.sum());
            brush.number(sum, x, y + sumLine(side));
        }
    }

    /** How far below a patch of the given side the sum of its products is written. */
    private double sumLine(double side) {
        return 2 * side + 4 + 0.75 * em;
    }

    /** The strongest products of a dense unit, written out: value × weight = product. */
    private void units(List<Term> terms) {
        List<Term> strongest =
                terms.stream()
                        .sorted(Comparator.comparingDouble(term -> -Math.abs(term.sum())))
                        .toList();
        double line = 1.55 * em;
        double column = 22 * em;
        int perColumn = Math.max(1, (int) ((height - line) / line));
        int columns = Math.max(1, (int) (width / column));
        int written = Math.min(Math.min(terms.size(), perColumn * columns), WRITTEN_TERMS);
        brush.caption(texts.get("card.strongest", written, terms.size(), below), 0, line / 2);
        double largest = Math.abs(strongest.get(0).sum());
        for (int i = 0; i < written; i++) {
            Term term = strongest.get(i);
            double x = i / perColumn * column;
            double y = line * (1.5 + i % perColumn);
            brush.caption(below + "·" + (term.channel() + 1), x, y);
            String product =
                    Numbers.value(term.patch().get(0))
                            + " × "
                            + Numbers.value(term.kernel().get(0))
                            + " = "
                            + Numbers.signed(term.sum());
            brush.number(product, x + 4 * em, y);
            brush.bar(largest > 0 ? term.sum() / largest : 0, x + 19 * em, y, 2.2 * em);
        }
    }

    private void pooled(CellReport.Pooled pooled) {
        int size = pooled.patch().shape().rows();
        double header = 1.5 * em;
        double cell = Math.floor(Math.min((height - header) / size, 5 * em));
        brush.caption(patchName(pooled.cell().channel()), 0, header / 2);
        brush.map(
                pooled.patch(),
                0,
                header,
                new Grid(cell, cell, cell >= WRITTEN_CELL * em),
                CardBrush.limit(pooled.patch()),
                pooled.winner());
    }

    private String patchName(int channel) {
        return texts.get("card.patch", below, channel + 1);
    }
}
