package org.kernelscope.ui.train.tab;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kernelscope.training.metrics.DecimatedSeries;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.metrics.MetricSeries.Metric;
import org.kernelscope.training.record.RunRecord;

/** The decimated curves of one run, which grow with it. One thread at a time. */
public final class RunCurves {
    /** The weight of a step relative to the one after it: about the last thirty steps count. */
    private static final double KEEP = 0.97;

    private final DecimatedSeries loss = new DecimatedSeries(Metric.LOSS, KEEP);
    private final DecimatedSeries accuracy = new DecimatedSeries(Metric.ACCURACY, KEEP);

    /** The curves of all steps of {@code run}. */
    public static RunCurves of(RunRecord run) {
        RunCurves curves = new RunCurves();
        curves.grow(run.steps());
        return curves;
    }

    private void grow(MetricSeries steps) {
        loss.grow(steps);
        accuracy.grow(steps);
    }

    /** Loss or accuracy. */
    public DecimatedSeries of(Metric metric) {
        return metric == Metric.LOSS ? loss : accuracy;
    }

    private int size() {
        return loss.size();
    }

    /** The curves of the runs that were drawn last, by the number of the run. One thread. */
    public static final class Cache {
        /** The run at work, the earlier ones that are kept, and one that was opened. */
        private static final int RUNS = 12;

        private final Map<Integer, RunCurves> byRun =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, RunCurves> eldest) {
                        return size() > RUNS;
                    }
                };

        /** Steps of {@code run} that its curves do not have yet. */
        public int missing(RunRecord run) {
            RunCurves known = byRun.get(run.number());
            int steps = run.steps().size();
            return known == null || known.size() > steps ? steps : steps - known.size();
        }

        /** The curves of {@code run} as it is now; takes as long as steps are missing. */
        public RunCurves get(RunRecord run) {
            RunCurves known = byRun.get(run.number());
            if (known == null || known.size() > run.steps().size()) {
                known = new RunCurves();
                byRun.put(run.number(), known);
            }
            known.grow(run.steps());
            return known;
        }

        /** Takes curves that another thread has made and no longer touches. */
        public void put(RunRecord run, RunCurves made) {
            if (missing(run) > 0) {
                byRun.put(run.number(), made);
            }
        }
    }
}
