package org.kernelscope.engine.dl4j.updater;

import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.Optimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** An optimizer that remembers one number for each weight, which Deeplearning4j keeps for it. */
interface StatefulUpdater extends IUpdater {
    /** By what name the numbers are kept. */
    String memory();

    /** η at every step. */
    ISchedule rate();

    /**
     * Makes of a gradient what is taken away from the weights.
     *
     * @param gradient dL/dw; gets the step
     * @param memory the state; may change
     */
    void step(INDArray gradient, INDArray memory, int iteration, int epoch);

    @Override
    default long stateSize(long parameters) {
        return parameters;
    }

    @Override
    default GradientUpdater<StatefulUpdater> instantiate(INDArray view, boolean initialize) {
        Updater updater = new Updater(this, view);
        updater.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        return updater;
    }

    @Override
    default GradientUpdater<StatefulUpdater> instantiate(
            Map<String, INDArray> state, boolean initialize) {
        return instantiate(Objects.requireNonNull(state.get(memory())), initialize);
    }

    @Override
    default double getLearningRate(int iteration, int epoch) {
        return rate().valueAt(iteration, epoch);
    }

    @Override
    default boolean hasLearningRate() {
        return true;
    }

    @Override
    default void setLrAndSchedule(double learningRate, ISchedule schedule) {
        throw new UnsupportedOperationException("change the hyperparameters of the run instead");
    }

    /** Holds what is remembered as a view of the network's updater state. */
    final class Updater implements GradientUpdater<StatefulUpdater> {
        private final StatefulUpdater config;
        private INDArray memory;

        private Updater(StatefulUpdater config, INDArray memory) {
            this.config = config;
            this.memory = memory;
        }

        @Override
        public StatefulUpdater getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialize) {
            memory = Objects.requireNonNull(state.get(config.memory()));
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(config.memory(), memory);
        }

        @Override
        public void setStateViewArray(
                INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
            if (initialize) {
                view.assign(0);
            }
            memory = view.reshape(view.length());
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            config.step(gradient, memory, iteration, epoch);
        }
    }

    /**
     * Gradient descent with momentum, which Deeplearning4j has only in Nesterov's form: v ← μ·v +
     * η·g, w ← w − v.
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

    /**
     * Stochastic diagonal Levenberg-Marquardt: w ← w − η/(μ + h)·g, each weight with a curvature h
     * of its own (LeCun et al. 1998, appendix C). Who trains {@linkplain
     * org.kernelscope.engine.TrainingRun#useCurvature writes h into the state}; steps leave it as
     * it is.
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
}
