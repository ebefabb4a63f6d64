package org.kernelscope.ui.train;

import org.kernelscope.engine.Model;
import org.kernelscope.training.Checkpoint;
import org.kernelscope.training.RunRecord;

/**
 * A moment of a run. Immutable; any thread.
 *
 * @param run which run
 * @param moment which of its moments
 */
record RunPosition(RunRecord run, Checkpoint moment) {
    /** The moment of {@code run} nearest to {@code step}. */
    static RunPosition nearest(RunRecord run, long step) {
        return new RunPosition(run, run.timeline().nearest(step));
    }

    /** The newest moment of {@code run}. */
    static RunPosition newest(RunRecord run) {
        return new RunPosition(run, run.timeline().last());
    }

    long step() {
        return moment.step();
    }

    /** The network as it was. */
    Model model() {
        return run.model(moment);
    }

    /** Whether both are the same moment of the same run. */
    boolean isSame(RunPosition other) {
        return run.number() == other.run.number() && moment.step() == other.moment.step();
    }
}
