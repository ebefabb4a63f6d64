package org.kernelscope.ui.train.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.ArmResult.Measurement;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.text.Texts;
import org.kernelscope.training.metrics.DecimatedSeries;
import org.kernelscope.training.metrics.MetricSeries.Metric;
import org.kernelscope.ui.paint.ClassColours;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Axis;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.Curve;
import org.kernelscope.ui.paint.chart.Curve.Style;
import org.kernelscope.ui.train.tab.RunCurves;

/**
 * The charts of all arms of an experiment, each arm in a colour: loss, accuracy and gradients. The
 * x axis has the steps, or the share of each arm if their numbers of steps differ. JavaFX thread.
 */
final class ArmCharts {
    private static final double WHOLE = 100;

    /** Colours of classes that differ in hue and lightness. */
    private static final int[] COLOURS = {0, 1, 2, 5, 7, 9};

    private final RunCurves.Cache cache = new RunCurves.Cache();

    /** The colour of the arm at this place. */
    static int colour(Look look, int arm) {
        return ClassColours.of(look, COLOURS[arm % COLOURS.length]);
    }

    /** True if all arms have the same number of steps. */
    static boolean inSteps(List<Experiment.Arm> arms) {
        return arms.stream().mapToInt(Experiment.Arm::steps).distinct().count() <= 1;
    }

    /** The x coordinate of a step of an arm. */
    static double x(boolean steps, Experiment.Arm arm, double step) {
        return steps ? step : WHOLE * step / arm.steps();
    }

    /** The step of an arm at an x coordinate. */
    static long step(boolean steps, Experiment.Arm arm, double x) {
        return Math.round(steps ? x : x * arm.steps() / WHOLE);
    }

    /** The name of an x coordinate. */
    static String where(Texts texts, boolean steps, double x) {
        return steps
                ? texts.get("training.timeline.step", Numbers.count(Math.round(x)))
                : texts.get("training.curves.at", Math.round(x));
    }

    /** The loss of the minibatches, and dots: that of the test digits. */
    Chart loss(Texts texts, Look look, List<ArmResult> arms) {
        boolean steps = inSteps(arms.stream().map(ArmResult::arm).toList());
        List<Curve> curves = new ArrayList<>();
        double high = 0;
        for (int i = 0; i < arms.size(); i++) {
            ArmResult arm = arms.get(i);
            DecimatedSeries series = cache.get(arm.record()).of(Metric.LOSS);
            double[] x = new double[series.count()];
            double[] y = new double[x.length];
            for (int at = 0; at < x.length; at++) {
                x[at] = x(steps, arm.arm(), series.lastStep(at));
                y[at] = series.smoothed(at);
                high = Double.isFinite(y[at]) ? Math.max(high, y[at]) : high;
            }
            String name = ExperimentWords.arm(texts, arm.arm());
            curves.add(new Curve(name, colour(look, i), Style.SOLID, x, y));
            Curve tests =
                    measured(steps, arm, "", colour(look, i), Style.DOTS, m -> m.test().loss());
            high = highest(high, tests);
            curves.add(tests);
        }
        return new Chart(
                texts.get("experiment.chart.loss"),
                axis(steps, arms),
                Axis.linear(0, high > 0 ? 1.04 * high : 1),
                false,
                curves,
                List.of());
    }

    /** The accuracy on test digits, and dashed: that on training digits. */
    Chart accuracy(Texts texts, Look look, List<ArmResult> arms) {
        boolean steps = inSteps(arms.stream().map(ArmResult::arm).toList());
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            ArmResult arm = arms.get(i);
            int colour = colour(look, i);
            curves.add(measured(steps, arm, "", colour, Style.DASHED, m -> m.train().accuracy()));
            String name = ExperimentWords.arm(texts, arm.arm());
            curves.add(measured(steps, arm, name, colour, Style.DOTS, m -> m.test().accuracy()));
        }
        return new Chart(
                texts.get("experiment.chart.accuracy"),
                axis(steps, arms),
                Axis.linear(0, 1),
                true,
                curves,
                List.of());
    }

    /** The size of the gradients of the first and the last layer; faint: those between them. */
    Chart gradients(Texts texts, Look look, List<ArmResult> arms) {
        boolean steps = inSteps(arms.stream().map(ArmResult::arm).toList());
        List<Curve> curves = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = 0; i < arms.size(); i++) {
            ArmResult arm = arms.get(i);
            Collection<String> names = arm.last().gradients().keySet();
            List<String> layers = List.copyOf(names);
            for (int layer = 0; layer < layers.size(); layer++) {
                String name = layers.get(layer);
                boolean first = layer == 0;
                boolean last = layer == layers.size() - 1;
                Curve curve =
                        measured(
                                steps,
                                arm,
                                first || last
                                        ? name + " " + ExperimentWords.arm(texts, arm.arm())
                                        : "",
                                colour(look, i),
                                first ? Style.SOLID : last ? Style.DASHED : Style.FAINT,
                                m -> positive(m.gradients().getOrDefault(name, 0.0)));
                for (double value : curve.y()) {
                    low = Double.isFinite(value) ? Math.min(low, value) : low;
                }
                high = highest(high, curve);
                curves.add(curve);
            }
        }
        return new Chart(
                texts.get("experiment.chart.gradients"),
                axis(steps, arms),
                Axis.log(Double.isFinite(low) ? Math.max(1e-9, low) : 1e-6, Math.max(high, 1e-6)),
                false,
                curves,
                List.of());
    }

    /** On a logarithmic axis, nothing is a gap. */
    private static double positive(double value) {
        return value > 0 ? value : Double.NaN;
    }

    private static double highest(double before, Curve curve) {
        double high = before;
        for (double value : curve.y()) {
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        return high;
    }

    private static Curve measured(
            boolean steps,
            ArmResult arm,
            String name,
            int colour,
            Style style,
            ToDoubleFunction<Measurement> value) {
        List<Measurement> all = arm.measurements();
        return new Curve(
                name,
                colour,
                style,
                all.stream().mapToDouble(m -> x(steps, arm.arm(), m.step())).toArray(),
                all.stream().mapToDouble(value).toArray());
    }

    private static Axis axis(boolean steps, List<ArmResult> arms) {
        int longest = arms.stream().mapToInt(arm -> arm.arm().steps()).max().orElse(1);
        return Axis.linear(0, steps ? longest : WHOLE);
    }
}
