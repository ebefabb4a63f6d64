package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.engine.dl4j.RandomNetwork;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class CellConnectionsTest {
    static Stream<Architecture> architectures() {
        return IntStream.range(0, 16).mapToObj(seed -> new RandomNetwork(seed).architecture());
    }

    /** Every kind of layer, and a network of the literature. */
    static Stream<Architecture> family() {
        return Stream.concat(RandomArchitectures.first(48), Stream.of(Presets.LENET1));
    }

    @ParameterizedTest
    @MethodSource("family")
    @Tag("slow")
    void whatComesInIsWhatGoesOut(Architecture architecture) {
        CellConnections links = links(architecture);
        for (Layer layer : architecture.layers()) {
            List<CellConnections.Connection> in =
                    cells(layer.index(), layer.outputShape())
                            .flatMap(cell -> links.into(cell).stream())
                            .toList();
            List<CellConnections.Connection> out =
                    cells(layer.index() - 1, layer.inputShape())
                            .flatMap(cell -> links.outOf(cell).stream())
                            .toList();
            assertThat(in).doesNotHaveDuplicates().hasSameSizeAs(out);
            assertThat(new java.util.HashSet<>(in)).isEqualTo(new java.util.HashSet<>(out));
        }
    }

    /** Without padding every connection that the architecture counts is there, biases aside. */
    @ParameterizedTest
    @MethodSource("family")
    void thereAreAsManyAsTheArchitectureCounts(Architecture architecture) {
        CellConnections links = links(architecture);
        for (Layer layer : architecture.layers()) {
            boolean adds =
                    layer.parameters().stream()
                            .map(ParameterSpec::role)
                            .anyMatch(
                                    role ->
                                            role == ParameterSpec.Role.BIAS
                                                    || role == ParameterSpec.Role.SHIFT);
            long biases = adds ? layer.outputShape().size() : 0;
            long count =
                    cells(layer.index(), layer.outputShape())
                            .mapToLong(cell -> links.into(cell).size())
                            .sum();
            if (layer.window().padding() == 0) {
                assertThat(count).isEqualTo(layer.connections() - biases);
            } else {
                assertThat(count).isLessThan(layer.connections() - biases);
            }
        }
    }

    /** Following the connections by hand gives the numbers that the layer computes. */
    @ParameterizedTest
    @MethodSource("architectures")
    void theyCarryWhatTheLayerComputes(Architecture architecture) {
        Random random = new Random(5);
        Weights weights = RandomTensors.weights(random, architecture);
        CellConnections links = new CellConnections(architecture, weights);
        Tensor input = RandomTensors.uniform(random, architecture.input().shape());
        Activations activations = OpNetwork.forward(architecture, weights, input);
        for (Layer layer : architecture.layers()) {
            Tensor below = activations.output(layer.index() - 1);
            cells(layer.index(), layer.outputShape())
                    .forEach(
                            cell -> {
                                double carried =
                                        carried(layer, weights, cell, links.into(cell), below);
                                double computed =
                                        activations
                                                .layers()
                                                .get(layer.index())
                                                .sums()
                                                .orElse(activations.output(layer.index()))
                                                .at(cell.channel(), cell.row(), cell.column());
                                assertThat(carried).isCloseTo(computed, within(1e-5));
                            });
        }
    }

    private static double carried(
            Layer layer,
            Weights weights,
            Cell cell,
            List<CellConnections.Connection> in,
            Tensor below) {
        List<Double> values = new ArrayList<>();
        for (CellConnections.Connection link : in) {
            Cell from = link.from();
            double x = below.at(from.channel(), from.row(), from.column());
            values.add(x * link.weight());
        }
        if (layer.spec() instanceof PoolingSpec pooling) {
            var stream = values.stream().mapToDouble(Double::doubleValue);
            return switch (pooling.pool()) {
                case MAX -> stream.max().orElse(0);
                case MIN -> stream.min().orElse(0);
                case AVERAGE -> stream.average().orElse(0);
                case L2 -> Math.sqrt(stream.map(x -> x * x).sum());
            };
        }
        double bias = weights.get(layer.name() + ".bias").get(cell.channel());
        return values.stream().mapToDouble(Double::doubleValue).sum() + bias;
    }

    @Test
    void nothingLeadsIntoThePictureOrOutOfTheLastLayer() {
        CellConnections links = links(Presets.LENET5_MODERN);
        assertThat(links.into(new Cell(Cell.INPUT, 0, 5, 5))).isEmpty();
        assertThat(links.outOf(new Cell(6, 3, 0, 0))).isEmpty();
    }

    /** A pixel in the middle of the picture is under every tap of C1, in each of the six maps. */
    @Test
    void aPixelFeedsEveryWindowThatCoversIt() {
        CellConnections links = links(Presets.LENET5_MODERN);
        assertThat(links.outOf(new Cell(Cell.INPUT, 0, 16, 16))).hasSize(6 * 25);
        assertThat(links.outOf(new Cell(Cell.INPUT, 0, 0, 0))).hasSize(6);
        assertThat(links.outOf(new Cell(0, 4, 27, 27)))
                .extracting(CellConnections.Connection::to)
                .containsExactly(new Cell(1, 4, 13, 13));
    }

    /** Each kind keeps what a value is multiplied with at another place. */
    @Test
    void theyTellTheStrengthOfEveryKindOfLayer() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "kinds",
                        new InputSpec(4, 0, 1),
                        List.of(
                                new ConvolutionSpec("C", 2, Window.of(1), Activation.RELU),
                                new ConvolutionSpec(
                                        "T",
                                        2,
                                        Window.of(1),
                                        ConnectionTable.of(List.of(List.of(1), List.of(0, 1))),
                                        Activation.RELU),
                                new NormalisationSpec(
                                        "N", NormalisationKind.BATCH, 1, Activation.RELU),
                                new SubsamplingSpec("S", new Window(2, 2, 0, 1), Activation.TANH),
                                new DropoutSpec("D", 0.5),
                                new DenseSpec("F", 84, Activation.TANH),
                                new RbfSpec("output")));
        Weights weights = RandomTensors.weights(new Random(2), architecture);
        CellConnections links = new CellConnections(architecture, weights);
        Cell two = new Cell(1, 1, 2, 3);
        assertThat(links.into(two))
                .containsExactly(
                        new CellConnections.Connection(
                                new Cell(0, 0, 2, 3), two, weights.get("T.weight").get(1)),
                        new CellConnections.Connection(
                                new Cell(0, 1, 2, 3), two, weights.get("T.weight").get(2)));
        assertThat(links.into(new Cell(1, 0, 0, 0)))
                .extracting(CellConnections.Connection::weight)
                .containsExactly(weights.get("T.weight").get(0));
        assertThat(links.outOf(new Cell(0, 0, 1, 1)))
                .extracting(CellConnections.Connection::to)
                .containsExactly(new Cell(1, 1, 1, 1));
        float variance = weights.get("N.running_var").get(1);
        assertThat(links.into(new Cell(2, 1, 3, 3)))
                .extracting(CellConnections.Connection::weight)
                .containsExactly(
                        (float) (weights.get("N.weight").get(1) / Math.sqrt(variance + 1e-5)));
        assertThat(links.into(new Cell(3, 1, 0, 1)))
                .hasSize(4)
                .extracting(CellConnections.Connection::weight)
                .containsOnly(weights.get("S.coefficient").get(1));
        assertThat(links.into(new Cell(4, 1, 0, 1)))
                .containsExactly(
                        new CellConnections.Connection(
                                new Cell(3, 1, 0, 1), new Cell(4, 1, 0, 1), 1));
        assertThat(links.into(new Cell(6, 7, 0, 0)))
                .extracting(CellConnections.Connection::weight)
                .startsWith(1f, 1f, 1f, 1f, 1f, 1f, 1f, -1f)
                .hasSize(84);
    }

    private static CellConnections links(Architecture architecture) {
        return new CellConnections(
                architecture, RandomTensors.weights(new Random(3), architecture));
    }

    private static Stream<Cell> cells(int layer, Shape shape) {
        return IntStream.range(0, shape.size())
                .mapToObj(
                        index ->
                                new Cell(
                                        layer,
                                        index / shape.plane(),
                                        index % shape.plane() / shape.columns(),
                                        index % shape.columns()));
    }
}
