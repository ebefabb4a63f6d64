package org.kernelscope.ui.arithmetic.code;

import static org.kernelscope.ui.arithmetic.code.MapWalkthroughs.activate;
import static org.kernelscope.ui.arithmetic.code.MapWalkthroughs.with;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.CONVOLUTION;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.DENSE;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.DENSE_SUM;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.DEVIATION;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.NORMALISATION;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.NORMALISED;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.PARTIAL_SUM;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.PENALTY;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.POOLING;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.POOLING_WINDOW;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.RBF;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.SOFTMAX;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.SUBSAMPLING;
import static org.kernelscope.ui.arithmetic.code.SourceBlock.WINDOW_SUM;
import static org.kernelscope.ui.arithmetic.code.Walkthrough.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.code.Walkthrough.Step;

/** The walkthroughs of single values: a step for each term, then those that complete the value. */
public final class CellWalkthroughs {
    private CellWalkthroughs() {}

    /**
     * The walkthrough of a value; empty for one that nothing computes.
     *
     * @param dense true for a unit of a dense layer, whose inputs are counted through all maps
     */
    public static Optional<Walkthrough> of(CellReport report, boolean dense) {
        if (report instanceof CellReport.WeightedSum sum) {
            return Optional.of(dense ? dense(sum) : convolution(sum));
        }
        if (report instanceof CellReport.Pooled pooled) {
            return Optional.of(pooling(pooled));
        }
        if (report instanceof CellReport.Subsampled sum) {
            return Optional.of(subsampling(sum));
        }
        if (report instanceof CellReport.Normalised normalised) {
            return Optional.of(normalisation(normalised));
        }
        return report instanceof CellReport.Distance distance
                ? Optional.of(distance(distance))
                : Optional.empty();
    }

    private static Walkthrough convolution(CellReport.WeightedSum report) {
        List<Term> terms = report.terms();
        int size = terms.get(0).kernel().shape().columns();
        int taps = size * size;
        int products = terms.size() * taps;
        int row = report.cell().row();
        int column = report.cell().column();
        return new Walkthrough(
                List.of(with(report.activation(), PARTIAL_SUM, CONVOLUTION)),
                products + 1,
                step -> {
                    Step executions = new Step();
                    if (step < products) {
                        product(executions, terms, step / taps, step % taps, size);
                        if (step % taps == taps - 1) {
                            endOfMap(executions, report, step / taps);
                        }
                    } else if (step == products) {
                        executions.run(
                                CONVOLUTION.line("sums[at++] = "),
                                is("row", row),
                                is("column", column),
                                is("bias.get(out)", report.bias()),
                                is("sum", report.sum()));
                    } else {
                        end(executions, CONVOLUTION.line("sums[at++] = "), report);
                    }
                    return executions.list();
                });
    }

    private static void product(Step executions, List<Term> terms, int in, int tap, int size) {
        Term term = terms.get(in);
        double sum = 0;
        for (int i = 0; i <= tap; i++) {
            sum += (double) term.kernel().get(i) * term.patch().get(i);
        }
        int at = in * size * size + tap;
        executions.run(
                PARTIAL_SUM.line("sum += "),
                is("in", in),
                is("u", tap / size),
                is("v", tap % size),
                is("weight.get(at)", term.kernel().get(tap)),
                is("cell(…)", term.patch().get(tap)),
                is("sum", sum));
        int next = tap + 1;
        if (next < size * size) {
            if (next % size == 0) {
                executions.run(
                        PARTIAL_SUM.line("for (int u = 0;"), is("in", in), is("u", next / size));
            }
            executions.run(
                    PARTIAL_SUM.line("for (int v = 0;"),
                    is("in", in),
                    is("u", next / size),
                    is("v", next % size),
                    is("at", at + 1));
        }
    }

    /** All products of a map below are added; the next map follows. */
    private static void endOfMap(Step executions, CellReport.WeightedSum report, int in) {
        double partial = report.terms().get(in).sum();
        double sum = report.bias();
        for (int i = 0; i <= in; i++) {
            sum += report.terms().get(i).sum();
        }
        executions.run(PARTIAL_SUM.line("return sum;"), is("in", in), is("sum", partial));
        executions.run(
                CONVOLUTION.line("sum += partialSum("),
                is("in", in),
                is("partialSum(…)", partial),
                is("sum", sum));
        if (in + 1 < report.terms().size()) {
            executions.run(CONVOLUTION.line("for (int in = 0;"), is("in", in + 1), is("sum", sum));
        }
    }

    /** The last step: the activation, or the softmax, or the sum again if there is neither. */
    private static void end(
            Step executions, SourceBlock.SourceLine stored, CellReport.WeightedSum report) {
        if (report.softmax()) {
            executions.run(
                    SOFTMAX.line("p[i] /= sum;"),
                    is("i", report.cell().channel()),
                    is("logits.get(i)", report.sum()),
                    is("p[i]", report.output()));
            return;
        }
        int before = executions.list().size();
        activate(executions, report.activation(), report.sum(), report.output());
        if (executions.list().size() == before) {
            executions.run(stored, is("sum", report.sum()));
        }
    }

    private static Walkthrough dense(CellReport.WeightedSum report) {
        List<Float> inputs = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (Term term : report.terms()) {
            for (int i = 0; i < term.patch().size(); i++) {
                inputs.add(term.patch().get(i));
                weights.add(term.kernel().get(i));
            }
        }
        double[] sums = new double[inputs.size()];
        double all = report.bias();
        for (int i = 0; i < sums.length; i++) {
            all += (double) weights.get(i) * inputs.get(i);
            sums[i] = all;
        }
        int unit = report.cell().channel();
        SourceBlock.SourceLine stored = DENSE.line("sums[unit] = ");
        List<SourceBlock> blocks =
                new ArrayList<>(List.of(with(report.activation(), DENSE_SUM, DENSE)));
        if (report.softmax()) {
            blocks.add(SOFTMAX);
        }
        return new Walkthrough(
                blocks,
                sums.length + 1,
                step -> {
                    Step executions = new Step();
                    if (step < sums.length) {
                        executions.run(
                                DENSE_SUM.line("sum += "),
                                is("unit", unit),
                                is("i", step),
                                is("weight.get(…)", weights.get(step)),
                                is("input.get(i)", inputs.get(step)),
                                is("sum", sums[step]));
                        int next = Math.min(step + 1, sums.length);
                        executions.run(
                                DENSE_SUM.line("for (int i = 0;"),
                                is("unit", unit),
                                is("i", next),
                                is("sum", sums[step]));
                    } else if (step == sums.length) {
                        executions.run(
                                stored,
                                is("unit", unit),
                                is("bias.get(unit)", report.bias()),
                                is("sums[unit]", report.sum()));
                    } else {
                        end(executions, stored, report);
                    }
                    return executions.list();
                });
    }

    private static Walkthrough pooling(CellReport.Pooled report) {
        SourceBlock value = SourceBlock.of(report.pool());
        int taps = report.patch().size();
        return new Walkthrough(
                List.of(POOLING_WINDOW, value, POOLING),
                taps + 1,
                step -> {
                    Step executions = new Step();
                    if (step < taps) {
                        executions.run(
                                POOLING_WINDOW.line("window[tap] = "),
                                is("tap", step),
                                is("window[tap]", report.patch().get(step)));
                    } else if (step == taps) {
                        executions.run(value.line("return "), is("value", report.output()));
                    } else {
                        executions.run(
                                POOLING.line("pooled[at++] = "),
                                is("map", report.cell().channel()),
                                is("row", report.cell().row()),
                                is("column", report.cell().column()),
                                is("pool.value(…)", report.output()));
                    }
                    return executions.list();
                });
    }

    private static Walkthrough subsampling(CellReport.Subsampled report) {
        Tensor patch = report.patch();
        int taps = patch.size();
        return new Walkthrough(
                List.of(with(report.activation(), WINDOW_SUM, SUBSAMPLING)),
                taps + 1,
                step -> {
                    Step executions = new Step();
                    if (step < taps) {
                        double sum = 0;
                        for (int tap = 0; tap <= step; tap++) {
                            sum += patch.get(tap);
                        }
                        executions.run(
                                WINDOW_SUM.line("sum += "),
                                is("tap", step),
                                is("input.get(at)", patch.get(step)),
                                is("sum", sum));
                    } else if (step == taps) {
                        executions.run(
                                SUBSAMPLING.line("sums[at++] = "),
                                is("coefficient.get(map)", report.coefficient()),
                                is("sum", report.total()),
                                is("bias.get(map)", report.bias()),
                                is("sums[at]", report.sum()));
                    } else {
                        activate(executions, report.activation(), report.sum(), report.output());
                        if (executions.list().isEmpty()) {
                            executions.run(
                                    SUBSAMPLING.line("sums[at++] = "),
                                    is("sums[at]", report.sum()));
                        }
                    }
                    return executions.list();
                });
    }

    /** The deviation, the normalised value, z, and the activation. */
    private static Walkthrough normalisation(CellReport.Normalised report) {
        double deviation = Math.sqrt(report.variance() + NormalisationKind.EPSILON);
        return new Walkthrough(
                List.of(with(report.activation(), DEVIATION, NORMALISED, NORMALISATION)),
                3,
                step -> {
                    Step executions = new Step();
                    if (step == 0) {
                        executions.run(
                                DEVIATION.line("return "),
                                is("of.variance().get(set)", report.variance()),
                                is("deviation(…)", deviation));
                    } else if (step == 1) {
                        executions.run(
                                NORMALISED.line("return "),
                                is("batch.get(cell)", report.value()),
                                is("of.mean().get(set)", report.mean()),
                                is("deviation(…)", deviation),
                                is("normalised(…)", report.normalised()));
                    } else if (step == 2) {
                        executions.run(
                                NORMALISATION.line("sums[i] = "),
                                is("gain.get(map)", report.gain()),
                                is("normalised(…)", report.normalised()),
                                is("shift.get(map)", report.shift()),
                                is("sums[i]", report.sum()));
                    } else {
                        activate(executions, report.activation(), report.sum(), report.output());
                        if (executions.list().isEmpty()) {
                            executions.run(
                                    NORMALISATION.line("sums[i] = "), is("sums[i]", report.sum()));
                        }
                    }
                    return executions.list();
                });
    }

    private static Walkthrough distance(CellReport.Distance report) {
        Tensor values = report.values();
        int units = values.size();
        return new Walkthrough(
                List.of(PENALTY, RBF),
                units,
                step -> {
                    Step executions = new Step();
                    if (step == units) {
                        return executions
                                .run(
                                        RBF.line("penalties[i] = "),
                                        is("i", report.cell().channel()),
                                        is("penalty(…)", report.output()))
                                .list();
                    }
                    double sum = 0;
                    double distance = 0;
                    for (int j = 0; j <= step; j++) {
                        distance = values.get(j) - (double) report.code().get(j);
                        sum += distance * distance;
                    }
                    return executions
                            .run(
                                    PENALTY.line("sum += distance * distance;"),
                                    is("of", report.cell().channel()),
                                    is("j", step),
                                    is("input.get(j)", values.get(step)),
                                    is("distance", distance),
                                    is("sum", sum))
                            .list();
                });
    }
}
