package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.stock.StockConfigurations;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Forward and backward through whole networks in readable arithmetic, against Deeplearning4j's own
 * layers. The inputs are far from the {@linkplain Kinks kinks} of the network.
 */
@Tag("slow")
final class BackwardTest {
    /** The largest error allowed in a forward pass. Farther from a kink, rounding cannot decide. */
    private static final double FORWARD = 1e-5;

    private static final double BACKWARD = 1e-4;

    /** A step of 10⁻⁶ in one number moves a sum by less than this. */
    private static final double CLEAR_OF_STEPS = 1e-4;

    static List<RandomNetwork> networks() {
        return IntStream.range(0, 24).mapToObj(RandomNetwork::new).toList();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void ofTheLossOfAnyNetworkIsWhatDeeplearning4jComputes(RandomNetwork random) {
        Architecture architecture = random.architecture();
        Random numbers = new Random(random.seed());
        Weights weights = RandomTensors.weights(numbers, architecture);
        Tensor input = clearInput(architecture, weights, numbers, FORWARD);
        compare(new Model(architecture, weights, Map.of()), input, numbers);
    }

    @Test
    void ofTheLossOfTheShippedNetworkIsWhatDeeplearning4jComputes() throws UserFacingException {
        Model model = ModelFile.readBundled(Presets.LENET5_MODERN.id());
        Dataset digits = Mnist.inside().test();
        Random random = new Random(3);
        for (int digit = 0; digit < 3; digit++) {
            Tensor ink = model.architecture().input().encode(digits.ink(digit));
            Tensor input = clearInput(model, () -> RandomTensors.grained(random, ink), FORWARD);
            compare(model, input, random);
        }
    }

    /**
     * (y(x + h) − y(x − h)) / 2h in double precision, for a cell of each layer: what the gradient
     * of its sum says, times the slope of its activation.
     */
    @ParameterizedTest
    @MethodSource("networks")
    void ofACellIsHowMuchItChangesWithEachPixel(RandomNetwork random) {
        Architecture architecture = random.architecture();
        Random numbers = new Random(random.seed());
        Weights weights = RandomTensors.weights(numbers, architecture);
        Tensor input = clearInput(architecture, weights, numbers, CLEAR_OF_STEPS);
        Model model = new Model(architecture, weights, Map.of());
        Activations seen = Backpropagation.forward(architecture, weights, input);
        MultiLayerNetwork stock = stock(model, DataType.DOUBLE);
        INDArray x = array(input, DataType.DOUBLE);
        for (Layer layer : architecture.layers().subList(0, architecture.layers().size() - 1)) {
            Cell cell = anyCell(numbers, layer);
            Tensor gradient = Backpropagation.ofCell(model, seen, cell).input();
            double slope =
                    seen.layers()
                            .get(layer.index())
                            .sums()
                            .map(z -> z.at(cell.channel(), cell.row(), cell.column()))
                            .map(z -> layer.spec().activation().derivative(z))
                            .orElse(1.0);
            for (int n = 0; n < 10; n++) {
                int pixel = numbers.nextInt(input.size());
                assertThat(slope * gradient.get(pixel))
                        .as("%s, %s, pixel %d", architecture.layers(), cell, pixel)
                        .isCloseTo(difference(stock, x, pixel, cell), Offset.offset(1e-4));
            }
        }
        StockNetworks.free(stock);
    }

    @Test
    void aPixelDependsOnItselfAlone() {
        Architecture architecture = new RandomNetwork(1).architecture();
        Weights weights = RandomTensors.weights(new Random(1), architecture);
        Tensor input = RandomTensors.uniform(new Random(2), architecture.input().shape());
        LayerGradients gradients =
                Backpropagation.ofCell(
                        new Model(architecture, weights, Map.of()),
                        Backpropagation.forward(architecture, weights, input),
                        new Cell(Cell.INPUT, 0, 2, 3));
        float sum = 0;
        for (float each : gradients.input().toArray()) {
            sum += each;
        }
        assertThat(sum).isEqualTo(1).isEqualTo(gradients.input().at(0, 2, 3));
    }

    private static Tensor clearInput(
            Architecture architecture, Weights weights, Random random, double clear) {
        return clearInput(
                new Model(architecture, weights, Map.of()),
                () -> RandomTensors.uniform(random, architecture.input().shape()),
                clear);
    }

    private static Tensor clearInput(Model model, Supplier<Tensor> draw, double clear) {
        return Kinks.clear(
                clear,
                draw,
                input ->
                        Kinks.distance(
                                model.architecture(),
                                Backpropagation.forward(
                                        model.architecture(), model.weights(), input)));
    }

    private static void compare(Model model, Tensor input, Random random) {
        Architecture architecture = model.architecture();
        Activations seen = Backpropagation.forward(architecture, model.weights(), input);
        // Any class but the winner: where the network is sure, 1 − p is nothing but rounding.
        int classes = architecture.classes();
        int others = random.nextInt(classes - 1);
        int label = (seen.probabilities().argMax() + 1 + others) % classes;
        LayerGradients gradients = Backpropagation.ofLoss(model, seen, label, Loss.CROSS_ENTROPY);
        MultiLayerNetwork stock = stock(model, DataType.FLOAT);
        INDArray x = array(input, DataType.FLOAT);
        List<INDArray> outputs = stock.feedForward(x, false);
        Agreement forward = new Agreement(architecture.layers());
        for (Layer layer : architecture.layers()) {
            Tensor output = seen.output(layer.index());
            forward.add(layer.name(), numbers(outputs.get(layer.index() + 1)), output.toArray());
        }
        forward.assertWithin(FORWARD, FORWARD);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 1, architecture.classes());
        labels.putScalar(0, label, 1);
        Pair<Gradient, INDArray> expected = stock.calculateGradients(x, labels, null, null);
        Agreement backward = new Agreement(architecture.layers());
        backward.add("input", numbers(expected.getSecond()), gradients.input().toArray());
        Map<String, INDArray> all = expected.getFirst().gradientForVariable();
        for (Layer layer : architecture.layers()) {
            if (!layer.parameters().isEmpty()) {
                Tensor weight = gradient(gradients, layer.name() + ".weight");
                INDArray w = Objects.requireNonNull(all.get(layer.index() + "_W"));
                boolean dense = weight.shape().rank() == 2;
                // A dense layer of Deeplearning4j keeps its weights as [in, out].
                backward.add(
                        layer.name() + ".weight",
                        numbers(dense ? w.transpose() : w),
                        weight.toArray());
                backward.add(
                        layer.name() + ".bias",
                        numbers(Objects.requireNonNull(all.get(layer.index() + "_b"))),
                        gradient(gradients, layer.name() + ".bias").toArray());
            }
        }
        backward.assertWithin(BACKWARD, BACKWARD);
        StockNetworks.free(stock);
    }

    private static Tensor gradient(LayerGradients gradients, String name) {
        return Objects.requireNonNull(gradients.parameters().get(name));
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static double difference(MultiLayerNetwork stock, INDArray x, int pixel, Cell cell) {
        double h = 1e-6;
        double value = x.getDouble(pixel);
        x.putScalar(pixel, value + h);
        double above = value(stock, x, cell);
        x.putScalar(pixel, value - h);
        double below = value(stock, x, cell);
        x.putScalar(pixel, value);
        return (above - below) / (2 * h);
    }

    private static double value(MultiLayerNetwork stock, INDArray x, Cell cell) {
        INDArray output = stock.feedForwardToLayer(cell.layer(), x, false).get(cell.layer() + 1);
        return output.rank() == 2
                ? output.getDouble(0, cell.channel())
                : output.getDouble(0, cell.channel(), cell.row(), cell.column());
    }

    private static Cell anyCell(Random random, Layer layer) {
        Shape shape = layer.outputShape();
        return new Cell(
                layer.index(),
                random.nextInt(shape.channels()),
                random.nextInt(shape.rows()),
                random.nextInt(shape.columns()));
    }

    private static MultiLayerNetwork stock(Model model, DataType type) {
        NativeLibrary.load();
        NativeLibrary.confineThread();
        UpdaterConfig learning =
                new UpdaterConfig(type, new NoOp(), List.of(), Loss.CROSS_ENTROPY, 0);
        MultiLayerNetwork stock =
                new MultiLayerNetwork(StockConfigurations.of(model.architecture(), learning));
        stock.init();
        Parameters.load(model.architecture(), stock, model.weights());
        return stock;
    }

    private static INDArray array(Tensor input, DataType type) {
        Shape shape = input.shape();
        return Nd4j.create(
                        input.toArray(),
                        new long[] {1, shape.channels(), shape.rows(), shape.columns()},
                        'c')
                .castTo(type);
    }
}
