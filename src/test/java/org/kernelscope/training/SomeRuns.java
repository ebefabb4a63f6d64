package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.training.file.AutosaveVictim;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointHistory;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;

/** Runs that nobody trained, for tests of what is shown of runs. */
public final class SomeRuns {
    private SomeRuns() {}

    /** Run {@code number} with checkpoints after these steps, the last of them its newest. */
    public static RunRecord withCheckpoints(int number, long... steps) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try {
            for (long step : steps) {
                checkpoints.add(new Checkpoint(step, AutosaveVictim.weights(step)));
            }
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
        MetricLog log = new MetricLog();
        for (long step = 0; step < steps[steps.length - 1]; step++) {
            log.add(1, 0.5f, 0.01f, 8);
        }
        return new RunRecord(
                number,
                AutosaveVictim.SMALL,
                AutosaveVictim.SETTINGS,
                true,
                log.series(),
                List.of(),
                List.of(),
                new CheckpointHistory(checkpoints),
                null);
    }

    /** {@code run} at its newest checkpoint, with what it needs to go on. */
    public static SavedRun saved(RunRecord run) {
        Checkpoint newest = run.timeline().last();
        TrainingState state =
                new TrainingState(newest.weights(), Tensor.zeros(Shape.of(1)), newest.step());
        return new SavedRun(run, state, 0, 0, 0);
    }

    /**
     * Run {@code number} of as many epochs of a hundred steps as there are test results.
     *
     * @param trained the share of the training examples that every step read correctly
     * @param correct how many of 10,000 test examples were right after each epoch
     */
    public static RunRecord learning(int number, float trained, int... correct) {
        RunRecord run = withCheckpoints(number, 0, 100L * correct.length);
        MetricLog log = new MetricLog();
        List<EpochResult> epochs = new ArrayList<>();
        short[] none = {};
        for (int epoch = 1; epoch <= correct.length; epoch++) {
            for (int step = 0; step < 100; step++) {
                log.add(0.1f, trained, 0.01f, 8);
            }
            Score score = new Score(10_000, correct[epoch - 1], 0.1);
            epochs.add(
                    new EpochResult(
                            epoch,
                            100L * epoch,
                            0.1,
                            trained,
                            new Score(0, 0, 0),
                            new TestResult(10, none, none, score, List.of()),
                            epoch));
        }
        return new RunRecord(
                number,
                run.architecture(),
                run.settings(),
                run.fresh(),
                log.series(),
                epochs,
                run.marks(),
                run.timeline(),
                null);
    }

    /** Run {@code number} with an epoch after which so many of 10,000 test examples were right. */
    public static RunRecord tested(int number, int correct) {
        RunRecord run = withCheckpoints(number, 0, 1);
        short[] none = {};
        TestResult test =
                new TestResult(10, none, none, new Score(10_000, correct, 0.1), List.of());
        EpochResult epoch = new EpochResult(1, 1, 0.2, 0.5, new Score(0, 0, 0), test, 1);
        return new RunRecord(
                number,
                run.architecture(),
                run.settings(),
                run.fresh(),
                run.steps(),
                List.of(epoch),
                run.marks(),
                run.timeline(),
                null);
    }
}
