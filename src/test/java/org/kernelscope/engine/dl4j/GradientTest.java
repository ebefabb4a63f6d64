package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.stock.StockConfigurations;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The gradients that our own layers compute, against Deeplearning4j's stock layers, for one step
 * from the same weights. The inputs are far from the {@linkplain Kinks kinks} of the network.
 */
@Tag("slow")
final class GradientTest {
    private static final int EXAMPLES = 4;

    /** The largest error allowed in a forward pass. Farther from a kink, rounding cannot decide. */
    private static final double CLEAR = 1e-5;

    static Stream<Architecture> networks() throws ArchitectureException {
        return Stream.concat(
                IntStream.range(0, 24).mapToObj(seed -> new RandomNetwork(seed).architecture()),
                Stream.of(Presets.LENET5_MODERN, l2Pooling()));
    }

    /** Deeplearning4j's PNORM: overlapping windows with padding, and 2×2 windows side by side. */
    private static Architecture l2Pooling() throws ArchitectureException {
        return Architecture.of(
                "l2",
                new InputSpec(14, 0, 1),
                List.of(
                        new ConvolutionSpec("C1", 4, Window.of(3), Activation.TANH),
                        new PoolingSpec("S2", PoolKind.L2, new Window(3, 1, 1, 1)),
                        new ConvolutionSpec("C3", 5, Window.of(3), Activation.TANH),
                        new PoolingSpec("S4", PoolKind.L2, Window.HALVING),
                        new OutputSpec("output", 10)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreeWithTheStockLayers(Architecture architecture) {
        boolean there = NativeLibrary.load().hasOneDnn();
        NativeLibrary.confineThread();
        for (Loss loss : List.of(Loss.CROSS_ENTROPY, Loss.SQUARED_ERROR)) {
            UpdaterConfig learning =
                    new UpdaterConfig(DataType.FLOAT, new NoOp(), List.of(), loss, 0);
            Case drawn = new Case(architecture, new Random(1));
            MultiLayerNetwork stock =
                    new MultiLayerNetwork(StockConfigurations.of(architecture, learning));
            stock.init();
            Parameters.load(architecture, stock, drawn.weights);
            stock.setInput(drawn.x.dup());
            stock.setLabels(drawn.labels);
            stock.computeGradientAndScore();
            INDArray output = stock.output(drawn.x);
            for (boolean oneDnn : there ? List.of(true, false) : List.of(false)) {
                try (FastNetwork own =
                        new FastNetwork(Configurations.own(architecture, learning, oneDnn))) {
                    own.init();
                    own.initGradientsView();
                    Parameters.load(architecture, own, drawn.weights);
                    own.setInput(drawn.x);
                    own.setLabels(drawn.labels);
                    own.computeGradientAndScore();
                    assertThat(own.score()).isCloseTo(stock.score(), Offset.offset(1e-5));
                    new Agreement(architecture.layers())
                            .add(
                                    "gradients",
                                    numbers(stock.getFlattenedGradients()),
                                    numbers(own.getFlattenedGradients()))
                            .assertWithin(1e-4, 1e-4);
                    new Agreement(architecture.layers())
                            .add("p", numbers(output), numbers(own.forward(drawn.x)))
                            .assertWithin(CLEAR, 1e-5);
                }
            }
            StockNetworks.free(stock);
        }
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** Random weights, inputs and labels. */
    private static final class Case {
        private final Weights weights;
        private final INDArray x;
        private final INDArray labels;

        private Case(Architecture architecture, Random random) {
            weights = RandomTensors.weights(random, architecture);
            Shape shape = architecture.input().shape();
            x = OffHeapMemory.keep(DataType.FLOAT, EXAMPLES, 1, shape.rows(), shape.columns());
            labels = OffHeapMemory.keep(DataType.FLOAT, EXAMPLES, architecture.classes());
            float[] inputs = new float[EXAMPLES * shape.size()];
            for (int n = 0; n < EXAMPLES; n++) {
                Kinks.clear(
                                CLEAR,
                                () -> RandomTensors.uniform(random, shape),
                                input ->
                                        Kinks.distance(
                                                architecture,
                                                OpNetwork.forward(architecture, weights, input)))
                        .copyTo(inputs, n * shape.size());
                labels.putScalar(n, random.nextInt(architecture.classes()), 1);
            }
            OffHeapMemory.write(inputs, x, inputs.length);
        }
    }
}
