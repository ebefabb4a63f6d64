package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Mnist;
import org.kernelscope.data.Samples;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.StepModel.Choice;

/** Steps on the stage: everything runs at once on this thread. */
final class StepModelTest {
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final BackwardModel backward = DirectBackward.of(network);
    private final AnalysisExecutor analyses =
            new AnalysisExecutor(
                    Runnable::run,
                    Runnable::run,
                    Dl4jEngine::new,
                    () -> Mnist.inside().test(),
                    notices);
    private final StepModel steps =
            new StepModel(network, backward, analyses, () -> Mnist.inside().train().range(0, 40));
    private final Model first =
            new Model(Presets.TINY, InitialWeights.draw(Presets.TINY, 3), Map.of());

    @BeforeEach
    void start() throws Exception {
        network.start(Dl4jEngine::new, () -> first);
        network.show(Drawing.of(new Backdrop(Samples.ink(Samples.all().get(3)), true, 3)));
        backward.onProperty().set(true);
        backward.labelProperty().set(5);
    }

    @Test
    void nothingIsComputedUnlessSomebodyLooks() {
        assertThat(steps.nextProperty().get()).isNull();
        steps.wantedProperty().set(true);
        assertThat(steps.isKnown()).isTrue();
        steps.wantedProperty().set(false);
        assertThat(steps.isKnown()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Optimizer.class,
            names = {"SGD", "MOMENTUM", "ADAM", "LEVENBERG_MARQUARDT"})
    void theTermsOfAWeightAddUpToItsStep(Optimizer optimizer) {
        steps.choiceProperty().set(Choice.FIRST.withOptimizer(optimizer).withWeightDecay(0.1));
        steps.wantedProperty().set(true);
        steps.take();
        TrainingStep second = next();
        assertThat(second.memory().steps()).isEqualTo(1);
        MapWeights weights = MapWeights.of(Presets.TINY.layers().get(0), 1);
        for (int i = 0; i < weights.count(); i++) {
            Place place = weights.at(i);
            double subtracted = second.trace(place).step() + second.decay(place);
            assertThat(second.newWeight(place))
                    .isCloseTo(second.weight(place) - subtracted, within(1e-6));
        }
        assertThat(second.decay(weights.at(weights.count() - 1))).isZero();
    }

    @Test
    void aStepIsTakenAndTakenBack() {
        steps.wantedProperty().set(true);
        TrainingStep step = next();
        assertThat(step.lossAfter()).isLessThan(step.lossBefore());
        steps.take();
        assertThat(network.modelProperty().get()).isSameAs(step.after());
        assertThat(network.originProperty().get()).isEqualTo(StageReason.STEPPED);
        assertThat(steps.takenProperty().get()).isEqualTo(1);
        assertThat(next().lossBefore()).isCloseTo(step.lossAfter(), within(1e-5));
        steps.take();
        assertThat(steps.path()).containsExactly(first, step.after());
        steps.undo();
        steps.undo();
        assertThat(network.modelProperty().get()).isSameAs(first);
        assertThat(network.originProperty().get()).isEqualTo(StageReason.OPENED);
        assertThat(steps.takenProperty().get()).isZero();
        assertThat(next().memory().steps()).isZero();
    }

    @Test
    void theGradientOfAMinibatchIsTheMeanOfItsImages() {
        steps.choiceProperty().set(Choice.FIRST.withBatch(4));
        steps.wantedProperty().set(true);
        TrainingStep step = next();
        assertThat(step.examples()).hasSize(4);
        Place place = MapWeights.of(Presets.TINY.layers().get(0), 0).at(new Random(1).nextInt(9));
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += step.gradient(i, place);
        }
        assertThat(sum / 4).isCloseTo(step.gradient(place), within(1e-6));
    }

    @Test
    void otherWeightsOnTheStageEndTheSteps() {
        steps.wantedProperty().set(true);
        steps.take();
        network.use(() -> new Model(Presets.TINY, InitialWeights.draw(Presets.TINY, 4), Map.of()));
        assertThat(steps.takenProperty().get()).isZero();
        assertThat(steps.path()).isEmpty();
    }

    private TrainingStep next() {
        return Objects.requireNonNull(steps.nextProperty().get());
    }
}
