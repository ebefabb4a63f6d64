package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.NetworkModel.Status;

/** The network of the window on two threads whose every step the test takes itself. */
final class NetworkModelTest {
    private static final Drawing LEFT = Drawing.EMPTY.plus(Stroke.at(0.2, 0.5, 0.1));
    private static final Drawing RIGHT = Drawing.EMPTY.plus(Stroke.at(0.8, 0.5, 0.1));

    private final Deque<Runnable> engineThread = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network =
            new NetworkModel(engineThread::add, fxThread::add, notices);
    private final List<Drawing> answered = new ArrayList<>();

    @BeforeEach
    void listen() {
        network.inferenceProperty()
                .subscribe(
                        inference -> {
                            if (inference != null) {
                                answered.add(inference.drawing());
                            }
                        });
    }

    @Test
    void itIsLoadingUntilTheEngineIsThere() {
        Model model = model(Presets.LENET5_MODERN);
        network.start(BandEngine::new, () -> model);
        network.show(LEFT);
        assertThat(network.statusProperty().get()).isEqualTo(Status.LOADING);
        assertThat(network.modelProperty().get()).isNull();
        runAll();
        assertThat(network.statusProperty().get()).isEqualTo(Status.READY);
        assertThat(network.modelProperty().get()).isSameAs(model);
        assertThat(network.engineInfoProperty().get()).isEqualTo(new BandEngine().info());
        assertThat(answered).containsExactly(LEFT);
    }

    @Test
    void theNewestDrawingWins() {
        start();
        network.show(LEFT);
        network.show(Drawing.EMPTY);
        network.show(RIGHT);
        runAll();
        assertThat(answered).containsExactly(RIGHT);
    }

    @Test
    void weightsAreReplacedWithoutAnotherNetworkBeingOpened() {
        Model first = model(Presets.LENET5_MODERN);
        network.start(BandEngine::new, () -> first);
        network.show(LEFT);
        runAll();
        List<Architecture> seen = new ArrayList<>();
        network.architectureProperty().subscribe(now -> seen.add(Objects.requireNonNull(now)));
        Model moment = model(Presets.LENET5_MODERN, 3);
        network.replace(model(Presets.LENET5_MODERN, 2), StageReason.checkpoint(1, 1));
        network.replace(moment, StageReason.checkpoint(1, 1));
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(moment);
        assertThat(network.openedProperty().get()).isSameAs(first);
        assertThat(network.originProperty().get()).matches(StageReason::isCheckpoint);
        assertThat(seen).containsExactly(Presets.LENET5_MODERN);
        assertThat(answered).containsExactly(LEFT, LEFT);
    }

    @Test
    void theAnswerOfTheNetworkBeforeIsGoneBeforeThereIsAnother() {
        start();
        network.show(LEFT);
        runAll();
        Model other = model(Presets.LENET5_1998);
        network.use(() -> other);
        engineThread.remove().run();
        // What the window is told, one by one.
        while (!fxThread.isEmpty()) {
            fxThread.remove().run();
            InferenceResult shown = network.inferenceProperty().get();
            if (network.modelProperty().get() == other) {
                assertThat(shown == null || shown.model() == other).isTrue();
            }
        }
        runAll();
        InferenceResult last = Objects.requireNonNull(network.inferenceProperty().get());
        assertThat(last.model()).isSameAs(other);
    }

    @Test
    void anAnswerThatCannotBeGivenIsNotThatOfTheWeightsBefore() throws Exception {
        start();
        network.show(LEFT);
        runAll();
        Model good = model(Presets.LENET5_MODERN, 2);
        float[] huge = new float[6];
        huge[0] = 2 * BandEngine.HUGE;
        Weights overflowing =
                good.weights().withAll(Map.of("C1.bias", Tensor.takeOver(Shape.of(6), huge)));
        network.replace(
                new Model(Presets.LENET5_MODERN, overflowing, Map.of()),
                StageReason.checkpoint(1, 1));
        runAll();
        assertThat(network.inferenceProperty().get()).isNull();
        assertThat(notices.newestProperty().get()).isNotNull();
        network.replace(good, StageReason.checkpoint(1, 1));
        runAll();
        assertThat(network.inferenceProperty().get()).isNotNull();
    }

    @Test
    void anAnswerThatWasOvertakenIsNotShown() {
        start();
        network.show(LEFT);
        engineThread.remove().run();
        network.show(RIGHT);
        engineThread.remove().run();
        runAll();
        assertThat(answered).containsExactly(RIGHT);
    }

    @Test
    void theAnswerIsWhatTheNetworkMakesOfThePreparedDrawing() {
        start();
        network.show(LEFT);
        runAll();
        InferenceResult inference = Objects.requireNonNull(network.inferenceProperty().get());
        assertThat(inference.model()).isSameAs(network.modelProperty().get());
        assertThat(inference.activations().input())
                .isEqualTo(Presets.LENET5_MODERN.input().encode(inference.prepared().digit()));
        // A dot is moved to the middle, wherever it was drawn.
        assertThat(inference.activations().probabilities().argMax()).isIn(4, 5);
    }

    @Test
    void aNetworkThatCannotBeLoadedIsToldOf() {
        UserFacingException problem = new UserFacingException("storage.missing", "a.safetensors");
        network.start(
                BandEngine::new,
                () -> {
                    throw problem;
                });
        network.show(LEFT);
        runAll();
        assertThat(network.statusProperty().get()).isEqualTo(Status.FAILED);
        assertThat(notices.newestProperty().get()).isSameAs(problem);
        assertThat(answered).isEmpty();
    }

    @Test
    void anEngineThatCannotStartIsToldOf() {
        network.start(
                () -> {
                    throw new UnsatisfiedLinkError("no nd4jcpu in the path");
                },
                () -> model(Presets.LENET5_MODERN));
        runAll();
        assertThat(network.statusProperty().get()).isEqualTo(Status.FAILED);
        UserFacingException problem = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(problem.key()).isEqualTo("engine.cannotStart");
        assertThat(problem).hasMessageContaining("no nd4jcpu in the path");
    }

    @Test
    void theSentenceBehindAnEngineThatCannotStartIsTold() {
        UserFacingException why = new UserFacingException("storage.missing", "library");
        network.start(
                () -> {
                    throw new LinkageError("no library", why);
                },
                () -> model(Presets.LENET5_MODERN));
        runAll();
        assertThat(network.statusProperty().get()).isEqualTo(Status.FAILED);
        assertThat(notices.newestProperty().get()).isSameAs(why);
    }

    @Test
    void anotherNetworkIsShownTheNewestDrawing() throws Exception {
        start();
        network.show(LEFT);
        runAll();
        Model other = model(onlyBands());
        network.use(() -> other);
        runAll();
        assertThat(network.modelProperty().get()).isSameAs(other);
        assertThat(answered).containsExactly(LEFT, LEFT);
        assertThat(Objects.requireNonNull(network.inferenceProperty().get()).model())
                .isSameAs(other);
    }

    @Test
    void ofSeveralNetworksThatWaitOnlyTheNewestIsLoaded() {
        start();
        List<Architecture> loaded = new ArrayList<>();
        for (Architecture preset : List.of(Presets.LENET1, Presets.TINY, Presets.MLP)) {
            network.use(
                    () -> {
                        loaded.add(preset);
                        return model(preset);
                    });
        }
        runAll();
        assertThat(loaded).containsExactly(Presets.MLP);
        assertThat(network.architectureProperty().get()).isEqualTo(Presets.MLP);
    }

    @Test
    void aFailingNetworkIsToldOfAndTheOldOneGoesOn() {
        start();
        Model old = Objects.requireNonNull(network.modelProperty().get());
        UserFacingException problem = new UserFacingException("storage.missing", "a.safetensors");
        network.use(
                () -> {
                    throw problem;
                });
        network.show(RIGHT);
        runAll();
        assertThat(notices.newestProperty().get()).isSameAs(problem);
        assertThat(network.statusProperty().get()).isEqualTo(Status.READY);
        assertThat(network.modelProperty().get()).isSameAs(old);
        assertThat(answered).containsExactly(RIGHT);
    }

    @Test
    void aNetworkThatTheEngineRefusesIsToldOfAndTheOldOneGoesOn() {
        start();
        network.show(LEFT);
        runAll();
        Model old = Objects.requireNonNull(network.modelProperty().get());
        network.use(() -> model(bands(BandEngine.REFUSED)));
        network.show(RIGHT);
        runAll();
        UserFacingException problem = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(problem.key()).isEqualTo("engine.cannotUse");
        assertThat(network.modelProperty().get()).isSameAs(old);
        assertThat(answered).containsExactly(LEFT, RIGHT);
    }

    private void start() {
        network.start(BandEngine::new, () -> model(Presets.LENET5_MODERN));
        runAll();
    }

    /** Runs both threads until neither has anything to do. */
    private void runAll() {
        while (!engineThread.isEmpty() || !fxThread.isEmpty()) {
            Deque<Runnable> busy = engineThread.isEmpty() ? fxThread : engineThread;
            busy.remove().run();
        }
    }

    private static Architecture onlyBands() throws UserFacingException {
        return bands("bands");
    }

    private static Architecture bands(String id) throws UserFacingException {
        return Architecture.of(id, new InputSpec(32, 0, 1), List.of(new OutputSpec("output", 10)));
    }

    private static Model model(Architecture architecture) {
        return model(architecture, 1);
    }

    private static Model model(Architecture architecture, long seed) {
        return new Model(architecture, InitialWeights.draw(architecture, seed), Map.of());
    }
}
