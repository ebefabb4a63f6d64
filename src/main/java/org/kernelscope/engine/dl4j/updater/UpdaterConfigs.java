package org.kernelscope.engine.dl4j.updater;

import java.util.List;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.updater.StatefulUpdater.ClassicalMomentum;
import org.kernelscope.engine.dl4j.updater.StatefulUpdater.LevenbergMarquardt;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.ISchedule;

/** Our training settings in Deeplearning4j's words. */
public final class UpdaterConfigs {
    private UpdaterConfigs() {}

    /** For our own layers; the hyperparameters may change during training. */
    public static UpdaterConfig of(LiveHyperparameters live, DataType type) {
        TrainingSettings settings = live.settings();
        boolean adam = settings.optimizer() == Optimizer.ADAM && type == DataType.FLOAT;
        IUpdater updater = adam ? new FloatAdam(live.rate()) : updater(live);
        return new UpdaterConfig(
                type, updater, List.of(live.decay()), settings.loss(), settings.seed());
    }

    /** For Deeplearning4j's own layers, with nothing of ours that it has itself. */
    public static UpdaterConfig stock(TrainingSettings settings) {
        List<Regularization> decay =
                settings.weightDecay() == 0
                        ? List.of()
                        : List.of(new WeightDecay(settings.weightDecay(), true));
        return new UpdaterConfig(
                DataType.FLOAT,
                updater(new LiveHyperparameters(settings)),
                decay,
                settings.loss(),
                0);
    }

    private static IUpdater updater(LiveHyperparameters live) {
        ISchedule rate = live.rate();
        return switch (live.settings().optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new ClassicalMomentum(rate, live.momentum());
            case NESTEROV -> new Nesterovs(rate, live.momentum());
            case ADAM -> new Adam(rate);
            case RMSPROP -> new RmsProp(rate);
            case ADAGRAD -> new ScheduledAdaGrad(rate);
            case LEVENBERG_MARQUARDT -> new LevenbergMarquardt(rate);
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
}
