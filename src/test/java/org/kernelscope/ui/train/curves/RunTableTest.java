package org.kernelscope.ui.train.curves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.export.NumberTable;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries.Metric;
import org.kernelscope.training.record.RunRecord;

final class RunTableTest {
    @Test
    void everyStepHasARowAndEveryEpochItsResultsInTheRowOfItsLastStep() {
        RunRecord run = SomeRuns.learning(1, 0.75f, 8_000, 9_000);
        NumberTable table = RunTable.of(run);
        assertThat(table.rows()).hasSize(run.steps().size());
        assertThat(table.headings()).startsWith("step", "loss", "accuracy").hasSize(9);
        for (int i = 0; i < table.rows().size(); i++) {
            double[] row = table.rows().get(i);
            assertThat(row).hasSize(9);
            assertThat(row[0]).isEqualTo(i + 1);
            assertThat(row[1]).isEqualTo(run.steps().get(Metric.LOSS, i));
            assertThat(row[2]).isEqualTo(0.75);
        }
        assertThat(run.epochs()).hasSize(2);
        for (EpochResult epoch : run.epochs()) {
            double[] row = table.rows().get((int) epoch.step() - 1);
            assertThat(row[4]).isEqualTo(epoch.number());
            assertThat(row[8]).isEqualTo(epoch.test().score().accuracy());
        }
        long withEpoch = table.rows().stream().filter(row -> !Double.isNaN(row[4])).count();
        assertThat(withEpoch).isEqualTo(2);
    }
}
