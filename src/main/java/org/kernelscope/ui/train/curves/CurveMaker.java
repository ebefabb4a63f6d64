package org.kernelscope.ui.train.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.train.tab.RunCurves;

/**
 * Makes the charts of runs. The curves of a run grow with it, at once. Only where many steps are
 * missing, as of a long run that was just opened, they are made in the background first. The charts
 * are always of the run that was asked for last. JavaFX thread.
 */
final class CurveMaker {
    private final RunCurves.Cache cache;
    private final int most;
    private final Consumer<Answer> reader;
    private final Latest<List<RunRecord>, List<Made>> runs;

    /** The newest question, if it waits for curves from the background. */
    private @Nullable Question waiting;

    /** The runs that are wanted in one pair of charts. */
    record Question(RunCharts charts, RunRecord run, @Nullable RunRecord other) {
        private List<RunRecord> runs() {
            return other == null ? List.of(run) : List.of(run, other);
        }
    }

    /** The charts of the run with this number, without marks, and what made them. */
    record Answer(int run, RunCharts charts, Chart loss, Chart accuracy) {}

    private record Made(RunRecord run, RunCurves curves) {}

    /**
     * @param cache the curves that the charts are drawn from
     * @param most the number of missing steps up to which curves are made at once; those of more,
     *     on {@code analysis}
     * @param reader receives the charts, on {@code fxThread}
     * @param failed receives a failure, on {@code fxThread}
     */
    CurveMaker(
            RunCurves.Cache cache,
            int most,
            Executor analysis,
            Executor fxThread,
            Consumer<Answer> reader,
            Consumer<Throwable> failed) {
        this.cache = cache;
        this.most = most;
        this.reader = reader;
        runs =
                new Latest<>(
                        analysis,
                        fxThread,
                        CurveMaker::make,
                        (wanted, curves) -> take(curves),
                        (wanted, failure) -> failed.accept(failure));
    }

    /** Asks for charts; when this returns, the reader may have been given them already. */
    void ask(Question question) {
        int missing = question.runs().stream().mapToInt(cache::missing).sum();
        if (missing > most) {
            waiting = question;
            runs.ask(question.runs());
            return;
        }
        waiting = null;
        runs.forget();
        RunCharts charts = question.charts;
        reader.accept(
                new Answer(
                        question.run.number(),
                        charts,
                        charts.loss(question.run, question.other),
                        charts.accuracy(question.run, question.other)));
    }

    /** True while curves are made in the background. */
    boolean isBusy() {
        return runs.isBusy();
    }

    private static List<Made> make(List<RunRecord> wanted) {
        List<Made> made = new ArrayList<>();
        for (RunRecord run : wanted) {
            made.add(new Made(run, RunCurves.of(run)));
        }
        return made;
    }

    /** While a run grows, only the steps since are missing then. */
    private void take(List<Made> curves) {
        curves.forEach(each -> cache.put(each.run, each.curves));
        if (waiting != null) {
            ask(waiting);
        }
    }
}
