package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Training of the newer kinds of layer: it learns, is the same every time, and can be gone on with.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class TrainingFamilyTest {
    private static final Dl4jEngine ENGINE = new Dl4jEngine();

    private final List<Batch> batches = new ArrayList<>();

    TrainingFamilyTest() throws UserFacingException, InterruptedException {
        Dataset digits = Mnist.inside().train().range(0, 500);
        try (BatchStream stream =
                new BatchStream(new Batches(digits, 30, 3, Augmentation.NONE), 0)) {
            for (int i = 0; i < 12; i++) {
                batches.add(stream.next());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAP", "MLE"})
    void theRbfOutputLearns(Loss loss) throws UserFacingException {
        TrainingSettings settings = settings(Optimizer.ADAM, 3e-3, loss);
        try (TrainingRun run = run(Presets.LENET5_1998, settings)) {
            double first = run.step(batches.get(0)).loss();
            for (int round = 0; round < 3; round++) {
                for (Batch batch : batches) {
                    run.step(batch);
                }
            }
            assertThat(run.step(batches.get(0)).loss()).isLessThan(0.5 * first);
            assertThat(run.weights().get("C3.weight").size()).isEqualTo(60 * 25);
        }
    }

    /** Deeper has batch normalisation, wider has dropout, and 1998 all that is of 1998. */
    @ParameterizedTest
    @ValueSource(strings = {"deeper", "wider", "lenet5-1998", "lenet1"})
    void theSameSeedAndSettingsGiveTheSameWeightsBitForBit(String id) throws UserFacingException {
        Architecture architecture = Presets.byId(id).orElseThrow();
        TrainingSettings settings = settings(Optimizer.ADAM, 1e-3, Loss.usual(architecture));
        assertThat(train(architecture, settings)).isEqualTo(train(architecture, settings));
    }

    /** That it does not depend on the threads is a matter of {@link MinibatchSplitTest}. */
    @Test
    void whatDropoutLeavesOutDependsOnTheSeed() throws UserFacingException {
        Architecture architecture = dropout();
        TrainingSettings settings = settings(Optimizer.SGD, 0.1, Loss.CROSS_ENTROPY);
        Weights weights = train(architecture, settings);
        assertThat(train(architecture, settings)).isEqualTo(weights);
        assertThat(train(architecture, settings.withSeed(2))).isNotEqualTo(weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deeper", "wider"})
    void aRestoredRunGoesOnAsIfNothingHadHappened(String id) throws UserFacingException {
        Architecture architecture = Presets.byId(id).orElseThrow();
        TrainingSettings settings = settings(Optimizer.ADAM, 1e-3, Loss.CROSS_ENTROPY);
        TrainingState state;
        try (TrainingRun run = run(architecture, settings)) {
            for (Batch batch : batches.subList(0, 3)) {
                run.step(batch);
            }
            state = run.snapshot();
        }
        try (TrainingRun run = run(architecture, settings)) {
            run.restore(state);
            for (Batch batch : batches.subList(3, 6)) {
                run.step(batch);
            }
            assertThat(run.weights()).isEqualTo(train(architecture, settings));
        }
    }

    /** A tenth of the way from the old averages to those of the whole batch. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void theRunningAveragesFollowTheBatches(int threads) throws UserFacingException {
        Architecture architecture = normalised();
        TrainingSettings settings =
                settings(Optimizer.ADAM, 1e-3, Loss.CROSS_ENTROPY).withThreads(threads);
        Batch batch = batches.get(0);
        List<Tensor> inputs = new ArrayList<>();
        for (int n = 0; n < batch.count(); n++) {
            inputs.add(architecture.input().encode(ink(batch, n)));
        }
        NormalisationOp.Statistics of =
                new NormalisationOp(NormalisationKind.BATCH, 1).statistics(OpTraining.join(inputs));
        try (TrainingRun run = run(architecture, settings)) {
            run.step(batch);
            assertThat((double) run.weights().get("N.running_mean").get(0))
                    .isCloseTo(0.1 * of.mean().get(0), Offset.offset(1e-6));
            assertThat((double) run.weights().get("N.running_var").get(0))
                    .isCloseTo(0.9 + 0.1 * of.variance().get(0), Offset.offset(1e-6));
            assertThat(run.gradients()).doesNotContainKeys("N.running_mean", "N.running_var");
        }
    }

    private static Tensor ink(Batch batch, int n) {
        int plane = batch.ink().shape().extent(2) * batch.ink().shape().extent(3);
        float[] all = batch.ink().toArray();
        return Tensor.takeOver(
                org.kernelscope.tensor.Shape.of(
                        1, batch.ink().shape().extent(2), batch.ink().shape().extent(3)),
                java.util.Arrays.copyOfRange(all, n * plane, (n + 1) * plane));
    }

    private static Architecture dropout() throws ArchitectureException {
        return Architecture.of(
                "dropout",
                new InputSpec(28, 0, 1),
                Initialisation.HE,
                List.of(
                        new DenseSpec("F1", 30, Activation.RELU),
                        new DropoutSpec("D2", 0.5),
                        new OutputSpec("output", 10)));
    }

    private static Architecture normalised() throws ArchitectureException {
        return Architecture.of(
                "normalised",
                new InputSpec(28, 0, 1),
                Initialisation.HE,
                List.of(
                        new NormalisationSpec("N", NormalisationKind.BATCH, 1, Activation.IDENTITY),
                        new OutputSpec("output", 10)));
    }

    private static TrainingSettings settings(Optimizer optimizer, double rate, Loss loss) {
        return new TrainingSettings(optimizer, rate, Schedule.CONSTANT, 0.9, 0, loss, 2);
    }

    private static TrainingRun run(Architecture architecture, TrainingSettings settings) {
        return ENGINE.train(architecture, ENGINE.initialWeights(architecture, 5), settings);
    }

    private Weights train(Architecture architecture, TrainingSettings settings)
            throws UserFacingException {
        try (TrainingRun run = run(architecture, settings)) {
            for (Batch batch : batches.subList(0, 6)) {
                run.step(batch);
            }
            return run.weights();
        }
    }
}
