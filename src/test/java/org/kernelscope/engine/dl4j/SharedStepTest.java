package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.AdamPass;
import org.kernelscope.engine.dl4j.updater.LiveHyperparameters;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.engine.dl4j.updater.UpdaterConfigs;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Steps that the threads share are those that Deeplearning4j takes alone, bit for bit. */
final class SharedStepTest {
    /** The second last minibatch has fewer examples than there are threads. */
    private static final int[] EXAMPLES = {7, 7, 2, 7};

    private static final TrainingSettings ADAM = TrainingSettings.DEFAULT.withRate(0.01);

    private final Random random = new Random(1);

    @BeforeAll
    static void load() {
        NativeLibrary.load();
        NativeLibrary.confineThread();
    }

    /** More parameters than are computed at a time, and running statistics between them. */
    private static Architecture architecture() throws ArchitectureException {
        return Architecture.of(
                "own",
                new InputSpec(28, 0, 1),
                List.of(
                        new DenseSpec("D1", 13, Activation.RELU),
                        new NormalisationSpec("N2", NormalisationKind.BATCH, 1, Activation.TANH),
                        new OutputSpec("output", 10)));
    }

    private static SplitNetwork network(
            Architecture architecture, LiveHyperparameters live, int threads) {
        UpdaterConfig learning = UpdaterConfigs.of(live, DataType.FLOAT);
        SplitNetwork network =
                new SplitNetwork(() -> Configurations.own(architecture, learning, false), threads);
        Parameters.load(architecture, network, InitialWeights.draw(architecture, 1));
        return network;
    }

    /** While there is weight decay, Deeplearning4j takes the step. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void areThoseOfTheOptimizerAlone(int threads) throws Exception {
        Architecture architecture = architecture();
        LiveHyperparameters live = new LiveHyperparameters(ADAM);
        // So small that it changes no number.
        TrainingSettings decaying = ADAM.withWeightDecay(1e-300);
        try (SplitNetwork shared = network(architecture, new LiveHyperparameters(ADAM), threads);
                SplitNetwork alone = network(architecture, live, threads)) {
            for (int step = 0; step < EXAMPLES.length; step++) {
                INDArray x = draw(EXAMPLES[step], 1, 28, 28);
                INDArray labels = answers(EXAMPLES[step], architecture.classes());
                live.turn(step < 3 ? decaying : ADAM);
                shared.fit(x, labels);
                alone.fit(x, labels);
                same(shared.params(), alone.params());
                same(state(shared), state(alone));
                same(shared.summed(), alone.summed());
                same(shared.getFlattenedGradients(), alone.getFlattenedGradients());
                assertThat(shared.meanLoss()).isEqualTo(alone.meanLoss());
                assertThat(shared.getIterationCount()).isEqualTo(step + 1);
                assertThat(alone.getIterationCount()).isEqualTo(step + 1);
            }
        }
    }

    /** The last example, which another thread computes, is not a number. */
    @Test
    void areNotTakenAfterDivergence() throws Exception {
        Architecture architecture = architecture();
        try (SplitNetwork network = network(architecture, new LiveHyperparameters(ADAM), 2)) {
            network.fit(draw(4, 1, 28, 28), answers(4, architecture.classes()));
            float[] weights = OffHeapMemory.toFloats(network.params());
            float[] state = OffHeapMemory.toFloats(state(network));
            INDArray x = draw(4, 1, 28, 28);
            x.putScalar(new int[] {3, 0, 14, 14}, Float.NaN);
            INDArray labels = answers(4, architecture.classes());
            assertThatThrownBy(() -> network.fit(x, labels))
                    .isInstanceOf(DivergenceException.class);
            assertThat(OffHeapMemory.toFloats(network.params())).isEqualTo(weights);
            assertThat(OffHeapMemory.toFloats(state(network))).isEqualTo(state);
            assertThat(network.getIterationCount()).isEqualTo(1);
        }
    }

    @Test
    void areAdamsOnly() throws Exception {
        Architecture architecture = architecture();
        for (Optimizer optimizer : Optimizer.values()) {
            TrainingSettings settings =
                    new TrainingSettings(
                            optimizer,
                            ADAM.rate(),
                            ADAM.schedule(),
                            ADAM.momentum(),
                            0,
                            ADAM.loss(),
                            1);
            try (SplitNetwork network =
                    network(architecture, new LiveHyperparameters(settings), 1)) {
                INDArray gradients = network.getFlattenedGradients();
                assertThat(AdamPass.of(network, List.of(gradients), gradients).isPresent())
                        .as("%s", optimizer)
                        .isEqualTo(optimizer == Optimizer.ADAM);
            }
        }
    }

    private static INDArray state(SplitNetwork network) {
        return network.getUpdater().getStateViewArray();
    }

    private INDArray draw(long... shape) {
        INDArray array = OffHeapMemory.keep(DataType.FLOAT, shape);
        float[] values = new float[(int) array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        OffHeapMemory.write(values, array, values.length);
        return array;
    }

    private INDArray answers(int examples, int classes) {
        INDArray labels = OffHeapMemory.keep(DataType.FLOAT, examples, classes);
        for (int i = 0; i < examples; i++) {
            labels.putScalar(i, random.nextInt(classes), 1);
        }
        return labels;
    }

    private static void same(INDArray actual, INDArray expected) {
        float[] a = OffHeapMemory.toFloats(actual);
        float[] e = OffHeapMemory.toFloats(expected);
        assertThat(Arrays.mismatch(a, e)).isEqualTo(-1);
    }
}
