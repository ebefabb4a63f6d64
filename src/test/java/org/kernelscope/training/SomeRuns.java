package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Score;
import org.kernelscope.network.ArchitectureException;

/** Runs that nobody trained, for tests of what is shown of runs. */
public final class SomeRuns {
    private SomeRuns() {}

    /** Run {@code number} with moments after these steps, the last of them its newest. */
    public static RunRecord withMoments(int number, long... steps) {
        List<Checkpoint> moments = new ArrayList<>();
        try {
            for (long step : steps) {
                moments.add(new Checkpoint(step, AutosaveVictim.weights(step)));
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
                new CheckpointHistory(moments),
                null);
    }

    /** Run {@code number} with an epoch after which so many of 10,000 test digits were right. */
    public static RunRecord tested(int number, int correct) {
        RunRecord run = withMoments(number, 0, 1);
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
