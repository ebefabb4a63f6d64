package org.kernelscope.engine.dl4j.updater;

import java.util.List;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.TrainingSettings;
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

    /** For our own layers; the dials may be turned while the network learns. */
    public static UpdaterConfig of(LiveHyperparameters dials, DataType type) {
        TrainingSettings settings = dials.settings();
        boolean adam = settings.optimizer() == Optimizer.ADAM && type == DataType.FLOAT;
        IUpdater updater = adam ? new FloatAdam(dials.rate()) : updater(dials);
        return new UpdaterConfig(
                type, updater, List.of(dials.decay()), settings.loss(), settings.seed());
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

    private static IUpdater updater(LiveHyperparameters dials) {
        ISchedule rate = dials.rate();
        return switch (dials.settings().optimizer()) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new ClassicalMomentum(rate, dials.momentum());
            case NESTEROV -> new Nesterovs(rate, dials.momentum());
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
