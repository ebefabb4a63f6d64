package org.kernelscope.ui.moveit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.RobustnessCurve;
import org.kernelscope.analysis.RobustnessSurface;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Stroke;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.MovementModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** Answers and surfaces, on threads whose every step the test takes itself. */
final class MoveModelTest {
    private static final Drawing ONE =
            new Drawing(null, List.of(Stroke.at(0.5, 0.2, 0.09).to(0.5, 0.8)));

    private final Deque<Runnable> thread = new ArrayDeque<>();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final DrawingModel drawing = new DrawingModel(ONE);
    private final MovementModel movement = new MovementModel();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final MoveModel model =
            new MoveModel(
                    drawing,
                    network,
                    movement,
                    new AnalysisExecutor(
                            thread::add,
                            fxThread::add,
                            Dl4jEngine::new,
                            Mnist.inside()::test,
                            notices),
                    ModelFile::readBundled);

    @BeforeEach
    void start() throws UserFacingException {
        Model first = ModelFile.readBundled(Presets.LENET5_MODERN.id());
        network.start(Dl4jEngine::new, () -> first);
    }

    @Test
    void nothingIsComputedUnlessWatched() {
        movement.set(Quantity.TURN, 20);
        assertThat(thread).isEmpty();
        assertThat(model.isSettled()).isTrue();
        assertThat(movement.shown().get().transform().isNone()).isTrue();
        model.watchedProperty().set(true);
        assertThat(movement.shown().get().transform().of(Quantity.TURN)).isEqualTo(20);
        assertThat(model.isSettled()).isFalse();
        model.watchedProperty().set(false);
        assertThat(model.isSettled()).isTrue();
    }

    @Test
    void threeNetworksAnswerAndGetTheirSurfaces() {
        model.rivalProperty(1).set("lenet5-1998");
        model.watchedProperty().set(true);
        runAll();
        assertThat(notices.newestProperty().get()).isNull();
        MoveModel.Answer answer = Objects.requireNonNull(model.answerProperty().get());
        assertThat(answer.predictions()).hasSize(3);
        assertThat(answer.predictions()).allMatch(each -> each.still() == 1);
        List<RobustnessSurface> surfaces = model.surfacesProperty().get();
        assertThat(surfaces).hasSize(3).allMatch(RobustnessSurface::isComplete);
        assertThat(model.isSettled()).isTrue();
        // What the surface says of a point is what the network says of the image moved there.
        Sweep turn = MoveModel.sweep(Quantity.TURN);
        Sweep scale = MoveModel.sweep(Quantity.SCALE);
        movement.set(
                Transform.NONE.with(Quantity.TURN, turn.at(31)).with(Quantity.SCALE, scale.at(9)));
        assertThat(thread).as("the surfaces stay").hasSize(1);
        runAll();
        answer = Objects.requireNonNull(model.answerProperty().get());
        for (int i = 0; i < 3; i++) {
            for (int label = 0; label < 10; label++) {
                assertThat(answer.predictions().get(i).probabilities().get(label))
                        .isCloseTo(surfaces.get(i).probability(31, 9, label), within(1e-4f));
            }
        }
        assertThat(answer.predictions().get(0).report().changed()).isPositive();
    }

    @Test
    void anotherBaseFillsTheSurfacesAnew() {
        model.rivalProperty(0).set(null);
        model.watchedProperty().set(true);
        runAll();
        List<RobustnessSurface> before = model.surfacesProperty().get();
        movement.set(Quantity.FLIP, 0.1);
        List<Integer> fineness = new ArrayList<>();
        model.surfacesProperty().subscribe(now -> fineness.add(now.get(0).isComplete() ? 1 : 0));
        runAll();
        assertThat(model.surfacesProperty().get()).isNotEqualTo(before);
        assertThat(fineness).containsSubsequence(0, 0, 0, 1);
    }

    @Test
    void theSameQuantityTwiceHasNoSurface() {
        model.watchedProperty().set(true);
        model.andProperty().set(Quantity.TURN);
        runAll();
        assertThat(model.isSettled()).isTrue();
    }

    @Test
    void anEmptyPadIsToldOf() {
        drawing.clear();
        model.watchedProperty().set(true);
        movement.set(Quantity.DOWN, 3);
        runAll();
        assertThat(Objects.requireNonNull(model.answerProperty().get()).empty()).isTrue();
    }

    @Test
    void curvesOfTestDigitsAreComputedForEachNetwork() {
        model.watchedProperty().set(true);
        model.overProperty().set(Quantity.INVERT);
        model.curves().onProperty().set(true);
        assertThat(model.isSettled()).isFalse();
        runAll();
        assertThat(model.isSettled()).isTrue();
        List<CurveModel.Curve> curves = model.curves().curvesProperty().get();
        assertThat(curves)
                .extracting(curve -> curve.architecture().id())
                .containsExactly(Presets.LENET5_MODERN.id(), "mlp");
        RobustnessCurve first = curves.get(0).values();
        assertThat(first.mean()).doesNotContain(Double.NaN);
        assertThat(first.mean()[0]).as("as the digits are").isGreaterThan(0.95);
        assertThat(first.mean()[40]).as("black and white changed").isLessThan(first.mean()[0]);
        assertThat(first.lower()[20]).isLessThanOrEqualTo(first.upper()[20]);

        model.overProperty().set(Quantity.BLUR);
        assertThat(model.curves().curvesProperty().get()).as("those of another quantity").isEmpty();
    }

    @Test
    void aSceneKeepsIt() {
        movement.set(Quantity.TURN, 30);
        model.overProperty().set(Quantity.DOWN);
        model.rivalProperty(1).set("lenet1");
        var part = model.part();
        movement.set(Transform.NONE);
        model.overProperty().set(Quantity.TURN);
        model.rivalProperty(0).set(null);
        model.show(part);
        assertThat(model.part()).isEqualTo(part);
        assertThat(movement.transform().of(Quantity.TURN)).isEqualTo(30);
    }

    private void runAll() {
        while (!thread.isEmpty() || !fxThread.isEmpty()) {
            (thread.isEmpty() ? fxThread : thread).remove().run();
        }
    }
}
