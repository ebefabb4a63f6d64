package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.engine.dl4j.RandomNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.op.PoolKind;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** What the card tells of a cell adds up to the number that the network has computed. */
final class CellReporterTest {
    private static final int CELLS = 40;

    /** Of all that is added up: the engine adds in single precision and in another order. */
    private static final double TOLERANCE = 1e-5;

    @Test
    void explainsTheShippedNetworkOnRealDigits() throws UserFacingException {
        Model model = ModelFile.readBundled("lenet5-modern");
        Dataset digits = Mnist.inside().test();
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            for (int digit = 0; digit < 5; digit++) {
                Tensor input = model.architecture().input().encode(digits.ink(digit));
                check(model, network.forward(input), new Random(digit));
            }
        }
    }

    static Stream<Architecture> architectures() {
        return IntStream.range(0, 24).mapToObj(seed -> new RandomNetwork(seed).architecture());
    }

    /** With every stride, padding, dilation, pooling and activation. */
    @ParameterizedTest
    @MethodSource("architectures")
    void explainsAnyNetwork(Architecture architecture) {
        Random random = new Random(11);
        Weights weights = RandomTensors.weights(random, architecture);
        Tensor input = RandomTensors.uniform(random, architecture.input().shape());
        Activations activations = OpNetwork.forward(architecture, weights, input);
        check(new Model(architecture, weights, Map.of()), activations, random);
    }

    @Test
    void aPixelIsWhatThePenMadeIt() {
        Architecture architecture = new RandomNetwork(1).architecture();
        Weights weights = RandomTensors.weights(new Random(1), architecture);
        Tensor input = RandomTensors.uniform(new Random(2), architecture.input().shape());
        Activations activations = OpNetwork.forward(architecture, weights, input);
        Cell pixel = new Cell(Cell.INPUT, 0, 3, 4);
        assertThat(
                        CellReporter.report(
                                new Model(architecture, weights, Map.of()), activations, pixel))
                .isEqualTo(new CellReport.Pixel(pixel, input.at(0, 3, 4)));
    }

    private static void check(Model model, Activations activations, Random random) {
        for (Layer layer : model.architecture().layers()) {
            for (int i = 0; i < CELLS; i++) {
                Shape shape = layer.outputShape();
                Cell cell =
                        new Cell(
                                layer.index(),
                                random.nextInt(shape.channels()),
                                random.nextInt(shape.rows()),
                                random.nextInt(shape.columns()));
                CellReport report = CellReporter.report(model, activations, cell);
                assertThat(report.cell()).isEqualTo(cell);
                assertThat(report.output())
                        .isEqualTo(
                                activations
                                        .output(layer.index())
                                        .at(cell.channel(), cell.row(), cell.column()));
                if (report instanceof CellReport.Pooled pooled) {
                    checkPooled(pooled);
                } else {
                    checkSum((CellReport.WeightedSum) report, activations);
                }
            }
        }
    }

    private static void checkPooled(CellReport.Pooled pooled) {
        float[] patch = pooled.patch().toArray();
        double[] inside =
                IntStream.range(0, patch.length)
                        .mapToDouble(i -> patch[i])
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        DoubleStream values = Arrays.stream(inside);
        double expected =
                switch (pooled.pool()) {
                    case MAX -> values.max().orElse(0);
                    case MIN -> values.min().orElse(0);
                    case AVERAGE -> values.average().orElse(0);
                    case L2 -> Math.sqrt(values.map(x -> x * x).sum());
                };
        assertThat((double) pooled.output()).isCloseTo(expected, within(TOLERANCE));
        boolean choice = pooled.pool() == PoolKind.MAX || pooled.pool() == PoolKind.MIN;
        if (choice && inside.length > 0) {
            assertThat(patch[pooled.winner()]).isEqualTo(pooled.output());
        } else {
            assertThat(pooled.winner()).isEqualTo(-1);
        }
    }

    private static void checkSum(CellReport.WeightedSum report, Activations activations) {
        double products = 0;
        double scale = Math.abs(report.bias());
        for (CellReport.Term term : report.terms()) {
            double sum = 0;
            for (int i = 0; i < term.patch().size(); i++) {
                double product = (double) term.patch().get(i) * term.kernel().get(i);
                sum += product;
                scale += Math.abs(product);
            }
            assertThat(term.sum()).isCloseTo(sum, within(1e-9));
            products += sum;
        }
        assertThat(report.products()).isCloseTo(products, within(1e-9));
        assertThat(products + report.bias())
                .isCloseTo(report.sum(), within(TOLERANCE * Math.max(scale, 1e-3)));
        double output =
                report.softmax()
                        ? share(report.cell().channel(), activations)
                        : report.activation().apply(report.sum());
        assertThat((double) report.output()).isCloseTo(output, within(1e-6 * (1 + scale)));
    }

    /** The share of class {@code index} in the softmax over the last layer's sums. */
    private static double share(int index, Activations activations) {
        Tensor sums =
                activations.layers().get(activations.layers().size() - 1).sums().orElseThrow();
        double all = 0;
        for (int i = 0; i < sums.size(); i++) {
            all += Math.exp((double) sums.get(i) - sums.get(index));
        }
        return 1 / all;
    }
}
