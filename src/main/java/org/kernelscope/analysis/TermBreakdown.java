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
 * @param cell the cell of the number
 * @param way the way in which values and weights make the terms
 * @param entries the terms, the largest magnitude first
 * @param bias the bias
 * @param score the number as the network computed it: z, what a window is pooled to, a distance
 */
public record TermBreakdown(Cell cell, Way way, List<Entry> entries, double bias, double score) {
    public TermBreakdown {
        entries = List.copyOf(entries);
    }

    /** The way in which a value and a weight make a term. */
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
     * @param weight the weight or code that belongs to it
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
        return report.accept(new Collector(model.architecture(), cell));
    }

    /** The sum of all terms and the bias. */
    public double total() {
        return bias + amount(0, entries.size());
    }

    /** The difference from the sum that the network computed, due to rounding. */
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

    /** Collects the terms of each kind of report. */
    private static final class Collector implements CellReport.Visitor<TermBreakdown> {
        private final List<Entry> entries = new ArrayList<>();
        private final Cell cell;
        private final Window window;
        private final Shape below;
        private final boolean dense;

        Collector(Architecture architecture, Cell cell) {
            if (cell.isInput()) {
                throw new IllegalArgumentException("a pixel has no terms: " + cell);
            }
            this.cell = cell;
            Layer layer = architecture.layers().get(cell.layer());
            window = layer.window();
            below = layer.inputShape();
            dense = layer.outputShape().isUnits() && window.size() == below.rows();
        }

        @Override
        public TermBreakdown pixel(CellReport.Pixel report) {
            throw new IllegalArgumentException("a pixel has no terms: " + cell);
        }

        @Override
        public TermBreakdown weightedSum(CellReport.WeightedSum report) {
            for (CellReport.Term term : report.terms()) {
                for (int tap = 0; tap < term.patch().size(); tap++) {
                    product(term.channel(), tap, term.patch().get(tap), term.kernel().get(tap));
                }
            }
            return closed(Way.PRODUCT, report.bias(), report.sum());
        }

        /** A pooled value is the sum of its cells, each times its slope. */
        @Override
        public TermBreakdown pooled(CellReport.Pooled report) {
            double[] slopes = report.pool().gradient(report.patch());
            for (int tap = 0; tap < slopes.length; tap++) {
                if (slopes[tap] != 0) {
                    product(cell.channel(), tap, report.patch().get(tap), slopes[tap]);
                }
            }
            return closed(Way.PRODUCT, 0, report.output());
        }

        @Override
        public TermBreakdown subsampled(CellReport.Subsampled report) {
            for (int tap = 0; tap < report.patch().size(); tap++) {
                product(cell.channel(), tap, report.patch().get(tap), report.coefficient());
            }
            return closed(Way.PRODUCT, report.bias(), report.sum());
        }

        @Override
        public TermBreakdown normalised(CellReport.Normalised report) {
            double scale = report.gain() / Math.sqrt(report.variance() + NormalisationKind.EPSILON);
            product(cell.channel(), 0, report.value(), scale);
            return closed(Way.PRODUCT, report.shift() - report.mean() * scale, report.sum());
        }

        @Override
        public TermBreakdown unchanged(CellReport.Unchanged report) {
            product(cell.channel(), 0, report.output(), 1);
            return closed(Way.PRODUCT, 0, report.output());
        }

        @Override
        public TermBreakdown distance(CellReport.Distance report) {
            int plane = below.plane();
            for (int i = 0; i < report.terms().size(); i++) {
                double value = report.values().get(i);
                double code = report.code().get(i);
                // Computed again in double: the term in the report is rounded.
                add(i / plane, i % plane, value, code, (value - code) * (value - code));
            }
            return closed(Way.SQUARED_DIFFERENCE, 0, report.output());
        }

        private void product(int channel, int tap, double value, double weight) {
            add(channel, tap, value, weight, value * weight);
        }

        /** Adds a term, unless it lies outside the map. */
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

        private TermBreakdown closed(Way way, double bias, double score) {
            entries.sort(Comparator.comparingDouble(entry -> -Math.abs(entry.amount())));
            return new TermBreakdown(cell, way, entries, bias, score);
        }
    }
}
