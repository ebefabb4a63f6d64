package org.kernelscope.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.FewExamples;

/** The window says so when a training ends without having come to anything. */
final class NothingLearnedTest {
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);

    @Test
    void isToldAtTheEnd() throws ArchitectureException {
        TestWindow.startToolkit();
        // Weights of zero stay zero: every example gets the same answer.
        Architecture zero =
                Architecture.of(
                        "zero",
                        new InputSpec(28, 0, 1),
                        Initialisation.ZERO,
                        List.of(
                                new DenseSpec("F1", 4, Activation.RELU),
                                new OutputSpec("output", 10)));
        try (TrainingService service = new TrainingService(new Dl4jEngine(), new FewExamples())) {
            TrainModel model =
                    TestWindow.fx(
                            () ->
                                    new TrainModel(
                                            service, network, workspace, notices, Runnable::run));
            TestWindow.run(
                    () -> {
                        workspace.modeProperty().set(Mode.TRAIN);
                        network.start(BandEngine::new, () -> Model.untrained(zero, 1));
                        model.settingsProperty()
                                .set(
                                        model.settingsProperty()
                                                .get()
                                                .withEpochs(1)
                                                .withExampleCount(4)
                                                .withBatch(2));
                        model.train();
                    });
            TestWindow.until("told", () -> notices.newestProperty().get() != null);
            UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
            assertThat(told.key()).isEqualTo("training.nothing");
            TestWindow.run(model::close);
        }
    }

    private static final class FewExamples implements DatasetSource {
        @Override
        public Dataset train() throws UserFacingException {
            return Mnist.inside().test().range(0, 4);
        }

        @Override
        public Dataset test() throws UserFacingException {
            return Mnist.inside().test().range(4, 20);
        }
    }
}
