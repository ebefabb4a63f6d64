package org.kernelscope.ui.train.model;

import org.kernelscope.engine.Model;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunRecord;

/**
 * A moment of a run. Immutable; any thread.
 *
 * @param run which run
 * @param moment which of its moments
 */
public record RunPosition(RunRecord run, Checkpoint moment) {
    /** The moment of {@code run} nearest to {@code step}. */
    public static RunPosition nearest(RunRecord run, long step) {
        return new RunPosition(run, run.timeline().nearest(step));
    }

    /** The newest moment of {@code run}. */
    public static RunPosition newest(RunRecord run) {
        return new RunPosition(run, run.timeline().last());
    }

    public long step() {
        return moment.step();
    }

    /** The network as it was. */
    public Model model() {
        return run.model(moment);
    }

    /** Whether both are the same moment of the same run. */
    public boolean isSame(RunPosition other) {
        return run.number() == other.run.number() && moment.step() == other.moment.step();
    }
}
