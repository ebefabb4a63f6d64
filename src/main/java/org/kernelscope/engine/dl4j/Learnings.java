package org.kernelscope.engine.dl4j;

import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.schedule.ISchedule;

/** Our training settings in Deeplearning4j's words. */
final class Learnings {
    private Learnings() {}

    /** For our own layers. */
    static Learning of(TrainingSettings settings, DataType type) {
        boolean adam = settings.optimizer() == Optimizer.ADAM && type == DataType.FLOAT;
        return learning(settings, type, adam ? new FloatAdam(rate(settings)) : updater(settings));
    }

    /** For Deeplearning4j's own layers, with nothing of ours that it has itself. */
    static Learning stock(TrainingSettings settings) {
        return learning(settings, DataType.FLOAT, updater(settings));
    }

    private static Learning learning(TrainingSettings settings, DataType type, IUpdater updater) {
        return new Learning(type, updater, settings.weightDecay(), loss(settings.loss()), 0);
    }

    private static ISchedule rate(TrainingSettings settings) {
        return new Rate(settings.rate(), settings.schedule());
    }

    private static ILossFunction loss(Loss loss) {
        return loss == Loss.CROSS_ENTROPY ? new LossMCXENT() : new LossL2();
    }

    private static IUpdater updater(TrainingSettings settings) {
        ISchedule rate = rate(settings);
        return switch (settings.optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new Momentum(rate, settings.momentum());
            case NESTEROV -> new Nesterovs(rate, settings.momentum());
            case ADAM -> new Adam(rate);
            case RMSPROP -> new RmsProp(rate);
            case ADAGRAD -> new ScheduledAdaGrad(rate);
        };
    }

    /** Deeplearning4j's AdaGrad loses its schedule when it is cloned, and so its rate. */
    private static final class ScheduledAdaGrad extends AdaGrad {
        private static final long serialVersionUID = 1L;

        private ScheduledAdaGrad(ISchedule rate) {
            super(rate);
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
        public AdaGrad clone() {
            return this;
        }
    }

    /** A schedule as Deeplearning4j asks for it. */
    private record Rate(double base, Schedule schedule) implements ISchedule {
        private static final long serialVersionUID = 1L;

        @Override
        public double valueAt(int iteration, int epoch) {
            return schedule.rate(base, iteration);
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // immutable
        public ISchedule clone() {
            return this;
        }
    }
}
