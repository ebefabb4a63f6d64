package org.kernelscope.engine.dl4j;

import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.Optimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Stochastic diagonal Levenberg-Marquardt: w ← w − η/(μ + h)·g, each weight with a curvature h of
 * its own (LeCun et al. 1998, appendix C). Who trains {@linkplain
 * org.kernelscope.engine.TrainingRun#measureCurvature writes h into the state}; steps leave it as
 * it is.
 *
 * @param rate η at every step
 */
record LevenbergMarquardt(ISchedule rate) implements IUpdater {
    private static final long serialVersionUID = 1L;
    private static final String CURVATURE = "H";

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<LevenbergMarquardt> instantiate(INDArray view, boolean initialize) {
        Updater updater = new Updater(this, view);
        updater.setStateViewArray(view, view.shape(), view.ordering(), initialize);
        return updater;
    }

    @Override
    public GradientUpdater<LevenbergMarquardt> instantiate(
            Map<String, INDArray> state, boolean initialize) {
        INDArray curvature = Objects.requireNonNull(state.get(CURVATURE));
        return instantiate(curvature, initialize);
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

    /** Holds the curvature h as a view of the network's updater state. */
    private static final class Updater implements GradientUpdater<LevenbergMarquardt> {
        private final LevenbergMarquardt config;
        private INDArray curvature;

        private Updater(LevenbergMarquardt config, INDArray curvature) {
            this.config = config;
            this.curvature = curvature;
        }

        @Override
        public LevenbergMarquardt getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialize) {
            curvature = Objects.requireNonNull(state.get(CURVATURE));
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(CURVATURE, curvature);
        }

        @Override
        public void setStateViewArray(
                INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
            if (initialize) {
                view.assign(0);
            }
            curvature = view.reshape(view.length());
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            gradient.divi(curvature.add(Optimizer.DAMPING));
            gradient.muli(config.rate.valueAt(iteration, epoch));
        }
    }
}
