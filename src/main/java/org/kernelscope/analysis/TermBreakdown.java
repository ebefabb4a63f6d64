package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;

/**
 * The account of one number: every term that it is the sum of, the largest first, each of which has
 * an account of its own, back to the pixels. Of a number with an activation it is the account of z,
 * which is what adds up; the activation follows. Immutable; any thread.
 *
 * @param cell whose number
 * @param way how the terms come from values and weights
 * @param entries the terms, the largest magnitude first
 * @param bias what is added to them
 * @param score the number as the network computed it: z, what a window is pooled to, a distance
 */
public record TermBreakdown(Cell cell, Way way, List<Entry> entries, double bias, double score) {
    public TermBreakdown {
        entries = List.copyOf(entries);
    }

    /** How a term comes from a value and a weight. */
    public enum Way {
        /** Value × weight. */
        PRODUCT,
        /** (Value − weight)². */
        SQUARED_DIFFERENCE
    }

    /**
     * One term.
     *
     * @param from the cell below
     * @param value its number
     * @param weight what it is multiplied, or compared, with
     * @param amount the term
     */
    public record Entry(Cell from, double value, double weight, double amount) {}

    /**
     * The account of a cell.
     *
     * @throws IllegalArgumentException if it is a pixel: nothing made it but the pen
     */
    public static TermBreakdown of(Model model, Activations activations, Cell cell) {
        CellReport report = CellReporter.report(model, activations, cell);
        Book book = new Book(model.architecture(), cell);
        if (report instanceof CellReport.WeightedSum sum) {
            for (CellReport.Term term : sum.terms()) {
                for (int tap = 0; tap < term.patch().size(); tap++) {
                    double weight = term.kernel().get(tap);
                    book.product(term.channel(), tap, term.patch().get(tap), weight);
                }
            }
            return book.closed(Way.PRODUCT, sum.bias(), sum.sum());
        }
        if (report instanceof CellReport.Pooled pooled) {
            book.pooled(pooled);
            return book.closed(Way.PRODUCT, 0, pooled.output());
        }
        if (report instanceof CellReport.Subsampled subsampled) {
            for (int tap = 0; tap < subsampled.patch().size(); tap++) {
                double value = subsampled.patch().get(tap);
                book.product(cell.channel(), tap, value, subsampled.coefficient());
            }
            return book.closed(Way.PRODUCT, subsampled.bias(), subsampled.sum());
        }
        if (report instanceof CellReport.Normalised normalised) {
            double scale =
                    normalised.gain()
                            / Math.sqrt(normalised.variance() + NormalisationKind.EPSILON);
            book.product(cell.channel(), 0, normalised.value(), scale);
            double shift = normalised.shift() - normalised.mean() * scale;
            return book.closed(Way.PRODUCT, shift, normalised.sum());
        }
        if (report instanceof CellReport.Passed passed) {
            book.product(cell.channel(), 0, passed.output(), 1);
            return book.closed(Way.PRODUCT, 0, passed.output());
        }
        if (report instanceof CellReport.Distance distance) {
            book.distance(distance);
            return book.closed(Way.SQUARED_DIFFERENCE, 0, distance.output());
        }
        throw new IllegalArgumentException("a pixel has no account: " + cell);
    }

    /** The sum of all terms and the bias. */
    public double total() {
        return bias + amount(0, entries.size());
    }

    /** How far the sum is from what the network computed: the rounding of its floats. */
    public double residual() {
        return total() - score;
    }

    /** The sum of the terms from {@code from} (inclusive) to {@code to} (exclusive). */
    public double amount(int from, int to) {
        double sum = 0;
        for (Entry entry : entries.subList(from, to)) {
            sum += entry.amount();
        }
        return sum;
    }

    /** An account that is being written. */
    private static final class Book {
        private final List<Entry> entries = new ArrayList<>();
        private final Cell cell;
        private final Window window;
        private final Shape below;
        private final boolean dense;

        Book(Architecture architecture, Cell cell) {
            this.cell = cell;
            Layer layer = architecture.layers().get(cell.layer());
            window = layer.window();
            below = layer.inputShape();
            dense = layer.outputShape().isUnits() && window.size() == below.rows();
        }

        void product(int channel, int tap, double value, double weight) {
            add(channel, tap, value, weight, value * weight);
        }

        /** A pooled value is the sum of its cells, each times its slope. */
        void pooled(CellReport.Pooled pooled) {
            double[] slopes = pooled.pool().slopes(pooled.patch());
            for (int tap = 0; tap < slopes.length; tap++) {
                if (slopes[tap] != 0) {
                    product(cell.channel(), tap, pooled.patch().get(tap), slopes[tap]);
                }
            }
        }

        void distance(CellReport.Distance distance) {
            int plane = below.plane();
            for (int i = 0; i < distance.terms().size(); i++) {
                double value = distance.values().get(i);
                double code = distance.code().get(i);
                // The squared difference anew, in double: the one in the report is rounded.
                add(i / plane, i % plane, value, code, (value - code) * (value - code));
            }
        }

        /** Adds a term, unless it lies beyond the border of the map. */
        private void add(int channel, int tap, double value, double weight, double amount) {
            int columns = dense ? below.columns() : window.size();
            int row = dense ? tap / columns : window.input(cell.row(), tap / columns);
            int column = dense ? tap % columns : window.input(cell.column(), tap % columns);
            boolean inside =
                    row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
            if (inside) {
                Cell from = new Cell(cell.layer() - 1, channel, row, column);
                entries.add(new Entry(from, value, weight, amount));
            }
        }

        TermBreakdown closed(Way way, double bias, double score) {
            entries.sort(Comparator.comparingDouble(entry -> -Math.abs(entry.amount())));
            return new TermBreakdown(cell, way, entries, bias, score);
        }
    }
}
