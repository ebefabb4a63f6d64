package org.kernelscope.analysis;

import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.op.Normalisation;
import org.kernelscope.tensor.Shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The account of one number: every term that it is the sum of, the largest first, each of which has
 * an account of its own, back to the pixels. Of a weighted sum it is the account of z, which is
 * what adds up; the activation follows. Immutable; any thread.
 *
 * @param cell whose number
 * @param entries the terms, the largest magnitude first
 * @param bias what is added to them; 0 in pooling
 * @param score the number as the network computed it: z, or what a window is pooled to
 */
public record Ledger(Cell cell, List<Entry> entries, double bias, double score) {
    public Ledger {
        entries = List.copyOf(entries);
    }

    /**
     * One term.
     *
     * @param from the cell below
     * @param value its number
     * @param weight what it is multiplied with
     * @param amount the product
     */
    public record Entry(Cell from, double value, double weight, double amount) {}

    /**
     * The account of a cell.
     *
     * @throws IllegalArgumentException if it is a pixel: nothing made it but the pen
     */
    public static Ledger of(Model model, Activations activations, Cell cell) {
        CellReport report = CellReporter.report(model, activations, cell);
        if (report instanceof CellReport.WeightedSum sum) {
            return new Ledger(cell, weighted(model.architecture(), sum), sum.bias(), sum.sum());
        }
        if (report instanceof CellReport.Pooled pooled) {
            return new Ledger(cell, pooled(model.architecture(), pooled), 0, pooled.output());
        }
        if (report instanceof CellReport.Subsampled sub) {
            List<Entry> entries = scaled(model.architecture(), sub);
            return new Ledger(cell, entries, sub.bias(), sub.sum());
        }
        if (report instanceof CellReport.Normalised normalised) {
            return normalised(normalised);
        }
        if (report instanceof CellReport.Passed passed) {
            Entry entry = new Entry(below(cell), passed.output(), 1, passed.output());
            return new Ledger(cell, List.of(entry), 0, passed.output());
        }
        if (report instanceof CellReport.Distance distance) {
            return new Ledger(cell, squares(distance), 0, distance.output());
        }
        throw new IllegalArgumentException("a pixel has no account: " + cell);
    }

    private static Cell below(Cell cell) {
        return new Cell(cell.layer() - 1, cell.channel(), cell.row(), cell.column());
    }

    private static List<Entry> scaled(Architecture architecture, CellReport.Subsampled sub) {
        List<Entry> entries = new ArrayList<>();
        for (int tap = 0; tap < sub.patch().size(); tap++) {
            add(
                    entries,
                    architecture,
                    sub.cell(),
                    sub.cell().channel(),
                    tap,
                    sub.patch().get(tap),
                    sub.coefficient());
        }
        return sorted(entries);
    }

    /** {@code gain / deviation · value}, and all that is added to it. */
    private static Ledger normalised(CellReport.Normalised report) {
        double weight = report.gain() / Math.sqrt(report.variance() + Normalisation.EPSILON);
        Entry entry =
                new Entry(below(report.cell()), report.value(), weight, weight * report.value());
        double rest = report.shift() - weight * report.mean();
        return new Ledger(report.cell(), List.of(entry), rest, report.sum());
    }

    /** A class's squared differences; the "weight" is what the value is compared with. */
    private static List<Entry> squares(CellReport.Distance distance) {
        Shape shape = distance.values().shape();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < distance.values().size(); i++) {
            Cell from =
                    new Cell(
                            distance.cell().layer() - 1,
                            i / shape.plane(),
                            i % shape.plane() / shape.columns(),
                            i % shape.columns());
            entries.add(
                    new Entry(
                            from,
                            distance.values().get(i),
                            distance.code().get(i),
                            distance.terms().get(i)));
        }
        return sorted(entries);
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

    private static List<Entry> weighted(Architecture architecture, CellReport.WeightedSum sum) {
        List<Entry> entries = new ArrayList<>();
        for (CellReport.Term term : sum.terms()) {
            for (int tap = 0; tap < term.patch().size(); tap++) {
                add(
                        entries,
                        architecture,
                        sum.cell(),
                        term.channel(),
                        tap,
                        term.patch().get(tap),
                        term.kernel().get(tap));
            }
        }
        return sorted(entries);
    }

    private static List<Entry> pooled(Architecture architecture, CellReport.Pooled pooled) {
        int count = 0;
        for (int tap = 0; tap < pooled.patch().size(); tap++) {
            count += Float.isNaN(pooled.patch().get(tap)) ? 0 : 1;
        }
        List<Entry> entries = new ArrayList<>();
        for (int tap = 0; tap < pooled.patch().size(); tap++) {
            float value = pooled.patch().get(tap);
            boolean takesPart = pooled.winner() < 0 || tap == pooled.winner();
            if (takesPart && !Float.isNaN(value)) {
                double share = pooled.winner() < 0 ? 1.0 / count : 1;
                add(
                        entries,
                        architecture,
                        pooled.cell(),
                        pooled.cell().channel(),
                        tap,
                        value,
                        share);
            }
        }
        return sorted(entries);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        entries.sort(Comparator.comparingDouble(entry -> -Math.abs(entry.amount())));
        return entries;
    }

    /** Adds a term, unless it lies beyond the border of the map. */
    private static void add(
            List<Entry> entries,
            Architecture architecture,
            Cell cell,
            int channel,
            int tap,
            float value,
            double weight) {
        Layer layer = architecture.layers().get(cell.layer());
        Window window = layer.window();
        Shape below = layer.inputShape();
        boolean dense = layer.outputShape().isUnits() && window.size() == below.rows();
        int columns = dense ? below.columns() : window.size();
        int row = dense ? tap / columns : window.input(cell.row(), tap / columns);
        int column = dense ? tap % columns : window.input(cell.column(), tap % columns);
        boolean inside = row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
        if (inside) {
            Cell from = new Cell(cell.layer() - 1, channel, row, column);
            entries.add(new Entry(from, value, weight, value * weight));
        }
    }
}
