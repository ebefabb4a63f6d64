package org.kernelscope.ui.train.model;

import java.util.concurrent.Executor;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** A training in the window's mode Train with all that it observes, but no window. */
final class TrainingFixture implements AutoCloseable {
    final Notices notices = new Notices();
    final ModeModel workspace = new ModeModel();
    final NetworkModel network;
    final TrainModel model;
    private final TrainingService service;

    /**
     * A training that begins with {@code shown}, untrained, on the stage.
     *
     * @param fxThread hands over to the JavaFX thread: later, or at once
     */
    TrainingFixture(DatasetSource examples, Executor fxThread, Architecture shown) {
        TestWindow.startToolkit();
        network = new NetworkModel(Runnable::run, fxThread, notices);
        service = new TrainingService(new Dl4jEngine(), examples);
        model = TestWindow.fx(() -> new TrainModel(service, network, workspace, notices, fxThread));
        TestWindow.run(
                () -> {
                    workspace.modeProperty().set(Mode.TRAIN);
                    network.start(BandEngine::new, () -> Model.untrained(shown, 1));
                });
    }

    @Override
    public void close() {
        TestWindow.run(model::close);
        service.close();
    }
}
