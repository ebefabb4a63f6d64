package org.kernelscope.ui.train.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.export.NumberTable;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.metrics.MetricSeries.Metric;
import org.kernelscope.training.record.RunRecord;

/**
 * The curves of a run as a table: one row for each step, with the results of an epoch in the row of
 * its last step. Any thread.
 */
public final class RunTable {
    private static final List<String> HEADINGS =
            List.of(
                    "step",
                    "loss",
                    "accuracy",
                    "learning_rate",
                    "epoch",
                    "validation_loss",
                    "validation_accuracy",
                    "test_loss",
                    "test_accuracy");

    private RunTable() {}

    /** The table of {@code run}. */
    public static NumberTable of(RunRecord run) {
        Map<Long, EpochResult> ends = new HashMap<>();
        run.epochs().forEach(epoch -> ends.put(epoch.step(), epoch));
        MetricSeries steps = run.steps();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            double[] row = new double[HEADINGS.size()];
            Arrays.fill(row, Double.NaN);
            row[0] = i + 1.0;
            row[1] = steps.get(Metric.LOSS, i);
            row[2] = steps.get(Metric.ACCURACY, i);
            row[3] = steps.get(Metric.RATE, i);
            EpochResult epoch = ends.get(i + 1L);
            if (epoch != null) {
                row[4] = epoch.number();
                if (epoch.heldOut().count() > 0) {
                    row[5] = epoch.heldOut().loss();
                    row[6] = epoch.heldOut().accuracy();
                }
                row[7] = epoch.test().score().loss();
                row[8] = epoch.test().score().accuracy();
            }
            rows.add(row);
        }
        return new NumberTable(HEADINGS, rows);
    }
}
