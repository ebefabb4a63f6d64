package org.kernelscope.training;

import org.kernelscope.engine.TrainingState;

/**
 * A training with all that it needs to go on as if nothing had happened. Immutable; any thread.
 *
 * @param run all that is known of it
 * @param state weights and what the optimizer remembers
 * @param seen how many digits it has learned from, over all epochs
 * @param epochLoss the losses of the batches of the unfinished epoch, added up
 * @param plannedSteps how many steps the curve of the learning rate was made for
 * @param seconds how long it has taken, without pauses
 */
public record SavedRun(
        RunRecord run,
        TrainingState state,
        long seen,
        double epochLoss,
        long plannedSteps,
        double seconds) {}
