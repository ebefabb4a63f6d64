package org.kernelscope.ui.arithmetic.code;

import static org.kernelscope.ui.arithmetic.code.SourceBlock.CONVOLUTION;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.NORMALISATION;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.NORMALISED;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.PENALTY;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.POOLING;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.RBF;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.SOFTMAX;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.SUBSAMPLING;
import static org.kernelscope.ui.arithmetic.code.Walkthrough.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.MapReport;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Execution;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Step;

/**
 * The walkthroughs of whole maps: a step for each cell, as the maps are computed row by row, and
 * for outputs that join all classes a step for each class.
 */
public final class MapWalkthroughs {
    private MapWalkthroughs() {}

    /** The walkthrough of a map; empty for a layer that computes nothing. */
    public static Optional<Walkthrough> of(MapReport report) {
        if (report instanceof MapReport.Convolved map) {
            return Optional.of(convolution(map));
        }
        if (report instanceof MapReport.Pooled map) {
            return Optional.of(pooling(map));
        }
        if (report instanceof MapReport.Subsampled map) {
            return Optional.of(subsampling(map));
        }
        if (report instanceof MapReport.Normalised map) {
            return Optional.of(normalisation(map));
        }
        if (report instanceof MapReport.Unit unit) {
            return CellWalkthroughs.of(unit.sum(), true);
        }
        if (report instanceof MapReport.Share share) {
            return Optional.of(softmax(share.logits(), share.probabilities()));
        }
        return report instanceof MapReport.Distance distance
                ? Optional.of(distances(distance))
                : Optional.empty();
    }

    /** A map that is computed cell by cell, in the loops over rows and columns. */
    private abstract static class Cells {
        final Shape shape;
        final int channel;

        Cells(Tensor output, int channel) {
            this.shape = output.shape();
            this.channel = channel;
        }

        /** The statements that compute a cell, the one that stores it last. */
        abstract void compute(Step step, int row, int column, int cell);

        /** The statement that stores a cell, and what follows outside the loops. */
        abstract void store(Step step, int row, int column, int cell);

        List<Execution> executions(SourceBlock loops, int cell) {
            int columns = shape.columns();
            Step step = new Step();
            store(step, cell / columns, cell % columns, cell);
            int next = cell + 1;
            if (next < shape.plane()) {
                int row = next / columns;
                int column = next % columns;
                if (column == 0) {
                    step.run(loops.line("for (int row = 0;"), is("row", row));
                }
                step.run(loops.line("for (int column = 0;"), is("row", row), is("column", column));
                compute(step, row, column, next);
            }
            return step.list();
        }

        /** The index in the tensor of all maps. */
        int at(int cell) {
            return channel * shape.plane() + cell;
        }

        Walkthrough walk(SourceBlock loops, SourceBlock... others) {
            List<SourceBlock> blocks = new ArrayList<>(List.of(loops));
            blocks.addAll(List.of(others));
            return new Walkthrough(blocks, shape.plane() - 1, cell -> executions(loops, cell));
        }
    }

    /** The activation, unless it changes nothing. */
    static void activate(Step step, Activation activation, double z, double y) {
        if (activation != Activation.IDENTITY) {
            step.run(SourceBlock.of(activation).line("return "), is("z", z), is("y", y));
        }
    }

    /** The blocks of an operation and of its activation. */
    static SourceBlock[] with(Activation activation, SourceBlock... blocks) {
        List<SourceBlock> all = new ArrayList<>(List.of(blocks));
        if (activation != Activation.IDENTITY) {
            all.add(SourceBlock.of(activation));
        }
        return all.toArray(new SourceBlock[0]);
    }

    private static Walkthrough convolution(MapReport.Convolved map) {
        boolean table =
                map.layer().spec() instanceof ConvolutionSpec spec && spec.hasConnectionTable();
        // With a connection table, each map is computed alone, from the maps that it is made of.
        Cells cells =
                new Cells(map.output(), table ? 0 : map.channel()) {
                    @Override
                    void compute(Step step, int row, int column, int cell) {
                        double sum = map.bias();
                        step.run(
                                CONVOLUTION.line("double sum = bias.get(out);"),
                                is("out", channel),
                                is("row", row),
                                is("column", column),
                                is("sum", sum));
                        for (int in = 0; in < map.parts().size(); in++) {
                            double part = map.parts().get(in).result().get(cell);
                            sum += part;
                            step.run(
                                    CONVOLUTION.line("sum += partialSum("),
                                    is("out", channel),
                                    is("row", row),
                                    is("column", column),
                                    is("in", in),
                                    is("partialSum(…)", part),
                                    is("sum", sum));
                        }
                    }

                    @Override
                    void store(Step step, int row, int column, int cell) {
                        double z = map.sums().get(cell);
                        step.run(
                                CONVOLUTION.line("sums[at++] = "),
                                is("out", channel),
                                is("row", row),
                                is("column", column),
                                is("bias.get(out)", map.bias()),
                                is("sum", z),
                                is("at", at(cell) + 1));
                        activate(step, map.activation(), z, map.output().get(cell));
                    }
                };
        return cells.walk(CONVOLUTION, with(map.activation()));
    }

    private static Walkthrough pooling(MapReport.Pooled map) {
        SourceBlock value = SourceBlock.of(map.pool());
        Cells cells =
                new Cells(map.output(), map.channel()) {
                    @Override
                    void compute(Step step, int row, int column, int cell) {
                        step.run(value.line("return "), is("value", map.output().get(cell)));
                    }

                    @Override
                    void store(Step step, int row, int column, int cell) {
                        step.run(
                                POOLING.line("pooled[at++] = "),
                                is("map", channel),
                                is("row", row),
                                is("column", column),
                                is("pool.value(…)", map.output().get(cell)),
                                is("at", at(cell) + 1));
                    }
                };
        return cells.walk(POOLING, value);
    }

    private static Walkthrough subsampling(MapReport.Subsampled map) {
        Cells cells =
                new Cells(map.output(), map.channel()) {
                    @Override
                    void compute(Step step, int row, int column, int cell) {
                        step.run(
                                SUBSAMPLING.line("double sum = windowSum("),
                                is("map", channel),
                                is("row", row),
                                is("column", column),
                                is("sum", map.totals().get(cell)));
                    }

                    @Override
                    void store(Step step, int row, int column, int cell) {
                        double z = map.sums().get(cell);
                        step.run(
                                SUBSAMPLING.line("sums[at++] = "),
                                is("map", channel),
                                is("row", row),
                                is("column", column),
                                is("coefficient.get(map)", map.coefficient()),
                                is("sum", map.totals().get(cell)),
                                is("bias.get(map)", map.bias()),
                                is("sums[at]", z));
                        activate(step, map.activation(), z, map.output().get(cell));
                    }
                };
        return cells.walk(SUBSAMPLING, with(map.activation()));
    }

    private static Walkthrough normalisation(MapReport.Normalised map) {
        CellReport.Normalised first = map.first();
        int plane = map.output().shape().plane();
        return new Walkthrough(
                List.of(with(first.activation(), NORMALISATION, NORMALISED)),
                plane - 1,
                cell -> {
                    Step step = new Step();
                    step.run(
                            NORMALISATION.line("sums[i] = "),
                            is("i", map.channel() * plane + cell),
                            is("map", map.channel()),
                            is("gain.get(map)", first.gain()),
                            is("normalised(…)", map.normalised().get(cell)),
                            is("shift.get(map)", first.shift()),
                            is("sums[i]", map.sums().get(cell)));
                    activate(
                            step, first.activation(), map.sums().get(cell), map.output().get(cell));
                    if (cell + 1 < plane) {
                        int i = map.channel() * plane + cell + 1;
                        step.run(NORMALISATION.line("for (int i = 0;"), is("i", i));
                        step.run(
                                NORMALISED.line("return "),
                                is("batch.get(cell)", map.input().get(cell + 1)),
                                is("of.mean().get(set)", first.mean()),
                                is("normalised(…)", map.normalised().get(cell + 1)));
                    }
                    return step.list();
                });
    }

    /** A step for each exponential, one after their sum, one for each probability. */
    static Walkthrough softmax(Tensor logits, Tensor probabilities) {
        double largest = logits.max();
        double[] powers = new double[logits.size()];
        double[] sums = new double[logits.size()];
        double all = 0;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Math.exp(logits.get(i) - largest);
            all += powers[i];
            sums[i] = all;
        }
        double sum = all;
        return new Walkthrough(
                List.of(SOFTMAX),
                2 * powers.length,
                step -> {
                    Step executions = new Step();
                    if (step < powers.length) {
                        executions.run(
                                SOFTMAX.line("p[i] = Math.exp("),
                                is("i", step),
                                is("logits.get(i)", logits.get(step)),
                                is("largest", largest),
                                is("p[i]", powers[step]));
                        executions.run(
                                SOFTMAX.line("sum += p[i];"),
                                is("i", step),
                                is("p[i]", powers[step]),
                                is("sum", sums[step]));
                    } else if (step == powers.length || step == 2 * powers.length) {
                        boolean end = step > powers.length;
                        executions.run(
                                end ? SOFTMAX.line("return ") : SOFTMAX.line("sum += p[i];"),
                                is("largest", largest),
                                is("sum", sum));
                    } else {
                        int i = step - powers.length - 1;
                        executions.run(
                                SOFTMAX.line("p[i] /= sum;"),
                                is("i", i),
                                is("sum", sum),
                                is("p[i]", probabilities.get(i)));
                    }
                    return executions.list();
                });
    }

    /** A step for each class, one at the end. */
    private static Walkthrough distances(MapReport.Distance map) {
        int classes = map.distances().size();
        return new Walkthrough(
                List.of(RBF, PENALTY),
                classes,
                step -> {
                    Step executions = new Step();
                    if (step == classes) {
                        return executions.run(RBF.line("return "), is("classes", classes)).list();
                    }
                    double penalty = map.distances().get(step);
                    executions.run(
                            RBF.line("penalties[i] = "),
                            is("classes", classes),
                            is("i", step),
                            is("penalty(…)", penalty));
                    if (step + 1 < classes) {
                        executions.run(RBF.line("for (int i = 0;"), is("i", step + 1));
                        executions.run(
                                PENALTY.line("return sum;"),
                                is("of", step + 1),
                                is("sum", map.distances().get(step + 1)));
                    }
                    return executions.list();
                });
    }
}
