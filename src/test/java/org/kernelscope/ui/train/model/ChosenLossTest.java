package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The loss is one choice, wherever it is made, and always one that suits the network in use. */
final class ChosenLossTest {
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);

    @Test
    void trainModeAndTheDesignerAgree() {
        TestWindow.startToolkit();
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new NoExamples())) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service,
                                            network,
                                            new ModeModel(),
                                            notices,
                                            Runnable::run));
            TestWindow.run(
                    () ->
                            network.start(
                                    BandEngine::new,
                                    () -> Model.untrained(Presets.LENET5_MODERN, 1)));
            assertThat(loss(model)).isEqualTo(Loss.CROSS_ENTROPY);
            TestWindow.run(() -> model.losses().choose(Loss.SQUARED_ERROR));
            assertThat(loss(model)).isEqualTo(Loss.SQUARED_ERROR);
            TestWindow.run(() -> model.losses().choose(Loss.MLE));
            assertThat(loss(model)).isEqualTo(Loss.SQUARED_ERROR);
            use(Presets.LENET5_1998);
            assertThat(loss(model)).isEqualTo(Loss.MLE);
            TestWindow.run(
                    () ->
                            model.settingsProperty()
                                    .set(model.settingsProperty().get().withLoss(Loss.MAP)));
            assertThat(model.losses().of(Presets.LENET5_1998)).isEqualTo(Loss.MAP);
            use(Presets.TINY);
            assertThat(loss(model)).isEqualTo(Loss.SQUARED_ERROR);
            TestWindow.run(model::close);
        }
    }

    private void use(Architecture architecture) {
        TestWindow.run(() -> network.use(() -> Model.untrained(architecture, 1)));
    }

    private static Loss loss(TrainModel model) {
        return TestWindow.fx(() -> model.settingsProperty().get().loss());
    }

    /** Nothing is trained here. */
    private static final class NoExamples implements DatasetSource {
        @Override
        public Dataset train() {
            throw new IllegalStateException("nobody trains");
        }

        @Override
        public Dataset test() {
            throw new IllegalStateException("nobody tests");
        }
    }
}
