package org.kernelscope.engine.dl4j.updater;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Gradient descent with momentum, which Deeplearning4j has only in Nesterov's form: v ← μ·v + η·g,
 * w ← w − v.
 *
 * @param rate η at every step
 * @param momentum μ at every step
 */
record ClassicalMomentum(ISchedule rate, ISchedule momentum) implements StatefulUpdater {
    private static final long serialVersionUID = 1L;

    /** The velocity v. */
    @Override
    public String memory() {
        return "V";
    }

    @Override
    public void step(INDArray gradient, INDArray velocity, int iteration, int epoch) {
        velocity.muli(momentum.valueAt(iteration, epoch));
        velocity.addi(gradient.mul(rate.valueAt(iteration, epoch)));
        gradient.assign(velocity);
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
    public IUpdater clone() {
        return this;
    }
}
