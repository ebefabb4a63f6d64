package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.engine.Loss;
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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * The gradients that our own layers compute: against differences of the loss in double precision,
 * against Deeplearning4j's stock layers, and one way to compute them against the other.
 */
final class GradientTest {
    private static final int EXAMPLES = 4;

    static List<RandomNetwork> networks() {
        return IntStream.range(0, 24).mapToObj(RandomNetwork::new).toList();
    }

    /** Deeplearning4j's PNORM: overlapping windows with padding, and 2×2 windows side by side. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofL2PoolingAgreeWithTheStockLayers(boolean oneDnn) throws ArchitectureException {
        compareWithStock(
                Architecture.of(
                        "l2",
                        new InputSpec(14, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", 4, Window.of(3), Activation.TANH),
                                new PoolingSpec("S2", PoolKind.L2, new Window(3, 1, 1, 1)),
                                new ConvolutionSpec("C3", 5, Window.of(3), Activation.TANH),
                                new PoolingSpec("S4", PoolKind.L2, Window.HALVING),
                                new OutputSpec("output", 10))),
                5,
                oneDnn);
    }

    /**
     * (L(w + h) − L(w − h)) / 2h. With h = 10⁻⁶ in double precision the error of the difference is
     * near 10⁻¹⁰; where a ReLU or a maximum changes sides within ±h the derivative does not exist,
     * which happens to one parameter in thousands, if at all.
     */
    @ParameterizedTest
    @MethodSource("networks")
    void agreeWithDifferencesOfTheLossInDoublePrecision(RandomNetwork random) {
        Architecture architecture = random.architecture();
        Loss loss = random.seed() % 2 == 0 ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
        try (Case checked = new Case(architecture, DataType.DOUBLE, loss, random.seed(), false)) {
            checked.network.sumGradients(checked.x, checked.labels);
            INDArray gradient = checked.network.getFlattenedGradients().dup();
            INDArray parameters = checked.network.params();
            double h = 1e-6;
            Random pick = new Random(random.seed());
            for (int n = 0; n < 150; n++) {
                long i = (long) (pick.nextDouble() * parameters.length());
                double w = parameters.getDouble(i);
                parameters.putScalar(i, w + h);
                double above = checked.network.sumGradients(checked.x, checked.labels);
                parameters.putScalar(i, w - h);
                double below = checked.network.sumGradients(checked.x, checked.labels);
                parameters.putScalar(i, w);
                assertThat(gradient.getDouble(i))
                        .as("%s, parameter %d", architecture.layers(), i)
                        .isCloseTo((above - below) / (2 * h), Offset.offset(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreeWithTheStockLayers(RandomNetwork random) {
        compareWithStock(random.architecture(), random.seed(), true);
        compareWithStock(random.architecture(), random.seed(), false);
    }

    @Test
    void ofLenetAgreeWithTheStockLayers() {
        compareWithStock(Presets.LENET5_MODERN, 1, true);
        compareWithStock(Presets.LENET5_MODERN, 2, false);
    }

    private static void compareWithStock(Architecture architecture, int seed, boolean oneDnn) {
        for (Loss loss : List.of(Loss.CROSS_ENTROPY, Loss.SQUARED_ERROR)) {
            try (Case own = new Case(architecture, DataType.FLOAT, loss, seed, oneDnn)) {
                MultiLayerNetwork stock =
                        new MultiLayerNetwork(StockConfigurations.of(architecture, own.learning));
                stock.init();
                Parameters.load(architecture, stock, own.weights);
                stock.setInput(own.x.dup());
                stock.setLabels(own.labels);
                stock.computeGradientAndScore();
                own.network.setInput(own.x);
                own.network.setLabels(own.labels);
                own.network.computeGradientAndScore();
                String name = architecture.layers().toString();
                assertThat(own.network.score())
                        .as(name)
                        .isCloseTo(stock.score(), Offset.offset(1e-5));
                close(name, stock.output(own.x), own.network.forward(own.x), 1e-5);
                close(
                        name,
                        stock.getFlattenedGradients(),
                        own.network.getFlattenedGradients(),
                        1e-4);
                stock.close();
            }
        }
    }

    private static void close(String name, INDArray expected, INDArray actual, double tolerance) {
        float[] e = expected.dup('c').data().asFloat();
        float[] a = actual.dup('c').data().asFloat();
        assertThat(a.length).as(name).isEqualTo(e.length);
        double scale = Math.max(1, expected.amaxNumber().doubleValue());
        for (int i = 0; i < e.length; i++) {
            assertThat((double) a[i])
                    .as("%s [%d]", name, i)
                    .isCloseTo(e[i], Offset.offset(tolerance * scale));
        }
    }

    /** A network with random weights, inputs and labels. */
    private static final class Case implements AutoCloseable {
        private final UpdaterConfig learning;
        private final Weights weights;
        private final FastNetwork network;
        private final INDArray x;
        private final INDArray labels;

        private Case(
                Architecture architecture, DataType type, Loss loss, int seed, boolean oneDnn) {
            boolean there = NativeLibrary.load().hasOneDnn();
            NativeLibrary.confineThread();
            Random random = new Random(seed);
            learning = new UpdaterConfig(type, new NoOp(), List.of(), loss, 0);
            weights = RandomTensors.weights(random, architecture);
            network =
                    new FastNetwork(
                            Configurations.own(
                                    architecture,
                                    learning,
                                    oneDnn && there,
                                    Nd4jElementwiseOps.of(type)));
            network.init();
            network.initGradientsView();
            Parameters.load(architecture, network, weights);
            int size = architecture.input().size();
            x = OffHeapMemory.keep(type, EXAMPLES, 1, size, size);
            labels = OffHeapMemory.keep(type, EXAMPLES, architecture.classes());
            for (long i = 0; i < x.length(); i++) {
                x.putScalar(i, random.nextDouble() * 2 - 1);
            }
            for (int n = 0; n < EXAMPLES; n++) {
                labels.putScalar(n, random.nextInt(architecture.classes()), 1);
            }
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
