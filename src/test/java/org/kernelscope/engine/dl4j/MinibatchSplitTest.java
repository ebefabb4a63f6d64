package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.Curvature;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A training step does not depend on the number of threads that a minibatch is split over: single
 * steps from equal weights give the same loss, gradients, weights and running averages, to a few
 * units of rounding. The networks are smooth (no maximum, no rectifier), so that rounding cannot
 * decide which way a gradient takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class MinibatchSplitTest {
    private static final Dl4jEngine ENGINE = new Dl4jEngine();
    private static final double CLOSE = 1e-5;

    private final Dataset digits;
    private final Batches batches;

    MinibatchSplitTest() throws UserFacingException {
        digits = Mnist.inside().train().range(0, 400);
        batches = new Batches(digits, 10, 3, Augmentation.MNIST);
    }

    /**
     * All begin each step with the same weights and the same memory of the optimizer. Some
     * minibatches have fewer examples than there are threads, as the last of an epoch may have.
     */
    @ParameterizedTest
    @CsvSource({
        "SGD, CROSS_ENTROPY",
        "MOMENTUM, CROSS_ENTROPY",
        "NESTEROV, SQUARED_ERROR",
        "SGD, MAP",
        "SGD, MLE"
    })
    void everyStepIsTheSameWithAnyNumberOfThreads(Optimizer optimizer, Loss loss)
            throws UserFacingException {
        TrainingSettings settings =
                settings(optimizer, loss).withWeightDecay(0.05).withMomentum(0.8);
        try (Runs runs = new Runs(every(loss), settings)) {
            int seen = 0;
            for (int size : new int[] {10, 21, 1, 8, 5, 2, 3, 10}) {
                runs.step(batches.at(seen, size));
                seen += size;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void theGradientIsThatOfTheWholeMinibatchInReadableArithmetic(Loss loss)
            throws UserFacingException {
        Architecture architecture = every(loss);
        TrainingSettings settings = settings(Optimizer.SGD, loss);
        Weights start = start(architecture);
        Batch batch = batches.at(0, 9);
        List<Tensor> inputs = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int n = 0; n < batch.count(); n++) {
            inputs.add(architecture.input().encode(ink(batch, n)));
            labels.add(batch.label(n));
        }
        Map<String, double[]> expected =
                new OpTraining(architecture, start, settings.seed(), inputs)
                        .gradients(labels, loss);
        expected.values().forEach(each -> divide(each, batch.count()));
        try (Runs runs = new Runs(architecture, settings)) {
            runs.step(batch);
            for (TrainingRun run : runs.all) {
                // The readable arithmetic rounds every layer's numbers to floats.
                assertClose(expected, doubles(run.gradients()), 1e-4);
            }
        }
    }

    @Test
    void theOptimizerOf1998StepsAlikeByTheSameCurvature() throws UserFacingException {
        Architecture architecture = of1998();
        TrainingSettings settings = settings(Optimizer.LEVENBERG_MARQUARDT, Loss.MAP);
        Batch sample = batches.at(50, 20);
        Map<String, Tensor> curvature =
                Curvature.of(architecture, start(architecture), Loss.MAP, sample);
        assertThat(Objects.requireNonNull(curvature.get("C1.weight")).max()).isPositive();
        try (Runs runs = new Runs(architecture, settings)) {
            for (TrainingRun run : runs.all) {
                run.useCurvature(curvature);
            }
            Tensor measured = runs.all.get(0).snapshot().optimizer();
            for (TrainingRun run : runs.all) {
                assertThat(run.snapshot().optimizer()).isEqualTo(measured);
            }
            runs.step(batches.at(0, 9));
            runs.step(batches.at(9, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void theSameThreadsGiveTheSameWeightsBitForBit(int threads) throws UserFacingException {
        assertThat(train(threads)).isEqualTo(train(threads));
    }

    private Weights train(int threads) throws UserFacingException {
        TrainingSettings settings = settings(Optimizer.ADAM, Loss.CROSS_ENTROPY);
        try (TrainingRun run = run(every(Loss.CROSS_ENTROPY), settings.withThreads(threads))) {
            for (int seen = 0; seen < 40; seen += 8) {
                run.step(batches.at(seen, 8));
            }
            return run.weights();
        }
    }

    @Test
    void whatTheNetworkAnswersIsTheSame() throws UserFacingException {
        Architecture architecture = every(Loss.CROSS_ENTROPY);
        TrainingSettings settings = settings(Optimizer.SGD, Loss.CROSS_ENTROPY);
        Dataset some = digits.range(0, 61);
        try (Runs runs = new Runs(architecture, settings)) {
            Score expected = runs.all.get(0).evaluate(some);
            Tensor probabilities = runs.all.get(0).probabilities(some);
            for (TrainingRun run : runs.all) {
                Score score = run.evaluate(some);
                assertThat(score.count()).isEqualTo(61);
                assertThat(score.correct()).isEqualTo(expected.correct());
                assertThat(score.loss())
                        .isCloseTo(expected.loss(), Offset.offset(CLOSE * expected.loss()));
                assertThat(run.probabilities(some).toArray())
                        .containsExactly(probabilities.toArray(), Offset.offset((float) CLOSE));
            }
        }
    }

    /** Nothing to compare with: what the network learned by is what it is asked by. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aMinibatchOfOneIsNormalisedWithTheRunningAverages(int threads) throws UserFacingException {
        Architecture architecture = normalised();
        TrainingSettings settings =
                settings(Optimizer.SGD, Loss.CROSS_ENTROPY).withThreads(threads);
        try (TrainingRun run = run(architecture, settings)) {
            run.step(batches.at(0, 10));
            Weights before = run.weights();
            Batch one = batches.at(10, 1);
            Tensor input = architecture.input().encode(ink(one, 0));
            TrainingRun.StepResult step = run.step(one);
            Model model = new Model(architecture, before, Map.of());
            var asked = Backpropagation.forward(architecture, before, input);
            double loss = -Math.log(asked.probabilities().get(one.label(0)));
            assertThat(step.loss()).isCloseTo(loss, Offset.offset(1e-4 * loss));
            Map<String, double[]> expected =
                    doubles(
                            Backpropagation.ofLoss(model, asked, one.label(0), Loss.CROSS_ENTROPY)
                                    .parameters());
            assertThat(expected).hasSameSizeAs(run.gradients());
            assertClose(expected, doubles(run.gradients()), 1e-4);
            Weights after = run.weights();
            for (String name :
                    List.of(
                            "N2.running_mean",
                            "N2.running_var",
                            "N4.running_mean",
                            "N4.running_var")) {
                assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
            }
            assertThat(after.get("C1.weight")).isNotEqualTo(before.get("C1.weight"));
        }
    }

    /** An average of squares minus the square of the average would have no digit left. */
    @Test
    void aLargeMeanDoesNotSwallowTheVariance() throws UserFacingException {
        Architecture architecture =
                Architecture.of(
                        "offset",
                        new InputSpec(28, 900, 901),
                        Initialisation.HE,
                        List.of(
                                new NormalisationSpec(
                                        "N", NormalisationKind.BATCH, 1, Activation.IDENTITY),
                                new OutputSpec("output", 10)));
        TrainingSettings settings = settings(Optimizer.SGD, Loss.CROSS_ENTROPY);
        Batch batch = batches.at(0, 16);
        double mean = 0;
        double squares = 0;
        float[] ink = batch.ink().toArray();
        for (float each : ink) {
            mean += 900f + each;
        }
        mean /= ink.length;
        for (float each : ink) {
            double distance = 900f + each - mean;
            squares += distance * distance;
        }
        double before = start(architecture).get("N.running_var").get(0);
        try (Runs runs = new Runs(architecture, settings)) {
            for (TrainingRun run : runs.all) {
                run.step(batch);
                assertThat((double) run.weights().get("N.running_var").get(0))
                        .isCloseTo(0.9 * before + 0.1 * squares / ink.length, Offset.offset(1e-6));
            }
        }
    }

    /** The same network in training, on 1, 2, 3, 4 and 8 threads. */
    private static final class Runs implements AutoCloseable {
        private final List<TrainingRun> all = new ArrayList<>();

        private Runs(Architecture architecture, TrainingSettings settings) {
            for (int threads : new int[] {1, 2, 3, 4, 8}) {
                all.add(run(architecture, settings.withThreads(threads)));
            }
        }

        /** All step from where the first is, and come to the same. */
        private void step(Batch batch) throws UserFacingException {
            TrainingRun alone = all.get(0);
            TrainingState from = alone.snapshot();
            TrainingRun.StepResult expected = alone.step(batch);
            Map<String, double[]> gradients = doubles(alone.gradients());
            Map<String, double[]> updates = doubles(alone.updates());
            TrainingState to = alone.snapshot();
            for (TrainingRun run : all.subList(1, all.size())) {
                run.restore(from);
                assertSame(expected, run.step(batch));
                assertClose(gradients, doubles(run.gradients()), CLOSE);
                assertClose(updates, doubles(run.updates()), CLOSE);
                TrainingState reached = run.snapshot();
                to.weights()
                        .asMap()
                        .forEach((name, it) -> assertClose(it, reached.weights().get(name)));
                assertClose(to.optimizer(), reached.optimizer());
            }
        }

        @Override
        public void close() {
            all.forEach(TrainingRun::close);
        }
    }

    private static void assertSame(TrainingRun.StepResult expected, TrainingRun.StepResult actual) {
        assertThat(actual.step()).isEqualTo(expected.step());
        assertThat(actual.count()).isEqualTo(expected.count());
        assertThat(actual.correct()).isEqualTo(expected.correct());
        assertThat(actual.rate()).isEqualTo(expected.rate());
        assertThat(actual.loss())
                .isCloseTo(expected.loss(), Offset.offset(CLOSE * expected.loss()));
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertClose(Map.of("", doubles(expected)), Map.of("", doubles(actual)), CLOSE);
    }

    /** By the length of each difference, relative to the length of all that is expected. */
    private static void assertClose(
            Map<String, double[]> expected, Map<String, double[]> actual, double tolerance) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        double all = 0;
        for (double[] each : expected.values()) {
            all = Math.hypot(all, length(each));
        }
        double allowed = tolerance * all;
        expected.forEach(
                (name, values) -> {
                    double[] difference = Objects.requireNonNull(actual.get(name)).clone();
                    assertThat(difference).as(name).hasSameSizeAs(values);
                    for (int i = 0; i < difference.length; i++) {
                        difference[i] -= values[i];
                    }
                    assertThat(length(difference)).as(name).isLessThanOrEqualTo(allowed);
                });
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(each -> each * each).sum());
    }

    private static void divide(double[] values, int count) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= count;
        }
    }

    private static Map<String, double[]> doubles(Map<String, Tensor> tensors) {
        Map<String, double[]> all = new java.util.LinkedHashMap<>();
        tensors.forEach((name, tensor) -> all.put(name, doubles(tensor)));
        return all;
    }

    private static double[] doubles(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i);
        }
        return values;
    }

    private static Tensor ink(Batch batch, int n) {
        Shape shape = batch.ink().shape();
        int plane = shape.extent(2) * shape.extent(3);
        float[] one = Arrays.copyOfRange(batch.ink().toArray(), n * plane, (n + 1) * plane);
        return Tensor.takeOver(Shape.of(1, shape.extent(2), shape.extent(3)), one);
    }

    private static TrainingSettings settings(Optimizer optimizer, Loss loss) {
        double rate = loss.isOfPenalties() ? 1e-3 : 0.05;
        return new TrainingSettings(optimizer, rate, Schedule.CONSTANT, 0, 0, loss, 1);
    }

    private static Weights start(Architecture architecture) {
        return RandomTensors.weights(new Random(4), architecture);
    }

    private static TrainingRun run(Architecture architecture, TrainingSettings settings) {
        return ENGINE.train(architecture, start(architecture), settings);
    }

    private static LayerSpec norm(String name, NormalisationKind kind, int groups) {
        return new NormalisationSpec(name, kind, groups, Activation.TANH);
    }

    /** Every kind of layer that looks at more than one cell, and dropout. */
    private static Architecture every(Loss loss) throws ArchitectureException {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new ConvolutionSpec("C1", 3, new Window(5, 2, 0, 1), Activation.TANH));
        layers.add(norm("N2", NormalisationKind.BATCH, 1));
        layers.add(new PoolingSpec("S3", PoolKind.AVERAGE, new Window(2, 2, 0, 1)));
        layers.add(
                new ConvolutionSpec(
                        "C4",
                        4,
                        Window.of(2),
                        ConnectionTable.of(
                                List.of(
                                        List.of(0, 1),
                                        List.of(1, 2),
                                        List.of(0, 2),
                                        List.of(0, 1, 2))),
                        Activation.TANH));
        layers.add(norm("N5", NormalisationKind.GROUP, 2));
        layers.add(new SubsamplingSpec("S6", new Window(2, 1, 0, 1), Activation.SCALED_TANH));
        layers.add(new DropoutSpec("D7", 0.3));
        if (loss.isOfPenalties()) {
            layers.add(new DenseSpec("F8", 84, Activation.SCALED_TANH));
            layers.add(new RbfSpec("output"));
        } else {
            layers.add(new DenseSpec("F8", 12, Activation.TANH));
            layers.add(norm("N9", NormalisationKind.BATCH, 1));
            layers.add(new OutputSpec("output", 10));
        }
        return Architecture.of("every", new InputSpec(28, 0, 1), Initialisation.HE, layers);
    }

    private static Architecture normalised() throws ArchitectureException {
        return Architecture.of(
                "normalised",
                new InputSpec(28, 0, 1),
                Initialisation.HE,
                List.of(
                        new ConvolutionSpec("C1", 3, new Window(5, 2, 0, 1), Activation.TANH),
                        norm("N2", NormalisationKind.BATCH, 1),
                        new DenseSpec("F3", 12, Activation.TANH),
                        norm("N4", NormalisationKind.BATCH, 1),
                        new OutputSpec("output", 10)));
    }

    private static Architecture of1998() throws ArchitectureException {
        return Architecture.of(
                "small-1998",
                new InputSpec(28, -0.1f, 1.175f),
                Initialisation.LECUN_1998,
                List.of(
                        new ConvolutionSpec(
                                "C1", 3, new Window(5, 2, 0, 1), Activation.SCALED_TANH),
                        new SubsamplingSpec("S2", new Window(2, 2, 0, 1), Activation.SCALED_TANH),
                        new DenseSpec("F3", 84, Activation.SCALED_TANH),
                        new RbfSpec("output")));
    }
}
