package org.kernelscope.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.BatchStatistics;
import org.kernelscope.engine.Score;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.RunRecord;

/**
 * The result of one arm of an experiment so far. Immutable; any thread.
 *
 * @param record its training, for charts and comparisons; each measurement is an epoch of it
 * @param measurements in the order of time
 * @param statistics of a network with batch normalisation at its end: test digits read alone, in a
 *     batch, and by the running averages; else null
 */
public record ArmResult(
        Experiment.Arm arm,
        RunRecord record,
        List<Measurement> measurements,
        @Nullable BatchStatistics statistics) {
    public ArmResult {
        measurements = List.copyOf(measurements);
    }

    /**
     * One measurement of an arm.
     *
     * @param step number of minibatches so far
     * @param loss of the last minibatch, before its step
     * @param train score on at most 1,000 of the training digits
     * @param test score on every tenth test digit
     * @param gradients root mean square of the gradient of each layer's weights, by its name
     */
    public record Measurement(
            long step, double loss, Score train, Score test, Map<String, Double> gradients) {}

    /** {@code measured} as an epoch of the record, with the mistakes that {@code tested} names. */
    static EpochResult epoch(int number, Measurement measured, TestResult tested) {
        return new EpochResult(
                number,
                measured.step(),
                measured.train().loss(),
                measured.train().accuracy(),
                new Score(0, 0, 0),
                tested,
                0);
    }

    /** The same with another number for its record. */
    public ArmResult withNumber(int number) {
        return new ArmResult(arm, record.withNumber(number), measurements, statistics);
    }

    /** The last measurement. */
    public Measurement last() {
        return measurements.get(measurements.size() - 1);
    }

    /** Number of minibatches so far. */
    public long step() {
        return record.steps().size();
    }

    /** True if all its steps were made. */
    public boolean isFinished() {
        return step() >= arm.steps();
    }

    /** The newest weights. */
    public Weights weights() {
        return record.timeline().last().weights();
    }

    /** The largest difference between two kernels of the first layer. */
    public double kernelSpread() {
        Layer first = arm.architecture().layers().get(0);
        float[] kernels = weights().get(first.parameters().get(0).name()).toArray();
        int maps = first.outputShape().channels();
        int each = kernels.length / maps;
        double spread = 0;
        for (int map = 1; map < maps; map++) {
            for (int i = 0; i < each; i++) {
                spread = Math.max(spread, Math.abs(kernels[map * each + i] - kernels[i]));
            }
        }
        return spread;
    }
}
