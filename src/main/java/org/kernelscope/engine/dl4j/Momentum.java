package org.kernelscope.engine.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Gradient descent with momentum, which Deeplearning4j has only in Nesterov's form: v ← μ·v + η·g,
 * w ← w − v.
 *
 * @param rate η at every step
 * @param momentum μ at every step
 */
record Momentum(ISchedule rate, ISchedule momentum) implements IUpdater {
    private static final long serialVersionUID = 1L;
    private static final String VELOCITY = "V";

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<Momentum> instantiate(INDArray view, boolean initialize) {
        Updater updater = new Updater(this, view);
        updater.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        return updater;
    }

    @Override
    public GradientUpdater<Momentum> instantiate(Map<String, INDArray> state, boolean initialize) {
        INDArray velocity = java.util.Objects.requireNonNull(state.get(VELOCITY));
        return instantiate(velocity, initialize);
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return rate.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double learningRate, ISchedule schedule) {
        throw new UnsupportedOperationException("the dials of the run are turned instead");
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
    public IUpdater clone() {
        return this;
    }

    /** Holds the velocity v as a view of the network's updater state. */
    private static final class Updater implements GradientUpdater<Momentum> {
        private final Momentum config;
        private INDArray velocity;

        private Updater(Momentum config, INDArray velocity) {
            this.config = config;
            this.velocity = velocity;
        }

        @Override
        public Momentum getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialize) {
            velocity = java.util.Objects.requireNonNull(state.get(VELOCITY));
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(VELOCITY, velocity);
        }

        @Override
        public void setStateViewArray(
                INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
            if (initialize) {
                view.assign(0);
            }
            velocity = view.reshape(view.length());
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            velocity.muli(config.momentum.valueAt(iteration, epoch));
            velocity.addi(gradient.mul(config.rate.valueAt(iteration, epoch)));
            gradient.assign(velocity);
        }
    }
}
