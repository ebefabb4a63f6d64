package org.kernelscope.training.record;

import java.util.List;
import org.kernelscope.engine.TrainingState;

/**
 * A training with all that it needs to go on as if nothing had happened. Immutable; any thread.
 *
 * @param run all that is known of it
 * @param state weights and what the optimizer remembers
 * @param epochLoss the losses of the batches of the unfinished epoch, added up
 * @param plannedSteps how many steps the curve of the learning rate was made for; 0 if none was
 *     made yet
 * @param seconds how long it has taken, without pauses
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
