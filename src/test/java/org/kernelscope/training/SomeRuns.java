package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.ArchitectureException;

/** Runs that nobody trained, for tests of what is shown of runs. */
public final class SomeRuns {
    private SomeRuns() {}

    /** Run {@code number} with moments after these steps, the last of them its newest. */
    public static RunRecord withMoments(int number, long... steps) {
        List<Moment> moments = new ArrayList<>();
        try {
            for (long step : steps) {
                moments.add(new Moment(step, AutosaveVictim.weights(step)));
            }
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
        StepLog log = new StepLog();
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
                new Timeline(moments),
                null);
    }
}
