package org.kernelscope.ui.train.model;

import org.kernelscope.engine.Model;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunRecord;

/**
 * A checkpoint and its run. Immutable; any thread.
 *
 * @param run the run
 * @param checkpoint one of its checkpoints
 */
public record RunPosition(RunRecord run, Checkpoint checkpoint) {
    /** The checkpoint of {@code run} nearest to {@code step}. */
    public static RunPosition nearest(RunRecord run, long step) {
        return new RunPosition(run, run.timeline().nearest(step));
    }

    /** The newest checkpoint of {@code run}. */
    public static RunPosition newest(RunRecord run) {
        return new RunPosition(run, run.timeline().last());
    }

    public long step() {
        return checkpoint.step();
    }

    /** The network as it was. */
    public Model model() {
        return run.model(checkpoint);
    }

    /** True if both are the same checkpoint of the same run. */
    public boolean isSame(RunPosition other) {
        return run.number() == other.run.number() && checkpoint.step() == other.checkpoint.step();
    }
}
