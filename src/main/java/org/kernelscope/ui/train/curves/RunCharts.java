package org.kernelscope.ui.train.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.text.Texts;
import org.kernelscope.training.metrics.DecimatedSeries;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries.Metric;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Axis;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.Curve;
import org.kernelscope.ui.paint.chart.Curve.Style;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TabChoices;
import org.kernelscope.ui.train.model.TabChoices.Curves;
import org.kernelscope.ui.train.tab.RunCurves;

/**
 * The charts of runs: loss and accuracy, raw and smoothed, of the run that is shown and, dashed, of
 * another. JavaFX thread.
 */
final class RunCharts {
    private static final double WHOLE = 100;

    private final RunCurves.Cache cache;
    private final Texts texts;
    private final Function<RunRecord, String> names;
    private final Look look;
    private final boolean raw;
    private final boolean log;
    private final TabChoices.Axis unit;

    /**
     * @param names the name of each run
     */
    RunCharts(
            RunCurves.Cache cache,
            Texts texts,
            Function<RunRecord, String> names,
            Look look,
            Curves shown) {
        this.cache = cache;
        this.names = names;
        this.texts = texts;
        this.look = look;
        this.raw = shown.raw();
        this.log = shown.log();
        this.unit = shown.axis();
    }

    /** The number of steps of a run, at least 1. */
    private static long length(RunRecord run) {
        return Math.max(1, run.timeline().last().step());
    }

    /** The x coordinate of a step of {@code run}. */
    double x(RunRecord run, double step) {
        return unit == TabChoices.Axis.STEPS ? step : WHOLE * step / length(run);
    }

    /** The step of {@code run} at an x coordinate. */
    double step(RunRecord run, double x) {
        return unit == TabChoices.Axis.STEPS ? x : x * length(run) / WHOLE;
    }

    /** The name of an x coordinate. */
    String where(double x) {
        return unit == TabChoices.Axis.STEPS
                ? texts.get("training.timeline.step", Numbers.count(Math.round(x)))
                : texts.get("training.curves.at", Math.round(x));
    }

    /** The loss. */
    Chart loss(RunRecord run, @Nullable RunRecord other) {
        List<Curve> curves = new ArrayList<>();
        if (other != null) {
            curves.add(smooth(other, Metric.LOSS, Style.DASHED, training(other)));
            curves.add(tests(other, Style.DASHED, true));
        }
        if (raw) {
            curves.add(noise(run, Metric.LOSS));
        }
        String name = other == null ? texts.get("training.curve.train") : training(run);
        curves.add(smooth(run, Metric.LOSS, Style.SOLID, name));
        curves.add(tests(run, Style.DOTS, true));
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Curve curve : curves) {
            for (double value : curve.y()) {
                boolean counts = Double.isFinite(value) && (value > 0 || !log);
                low = counts ? Math.min(low, value) : low;
                high = counts ? Math.max(high, value) : high;
            }
        }
        Axis y =
                log
                        ? Axis.log(Math.max(1e-6, Double.isFinite(low) ? low : 0.1), high)
                        : Axis.linear(0, high > 0 ? 1.04 * high : 1);
        return new Chart(
                texts.get("training.curve.loss"), steps(run, other), y, false, curves, List.of());
    }

    /** The accuracy. */
    Chart accuracy(RunRecord run, @Nullable RunRecord other) {
        List<Curve> curves = new ArrayList<>();
        if (other != null) {
            curves.add(smooth(other, Metric.ACCURACY, Style.DASHED, training(other)));
            curves.add(tests(other, Style.DASHED, false));
        }
        if (raw) {
            curves.add(noise(run, Metric.ACCURACY));
        }
        String name = other == null ? texts.get("training.curve.train") : training(run);
        curves.add(smooth(run, Metric.ACCURACY, Style.SOLID, name));
        curves.add(tests(run, Style.DOTS, false));
        Axis y = Axis.linear(lowestShare(curves), 1);
        return new Chart(
                texts.get("training.curve.accuracy"),
                steps(run, other),
                y,
                true,
                curves,
                List.of());
    }

    /**
     * The low end of the accuracy axis: the better the networks are, the closer the view. All test
     * results stay on the axis, and of every training the second half. Only the beginning of a
     * training, where it climbs from chance level, may come from below.
     */
    private double lowestShare(List<Curve> curves) {
        double lowest = 1;
        for (Curve curve : curves) {
            if (curve.style() == Style.FAINT || curve.x().length == 0) {
                continue;
            }
            boolean tested = curve.argb() == look.test();
            double from = tested ? 0 : curve.x()[curve.x().length - 1] / 2;
            for (int i = 0; i < curve.x().length; i++) {
                if (curve.x()[i] >= from && Double.isFinite(curve.y()[i])) {
                    lowest = Math.min(lowest, curve.y()[i]);
                }
            }
        }
        return lowest > 0.9 ? 0.9 : lowest > 0.8 ? 0.8 : lowest > 0.5 ? 0.5 : 0;
    }

    private Axis steps(RunRecord run, @Nullable RunRecord other) {
        long longest = Math.max(length(run), other == null ? 0 : length(other));
        return Axis.linear(0, unit == TabChoices.Axis.STEPS ? longest : WHOLE);
    }

    /** {@code run 2 training}: which of two runs. */
    private String training(RunRecord run) {
        return texts.get("training.curve.trainOf", names.apply(run));
    }

    private Curve noise(RunRecord run, Metric metric) {
        DecimatedSeries series = cache.get(run).of(metric);
        double[] x = new double[2 * series.count()];
        double[] y = new double[x.length];
        for (int i = 0; i < series.count(); i++) {
            x[2 * i] = x(run, series.firstStep(i));
            x[2 * i + 1] = x(run, series.lastStep(i));
            y[2 * i] = i % 2 == 0 ? series.min(i) : series.max(i);
            y[2 * i + 1] = i % 2 == 0 ? series.max(i) : series.min(i);
        }
        return new Curve("", look.training(), Style.FAINT, x, y);
    }

    private Curve smooth(RunRecord run, Metric metric, Style style, String name) {
        DecimatedSeries series = cache.get(run).of(metric);
        double[] x = new double[series.count()];
        double[] y = new double[series.count()];
        for (int i = 0; i < series.count(); i++) {
            x[i] = x(run, series.lastStep(i));
            y[i] = series.smoothed(i);
        }
        return new Curve(name, look.training(), style, x, y);
    }

    private Curve tests(RunRecord run, Style style, boolean loss) {
        List<EpochResult> epochs = run.epochs();
        // Test examples are scored by cross-entropy, which may not be what the run makes small.
        boolean another = loss && run.settings().loss() != Loss.CROSS_ENTROPY;
        String test = texts.get("training.curve.test");
        return new Curve(
                another ? test + " (" + LayerWords.loss(texts, Loss.CROSS_ENTROPY) + ")" : test,
                look.test(),
                style,
                epochs.stream().mapToDouble(each -> x(run, each.step())).toArray(),
                epochs.stream()
                        .mapToDouble(
                                epoch ->
                                        loss
                                                ? epoch.test().score().loss()
                                                : epoch.test().score().accuracy())
                        .toArray());
    }

    /**
     * The events of the run, and the checkpoints that are shown.
     *
     * @param otherRun the newest record of the run of {@code other}; null for {@code run}
     */
    List<Chart.Mark> marks(
            RunRecord run,
            @Nullable RunPosition shown,
            @Nullable RunPosition other,
            @Nullable RunRecord otherRun) {
        List<Chart.Mark> marks = new ArrayList<>();
        HyperparameterChange before = run.settings().adjustable();
        for (RunEvent mark : run.marks()) {
            HyperparameterChange now = mark.adjustment();
            if (now != null) {
                marks.add(
                        new Chart.Mark(
                                x(run, mark.step()), Chart.Mark.Kind.CHANGE, changed(before, now)));
                before = now;
            }
            if (mark.kind() == RunEvent.Kind.FAILED) {
                marks.add(
                        new Chart.Mark(
                                x(run, mark.step()),
                                Chart.Mark.Kind.FAILURE,
                                texts.get("training.mark.failed")));
            }
        }
        if (shown != null) {
            marks.add(new Chart.Mark(x(run, shown.step()), Chart.Mark.Kind.CHECKPOINT, ""));
        }
        if (other != null) {
            double place = x(otherRun == null ? run : otherRun, other.step());
            marks.add(new Chart.Mark(place, Chart.Mark.Kind.OTHER, ""));
        }
        return marks;
    }

    /** {@code η 0.01 · μ 0.5}: what is another now. */
    private String changed(HyperparameterChange before, HyperparameterChange now) {
        List<String> words = new ArrayList<>();
        if (now.rate() != before.rate()) {
            words.add("η " + Numbers.value(now.rate()));
        }
        if (now.momentum() != before.momentum()) {
            words.add("μ " + Numbers.value(now.momentum()));
        }
        if (now.batch() != before.batch()) {
            words.add(texts.get("training.set.batch") + " " + now.batch());
        }
        return String.join(" · ", words);
    }
}
