package org.kernelscope.engine.dl4j.updater;

import org.kernelscope.engine.Optimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Stochastic diagonal Levenberg-Marquardt: w ← w − η/(μ + h)·g, each weight with a curvature h of
 * its own (LeCun et al. 1998, appendix C). Who trains {@linkplain
 * org.kernelscope.engine.TrainingRun#useCurvature writes h into the state}; steps leave it as it
 * is.
 *
 * @param rate η at every step
 */
record LevenbergMarquardt(ISchedule rate) implements StatefulUpdater {
    private static final long serialVersionUID = 1L;

    /** The curvature h. */
    @Override
    public String memory() {
        return "H";
    }

    @Override
    public void step(INDArray gradient, INDArray curvature, int iteration, int epoch) {
        gradient.divi(curvature.add(Optimizer.DAMPING));
        gradient.muli(rate.valueAt(iteration, epoch));
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
    public IUpdater clone() {
        return this;
    }
}
