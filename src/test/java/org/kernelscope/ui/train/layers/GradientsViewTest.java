package org.kernelscope.ui.train.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kernelscope.ui.TestWindow.fx;
import static org.kernelscope.ui.TestWindow.run;

import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.training.TrainingService;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.TrainContext;

/** Of which network the gradients are, while those of another are computed. */
final class GradientsViewTest {
    private final Deque<Runnable> work = new ConcurrentLinkedDeque<>();
    private final Notices notices = new Notices();
    private final ModeModel workspace = new ModeModel();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final NoExamples examples = new NoExamples();
    private final TrainingService service = new TrainingService(new Dl4jEngine(), examples);
    private final TrainModel model =
            new TrainModel(service, network, workspace, notices, Runnable::run);
    private GradientsView view;
    private TestWindow window;

    private static final class NoExamples
            implements org.kernelscope.training.settings.DatasetSource {
        @Override
        public org.kernelscope.data.Dataset train() {
            throw new IllegalStateException();
        }

        @Override
        public org.kernelscope.data.Dataset test() {
            throw new IllegalStateException();
        }
    }

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        view =
                fx(
                        () ->
                                new GradientsView(
                                        model,
                                        new TrainContext(
                                                network,
                                                new DrawingModel(),
                                                workspace,
                                                new Display(),
                                                new Localisation(),
                                                notices,
                                                examples,
                                                Dl4jEngine::new,
                                                Runnable::run,
                                                work::add,
                                                work::add,
                                                work::add,
                                                task -> TestWindow.run(task::run))));
        window = TestWindow.open(() -> new Scene(view, 700, 300));
        run(
                () -> {
                    network.start(Dl4jEngine::new, () -> random(Presets.TINY));
                    network.show(Drawing.EMPTY.plus(Stroke.at(0.5, 0.2, 0.085).to(0.5, 0.8)));
                });
    }

    @AfterEach
    void close() {
        window.close();
        service.close();
    }

    @Test
    void gradientsOfAnotherNetworkAreHiddenUntilThoseOfThisOneAreThere() {
        TestWindow.until("asked", () -> !work.isEmpty());
        assertThat(isShown()).isFalse();
        compute();
        assertThat(isShown()).isTrue();
        run(() -> network.use(() -> random(Presets.LENET1)));
        TestWindow.until("asked again", () -> !work.isEmpty());
        assertThat(isShown()).isFalse();
        compute();
        assertThat(isShown()).isTrue();
        run(() -> network.show(Drawing.EMPTY));
        TestWindow.until("no digit, no gradients", () -> !maps().getParent().isVisible());
    }

    private void compute() {
        while (!work.isEmpty()) {
            Objects.requireNonNull(work.poll()).run();
        }
        window.settle();
    }

    private boolean isShown() {
        return fx(() -> maps().getParent().isVisible());
    }

    private Node maps() {
        return Objects.requireNonNull(view.lookup("#gradients-maps"));
    }

    private static Model random(Architecture architecture) {
        return new Model(architecture, InitialWeights.draw(architecture, 1), Map.of());
    }
}
