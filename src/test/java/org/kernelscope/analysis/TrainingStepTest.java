package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.RandomTensors;
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
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Training steps in readable arithmetic against those of the engine, each from the same weights.
 * The networks are smooth, so that rounding cannot decide which way a gradient takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class TrainingStepTest {
    private static final long SEED = 1;

    private final Dl4jEngine engine = new Dl4jEngine();
    private final Batches batches;

    TrainingStepTest() throws UserFacingException {
        batches = new Batches(Mnist.inside().train().range(0, 100), 8, 3, Augmentation.NONE);
    }

    /** With dropout, and normalisation by the statistics of the minibatch. */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void theGradientsAreThoseOfTheEngine(Loss loss) throws UserFacingException {
        Architecture architecture = everyKind(loss);
        TrainingSettings settings = settings(Optimizer.SGD, loss);
        Weights weights = RandomTensors.weights(new Random(4), architecture);
        try (TrainingRun run = engine.train(architecture, weights, settings)) {
            int seen = 0;
            for (int count : new int[] {8, 3, 1}) {
                Batch batch = batches.at(seen, count);
                MinibatchGradients ours =
                        MinibatchGradients.of(
                                model(architecture, run.weights()),
                                Example.of(architecture, batch),
                                loss,
                                SEED,
                                run.steps());
                TrainingRun.StepResult step = run.step(batch);
                assertThat(ours.loss()).isCloseTo(step.loss(), within(1e-5 * step.loss()));
                assertThat(ours.losses()).hasSize(count);
                Map<String, Tensor> theirs = run.gradients();
                ours.parameters()
                        .forEach((name, tensor) -> assertClose(name, tensor, theirs, 1e-4));
                Map<String, Tensor> after = run.weights().asMap();
                assertThat(ours.measured()).isNotEmpty();
                ours.measured().forEach((name, tensor) -> assertClose(name, tensor, after, 1e-5));
                seen += count;
            }
        }
    }

    /** From the same gradients, as a gradient near 0 is mostly rounding, which Adam enlarges. */
    @ParameterizedTest
    @CsvSource({
        "SGD, 0, 0.01",
        "MOMENTUM, 0.9, 0.01",
        "NESTEROV, 0.9, 0",
        "ADAM, 0, 0",
        "ADAM, 0, 0.01",
        "RMSPROP, 0, 0",
        "ADAGRAD, 0, 0",
        "LEVENBERG_MARQUARDT, 0, 0"
    })
    void theStepIsThatOfTheEngine(Optimizer optimizer, double momentum, double decay)
            throws UserFacingException {
        Loss loss = optimizer.needsCurvature() ? Loss.MAP : Loss.CROSS_ENTROPY;
        Architecture architecture = optimizer.needsCurvature() ? of1998() : everyKind(loss);
        TrainingSettings settings =
                settings(optimizer, loss)
                        .withMomentum(momentum)
                        .withWeightDecay(decay)
                        .withSchedule(new Schedule(Schedule.Kind.COSINE, 10));
        OptimizerStep step = new OptimizerStep(settings);
        OptimizerStep.Memory memory = step.start(architecture);
        Weights weights = RandomTensors.weights(new Random(4), architecture);
        try (TrainingRun run = engine.train(architecture, weights, settings)) {
            if (optimizer.needsCurvature()) {
                Map<String, Tensor> curvature =
                        Curvature.of(architecture, weights, loss, batches.at(50, 20));
                run.useCurvature(curvature);
                memory = new OptimizerStep.Memory(inLists(curvature), 0);
            }
            for (int t = 0; t < 4; t++) {
                Weights before = run.weights();
                run.step(batches.at(8L * t, 8));
                MinibatchGradients gradients =
                        new MinibatchGradients(List.of(), run.gradients(), List.of(), Map.of());
                OptimizerStep.Result ours = step.take(architecture, before, gradients, memory);
                memory = ours.memory();
                assertThat(memory.steps()).isEqualTo(t + 1);
                for (ParameterSpec parameter : architecture.parameters()) {
                    if (parameter.isTrained()) {
                        assertThat(ours.weights().get(parameter.name()).toArray())
                                .as("%s, step %d", parameter.name(), t)
                                .containsExactly(
                                        run.weights().get(parameter.name()).toArray(),
                                        within(1e-6f));
                        Tensor update =
                                Objects.requireNonNull(ours.updates().get(parameter.name()));
                        assertThat(update.absMax()).isPositive();
                    }
                }
            }
        }
    }

    /** The mean is the mean of the shares, also where a layer joins the examples. */
    @Test
    void everyExampleHasItsShareOfTheGradients() throws UserFacingException {
        Loss loss = Loss.CROSS_ENTROPY;
        Architecture joined = everyKind(loss);
        List<Example> examples = Example.of(joined, batches.at(0, 4));
        Weights weights = RandomTensors.weights(new Random(4), joined);
        MinibatchGradients all =
                MinibatchGradients.of(model(joined, weights), examples, loss, SEED, 0);
        assertThat(all.shares()).hasSize(4);
        all.parameters()
                .forEach(
                        (name, mean) -> {
                            double[] sums = new double[mean.size()];
                            all.shares().forEach(share -> add(sums, share, name));
                            for (int i = 0; i < sums.length; i++) {
                                assertThat(sums[i] / 4).isCloseTo(mean.get(i), within(1e-6));
                            }
                        });
    }

    /** Where no layer joins the examples, a share is the gradient of the example's own loss. */
    @Test
    void aShareIsTheGradientOfTheExampleAlone() throws UserFacingException {
        Architecture architecture = of1998();
        List<Example> examples = Example.of(architecture, batches.at(0, 3));
        Weights weights = RandomTensors.weights(new Random(4), architecture);
        Model model = model(architecture, weights);
        MinibatchGradients all = MinibatchGradients.of(model, examples, Loss.MAP, SEED, 0);
        for (int n = 0; n < examples.size(); n++) {
            Map<String, Tensor> share = all.shares().get(n);
            MinibatchGradients.of(model, List.of(examples.get(n)), Loss.MAP, SEED, 0)
                    .parameters()
                    .forEach((name, alone) -> assertClose(name, alone, share, 1e-6));
        }
    }

    private static void add(double[] sums, Map<String, Tensor> share, String name) {
        Tensor tensor = Objects.requireNonNull(share.get(name), name);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += tensor.get(i);
        }
    }

    private static Map<String, List<Tensor>> inLists(Map<String, Tensor> tensors) {
        Map<String, List<Tensor>> lists = new HashMap<>();
        tensors.forEach((name, tensor) -> lists.put(name, List.of(tensor)));
        return lists;
    }

    private static void assertClose(
            String name, Tensor actual, Map<String, Tensor> all, double tolerance) {
        Tensor expected = Objects.requireNonNull(all.get(name), name);
        float largest = Math.max(1e-6f, expected.absMax());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toArray())
                .as(name)
                .containsExactly(expected.toArray(), within((float) (tolerance * largest)));
    }

    private static Model model(Architecture architecture, Weights weights) {
        return new Model(architecture, weights, Map.of());
    }

    private static TrainingSettings settings(Optimizer optimizer, Loss loss) {
        double rate = loss.isOfPenalties() ? 1e-3 : 0.01;
        return new TrainingSettings(optimizer, rate, Schedule.CONSTANT, 0, 0, loss, 1, SEED);
    }

    private static Architecture everyKind(Loss loss) throws ArchitectureException {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new ConvolutionSpec("C1", 3, new Window(5, 2, 1, 1), Activation.TANH));
        layers.add(norm("N2", NormalisationKind.BATCH, 1));
        layers.add(new PoolingSpec("S3", PoolKind.AVERAGE, Window.HALVING));
        layers.add(
                new ConvolutionSpec(
                        "C4",
                        3,
                        new Window(2, 1, 0, 2),
                        ConnectionTable.of(List.of(List.of(0, 1), List.of(1, 2), List.of(0, 1, 2))),
                        Activation.SIGMOID));
        layers.add(norm("N5", NormalisationKind.LAYER, 1));
        layers.add(new SubsamplingSpec("S6", new Window(2, 1, 0, 1), Activation.SCALED_TANH));
        layers.add(new DropoutSpec("D7", 0.3));
        if (loss.isOfPenalties()) {
            layers.add(new DenseSpec("F8", 84, Activation.SCALED_TANH));
            layers.add(new RbfSpec("output"));
        } else {
            layers.add(new DenseSpec("F8", 12, Activation.SWISH));
            layers.add(new OutputSpec("output", 10));
        }
        return Architecture.of("every", new InputSpec(28, 0, 1), Initialisation.HE, layers);
    }

    private static Architecture of1998() throws ArchitectureException {
        return Architecture.of(
                "small-1998",
                new InputSpec(28, -0.1f, 1.175f),
                Initialisation.LECUN_1998,
                List.of(
                        new ConvolutionSpec(
                                "C1", 2, new Window(5, 2, 0, 1), Activation.SCALED_TANH),
                        new SubsamplingSpec("S2", Window.HALVING, Activation.SCALED_TANH),
                        new DenseSpec("F3", 84, Activation.SCALED_TANH),
                        new RbfSpec("output")));
    }

    private static NormalisationSpec norm(String name, NormalisationKind kind, int groups) {
        return new NormalisationSpec(name, kind, groups, Activation.TANH);
    }
}
