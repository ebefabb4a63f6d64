package org.kernelscope.training.record;

import java.util.List;
import org.kernelscope.engine.TrainingState;

/**
 * A training with all that it needs to resume without a difference. Immutable; any thread.
 *
 * @param run the record
 * @param state weights and optimizer state
 * @param epochLoss the sum of the losses of the unfinished epoch
 * @param plannedSteps the length of the learning rate's curve in steps; 0 if there is none yet
 * @param seconds the training time, without pauses
 */
public record SavedRun(
        RunRecord run, TrainingState state, double epochLoss, long plannedSteps, double seconds) {
    /** The same as run number {@code number} of this sitting. */
    public SavedRun withNumber(int number) {
        return new SavedRun(run.withNumber(number), state, epochLoss, plannedSteps, seconds);
    }

    /** The same without the checkpoints between the first and the newest. */
    public SavedRun withoutHistory() {
        CheckpointHistory timeline = run.timeline();
        List<Checkpoint> ends =
                timeline.checkpoints().size() < 2
                        ? timeline.checkpoints()
                        : List.of(timeline.first(), timeline.last());
        return new SavedRun(
                run.withTimeline(new CheckpointHistory(ends)),
                state,
                epochLoss,
                plannedSteps,
                seconds);
    }

    /** The same run before its first step. */
    public SavedRun rewound() {
        return InitialRun.rewound(
                run.number(), new RunStart.Rewound(run, run.timeline().first()), run.settings());
    }
}
