package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.analysis.Curvature;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Training learns, is the same every time, can be stopped and gone on with, and says what failed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class TrainingTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final Dl4jEngine ENGINE = new Dl4jEngine();

    private final Dataset digits;
    private final List<Batch> batches;

    TrainingTest() throws UserFacingException, InterruptedException {
        digits = Mnist.inside().train().range(0, 2_000);
        batches = batches(digits, 24);
    }

    /** Sizes 50, 50, … and, at the end of each epoch, 20. */
    private static List<Batch> batches(Dataset digits, int count) throws InterruptedException {
        List<Batch> list = new ArrayList<>();
        Batches source = new Batches(digits.range(0, 520), 50, 3, Augmentation.MNIST);
        try (BatchStream stream = new BatchStream(source, 0)) {
            for (int i = 0; i < count; i++) {
                list.add(stream.next());
            }
        }
        return list;
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void everyOptimizerLearns(Optimizer optimizer) throws UserFacingException {
        double rate =
                switch (optimizer) {
                    case SGD -> 0.1;
                    case MOMENTUM, NESTEROV -> 0.03;
                    case ADAGRAD -> 0.02;
                    case ADAM, RMSPROP -> 0.002;
                    case LEVENBERG_MARQUARDT -> 0.01;
                };
        TrainingSettings settings =
                new TrainingSettings(
                        optimizer, rate, Schedule.CONSTANT, 0.8, 0, Loss.CROSS_ENTROPY, 2);
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            double before = run.evaluate(digits).loss();
            if (optimizer.needsCurvature()) {
                run.useCurvature(Curvature.of(LENET, start(), Loss.CROSS_ENTROPY, batches.get(0)));
            }
            for (Batch batch : batches) {
                run.step(batch);
            }
            assertThat(run.evaluate(digits).loss()).isLessThan(0.8 * before);
            assertThat(run.steps()).isEqualTo(batches.size());
        }
    }

    /** Every weight steps by its own curvature, which a snapshot takes along. */
    @Test
    void theOptimizerOf1998StepsByTheCurvatureOfEachWeight() throws UserFacingException {
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.LEVENBERG_MARQUARDT, 1e-3, Schedule.CONSTANT, 0, 0, Loss.MAP, 2);
        Architecture architecture = Presets.LENET5_1998;
        Weights start = ENGINE.initialWeights(architecture, 5);
        Map<String, Tensor> curvature = Curvature.of(architecture, start, Loss.MAP, batches.get(0));
        TrainingState measured;
        Weights after;
        try (TrainingRun run = ENGINE.train(architecture, start, settings)) {
            run.useCurvature(curvature);
            measured = run.snapshot();
            run.step(batches.get(1));
            after = run.weights();
            Map<String, Tensor> gradients = run.gradients();
            Map<String, Tensor> updates = run.updates();
            curvature.forEach(
                    (name, h) -> {
                        Tensor g = Objects.requireNonNull(gradients.get(name));
                        Tensor step = Objects.requireNonNull(updates.get(name));
                        assertThat(h.max()).as(name).isPositive();
                        for (int i = 0; i < h.size(); i++) {
                            float expected = (float) (1e-3 / (0.02 + h.get(i)) * g.get(i));
                            assertThat(step.get(i))
                                    .as("%s[%d]", name, i)
                                    .isCloseTo(
                                            expected,
                                            Offset.offset(1e-7f + 1e-4f * Math.abs(expected)));
                        }
                    });
        }
        try (TrainingRun run = ENGINE.train(architecture, start, settings)) {
            run.restore(measured);
            run.step(batches.get(1));
            assertThat(run.weights()).isEqualTo(after);
        }
    }

    @Test
    void onlyTheOptimizerOf1998UsesCurvature() throws UserFacingException {
        try (TrainingRun run = ENGINE.train(LENET, start(), TrainingSettings.DEFAULT)) {
            assertThatThrownBy(() -> run.useCurvature(Map.of()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void squaredErrorLearnsToo() throws UserFacingException {
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.ADAM, 2e-3, Schedule.CONSTANT, 0, 0, Loss.SQUARED_ERROR, 1);
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            TrainingRun.StepResult first = run.step(batches.get(0));
            for (Batch batch : batches) {
                run.step(batch);
            }
            assertThat(run.step(batches.get(0)).loss()).isLessThan(0.7 * first.loss());
        }
    }

    @Test
    void theSameSeedAndSettingsGiveTheSameWeightsBitForBit() throws UserFacingException {
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(train(threads)).isEqualTo(train(threads));
        }
    }

    /**
     * Each step begins with the same weights: over many steps, two cells of a window that are equal
     * but for rounding lead two sound trainings apart.
     */
    @Test
    void splittingTheBatchAndAnotherWayToConvolveChangeNothingButTheRounding()
            throws UserFacingException {
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.SGD, 0.05, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 1);
        ClearDigits clear = new ClearDigits(LENET);
        Weights weights = start();
        try (TrainingRun alone = ENGINE.train(LENET, weights, settings);
                TrainingRun two = ENGINE.train(LENET, weights, settings.withThreads(2));
                TrainingRun three = ENGINE.train(LENET, weights, settings.withThreads(3));
                TrainingRun gemm = new Dl4jTrainingRun(LENET, weights, settings, false)) {
            for (int i = 0; i < 6; i++) {
                Batch batch = clear.next(weights, 7);
                TrainingState state = new TrainingState(weights, Tensor.zeros(Shape.of(1)), i);
                double loss = alone.step(batch).loss();
                for (TrainingRun other : List.of(two, three, gemm)) {
                    other.restore(state);
                    assertThat(other.step(batch).loss()).isCloseTo(loss, Offset.offset(1e-5));
                    new Agreement("step " + i)
                            .add(alone.gradients(), other.gradients())
                            .assertWithin(1e-5, 1e-5);
                }
                weights = alone.weights();
            }
        }
    }

    @Test
    void aRestoredRunGoesOnAsIfNothingHadHappened() throws UserFacingException {
        TrainingSettings settings =
                TrainingSettings.DEFAULT.withSchedule(new Schedule(Schedule.Kind.COSINE, 24));
        Weights expected = train(settings, batches);
        TrainingState state;
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            for (Batch batch : batches.subList(0, 11)) {
                run.step(batch);
            }
            state = run.snapshot();
        }
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            run.restore(state);
            assertThat(run.steps()).isEqualTo(11);
            for (Batch batch : batches.subList(11, 24)) {
                run.step(batch);
            }
            assertThat(run.weights()).isEqualTo(expected);
        }
    }

    @Test
    void aStateOfAnotherOptimizerIsRefused() throws UserFacingException {
        TrainingSettings sgd =
                new TrainingSettings(
                        Optimizer.SGD, 0.1, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 1);
        TrainingState state;
        try (TrainingRun run = ENGINE.train(LENET, start(), sgd)) {
            state = run.snapshot();
        }
        try (TrainingRun run = ENGINE.train(LENET, start(), TrainingSettings.DEFAULT)) {
            assertThatThrownBy(() -> run.restore(state))
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("ADAM");
        }
    }

    @Test
    void aDivergingTrainingStopsWithASentenceAndSoundWeights() throws UserFacingException {
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.SGD, 1e25, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 2);
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            assertThatThrownBy(
                            () -> {
                                for (Batch batch : batches) {
                                    run.step(batch);
                                }
                            })
                    .isInstanceOf(UserFacingException.class)
                    .hasMessageContaining("smaller learning rate");
        }
    }

    @Test
    void weightDecayMakesWeightsSmallerButNotBiases() throws UserFacingException {
        TrainingSettings plain =
                new TrainingSettings(
                        Optimizer.SGD, 1e-9, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 1);
        TrainingSettings decayed =
                new TrainingSettings(
                        Optimizer.SGD, 1e-9, Schedule.CONSTANT, 0, 1e8, Loss.CROSS_ENTROPY, 1);
        Weights without = train(plain, batches.subList(0, 1));
        Weights with = train(decayed, batches.subList(0, 1));
        for (int i = 0; i < 25; i++) {
            assertThat(with.get("C1.weight").get(i))
                    .isCloseTo(0.9f * without.get("C1.weight").get(i), Offset.offset(1e-6f));
        }
        assertThat(with.get("F6.bias")).isEqualTo(without.get("F6.bias"));
    }

    @Test
    void theLossOfAStepIsThatBeforeIt() throws UserFacingException {
        try (TrainingRun run = ENGINE.train(LENET, start(), TrainingSettings.DEFAULT)) {
            Dataset first = digits.range(0, 50);
            Batches source = new Batches(first, 50, 1, Augmentation.NONE);
            double expected = run.evaluate(first).loss();
            int correct = run.evaluate(first).correct();
            try (BatchStream stream = new BatchStream(source, 0)) {
                TrainingRun.StepResult result = run.step(stream.next());
                assertThat(result.loss()).isCloseTo(expected, Offset.offset(1e-5));
                // Two classes that are equal but for rounding may change places.
                assertThat(result.correct()).isCloseTo(correct, Offset.offset(1));
                assertThat(result.count()).isEqualTo(50);
                assertThat(result.step()).isEqualTo(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aStepTakesTheRateTimesTheGradientAwayAndTheDialsTurnInTheMiddle()
            throws UserFacingException {
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.MOMENTUM, 0.1, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 2);
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            assertThat(Objects.requireNonNull(run.gradients().get("C1.weight")).absMax()).isZero();
            checkStep(run, batches.get(0), 0.1f);
            run.adjust(settings.withRate(0.01));
            checkStep(run, batches.get(11), 0.01f);
            assertThat(run.settings().rate()).isEqualTo(0.01);
            Map<String, Tensor> before = run.updates();
            run.adjust(settings.withMomentum(0.5).withRate(0.02));
            run.step(batches.get(1));
            for (int i = 0; i < 25; i++) {
                float expected =
                        0.5f * Objects.requireNonNull(before.get("C1.weight")).get(i)
                                + 0.02f
                                        * Objects.requireNonNull(run.gradients().get("C1.weight"))
                                                .get(i);
                assertThat(Objects.requireNonNull(run.updates().get("C1.weight")).get(i))
                        .isCloseTo(expected, Offset.offset(1e-6f));
            }
            run.adjust(settings.withRate(1e-9).withWeightDecay(1e8));
            float weight = run.weights().get("C3.weight").get(7);
            run.step(batches.get(2));
            assertThat(run.weights().get("C3.weight").get(7))
                    .isCloseTo(0.9f * weight, Offset.offset(1e-6f));
            assertThatThrownBy(() -> run.adjust(settings.withThreads(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void checkStep(TrainingRun run, Batch batch, float rate)
            throws UserFacingException {
        Weights before = run.weights();
        run.step(batch);
        Weights after = run.weights();
        Map<String, Tensor> gradients = run.gradients();
        Map<String, Tensor> updates = run.updates();
        assertThat(gradients.keySet()).isEqualTo(before.asMap().keySet());
        before.asMap()
                .forEach(
                        (name, tensor) -> {
                            assertThat(Objects.requireNonNull(gradients.get(name)).shape())
                                    .isEqualTo(tensor.shape());
                            assertThat(Objects.requireNonNull(gradients.get(name)).absMax())
                                    .as(name)
                                    .isPositive();
                            for (int i = 0; i < tensor.size(); i++) {
                                float step = Objects.requireNonNull(updates.get(name)).get(i);
                                assertThat(step)
                                        .as("%s[%d]", name, i)
                                        .isCloseTo(
                                                rate
                                                        * Objects.requireNonNull(
                                                                        gradients.get(name))
                                                                .get(i),
                                                Offset.offset(1e-6f));
                                assertThat(after.get(name).get(i))
                                        .isCloseTo(
                                                tensor.get(i) - step,
                                                Offset.offset(Math.ulp(tensor.get(i))));
                            }
                        });
    }

    private static Weights start() {
        return ENGINE.initialWeights(LENET, 5);
    }

    private Weights train(int threads) throws UserFacingException {
        return train(TrainingSettings.DEFAULT.withThreads(threads), batches);
    }

    private static Weights train(TrainingSettings settings, List<Batch> batches)
            throws UserFacingException {
        try (TrainingRun run = ENGINE.train(LENET, start(), settings)) {
            for (Batch batch : batches) {
                run.step(batch);
            }
            return run.weights();
        }
    }

    static void assertClose(Weights expected, Weights actual, float tolerance) {
        expected.asMap()
                .forEach(
                        (name, tensor) -> {
                            Tensor other = actual.get(name);
                            float scale = Math.max(1, tensor.absMax());
                            for (int i = 0; i < tensor.size(); i++) {
                                assertThat(other.get(i))
                                        .as("%s[%d]", name, i)
                                        .isCloseTo(tensor.get(i), Offset.offset(tolerance * scale));
                            }
                        });
    }
}
