package org.kernelscope.engine.dl4j.updater;

import org.kernelscope.engine.TrainingSettings;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The hyperparameters that can change during training. Deeplearning4j's updaters and
 * regularizations read them at every step, so a change takes effect with the next step. Thread of
 * the run.
 */
public final class LiveHyperparameters {
    private TrainingSettings settings;

    public LiveHyperparameters(TrainingSettings settings) {
        this.settings = settings;
    }

    /** The present settings. */
    public TrainingSettings settings() {
        return settings;
    }

    /** Learns by {@code other} from the next step on. */
    public void turn(TrainingSettings other) {
        settings = other;
    }

    /** The learning rate of step {@code iteration}. */
    public double rate(long iteration) {
        return settings.schedule().rate(settings.rate(), iteration);
    }

    /** η, as Deeplearning4j asks for it. */
    public ISchedule rate() {
        return new Rate(this);
    }

    /** μ, as Deeplearning4j asks for it. */
    ISchedule momentum() {
        return new Momentum(this);
    }

    /** Weight decay, as Deeplearning4j asks for it. */
    Regularization decay() {
        return new Decay(this);
    }

    /** True if {@code decay} changes nothing at present. */
    static boolean isIdle(Regularization decay) {
        return decay instanceof Decay ours && ours.live.settings.weightDecay() == 0;
    }

    private record Rate(LiveHyperparameters live) implements ISchedule {
        private static final long serialVersionUID = 1L;

        @Override
        public double valueAt(int iteration, int epoch) {
            return live.rate(iteration);
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // shared on purpose
        public ISchedule clone() {
            return this;
        }
    }

    private record Momentum(LiveHyperparameters live) implements ISchedule {
        private static final long serialVersionUID = 1L;

        @Override
        public double valueAt(int iteration, int epoch) {
            return live.settings.momentum();
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // shared on purpose
        public ISchedule clone() {
            return this;
        }
    }

    /** step ← step + η·λ·w; costs nothing while λ is 0. */
    private record Decay(LiveHyperparameters live) implements Regularization {
        private static final long serialVersionUID = 1L;

        @Override
        public ApplyStep applyStep() {
            return ApplyStep.POST_UPDATER;
        }

        @Override
        public void apply(INDArray weights, INDArray step, double rate, int iteration, int epoch) {
            double decay = live.settings.weightDecay();
            if (decay > 0) {
                Nd4j.exec(new Axpy(weights, step, step, rate * decay));
            }
        }

        @Override
        public double score(INDArray weights, int iteration, int epoch) {
            double decay = live.settings.weightDecay();
            if (decay == 0) {
                return 0;
            }
            double norm = weights.norm2Number().doubleValue();
            return 0.5 * decay * norm * norm;
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // shared on purpose
        public Regularization clone() {
            return this;
        }
    }
}
