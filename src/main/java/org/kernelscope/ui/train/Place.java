package org.kernelscope.ui.train;

import org.kernelscope.engine.Model;
import org.kernelscope.training.Moment;
import org.kernelscope.training.RunRecord;

/**
 * A moment of a run. Immutable; any thread.
 *
 * @param run which run
 * @param moment which of its moments
 */
record Place(RunRecord run, Moment moment) {
    /** The moment of {@code run} nearest to {@code step}. */
    static Place nearest(RunRecord run, long step) {
        return new Place(run, run.timeline().nearest(step));
    }

    /** The newest moment of {@code run}. */
    static Place newest(RunRecord run) {
        return new Place(run, run.timeline().last());
    }

    long step() {
        return moment.step();
    }

    /** The network as it was. */
    Model model() {
        return run.model(moment);
    }

    /** Whether both are the same moment of the same run. */
    boolean isSame(Place other) {
        return run.number() == other.run.number() && moment.step() == other.moment.step();
    }
}
