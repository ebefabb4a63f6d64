package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DependencySet;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Agreement;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Of every network that ships, on real digits: every result of every layer that the engine shows is
 * the one that the readable arithmetic gets, and the gradients from which effective fields are
 * painted are those of the running network.
 */
@Tag("slow")
final class ShippedNetworksTest {
    private static final double FORWARD = 1e-5;
    private static final double BACKWARD = 1e-4;

    /** More than a step in one pixel or single precision moves a sum. */
    private static final double CLEAR_OF_STEPS = 2e-6;

    /** Of every cell, so many pixels that it sees. */
    private static final int PIXELS = 10;

    /** Hard ones and easy ones. */
    private static final int[] DIGITS = {0, 247, 8_408};

    static Stream<String> shipped() {
        return Presets.all().stream().map(Architecture::id).filter(ModelFile::isBundled);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyLayerComputesWhatTheReadableArithmeticDoes(String id) throws UserFacingException {
        Model model = ModelFile.readBundled(id);
        Dataset digits = Mnist.inside().test();
        boolean fast = NativeLibrary.load().hasOneDnn();
        for (boolean oneDnn : fast ? List.of(true, false) : List.of(false)) {
            try (Network network = new Dl4jNetwork(model.architecture(), model.weights(), oneDnn)) {
                for (int digit : DIGITS) {
                    Tensor input = model.architecture().input().encode(digits.ink(digit));
                    compare(
                            model.architecture(),
                            Backpropagation.forward(model.architecture(), model.weights(), input),
                            network.forward(input));
                }
            }
        }
    }

    /**
     * (z(x + h) − z(x − h)) / 2h in double precision, for a cell of each layer, at pixels that it
     * sees; h = 10⁻⁷.
     */
    @ParameterizedTest
    @MethodSource("shipped")
    void theEffectiveFieldIsTheSlopeOfTheRunningNetwork(String id) throws UserFacingException {
        Model model = ModelFile.readBundled(id);
        Architecture architecture = model.architecture();
        Random random = new Random(5);
        Tensor digit = architecture.input().encode(Mnist.inside().test().ink(DIGITS[0]));
        Activations seen =
                Kinks.clear(
                        CLEAR_OF_STEPS,
                        () ->
                                Backpropagation.forward(
                                        architecture,
                                        model.weights(),
                                        RandomTensors.grained(random, digit)),
                        drawn -> Kinks.distance(architecture, drawn));
        Tensor input = seen.input();
        try (Doubles running = new Doubles(model, input)) {
            for (Layer layer : architecture.layers()) {
                Cell cell = anyCell(random, layer.index(), layer.outputShape());
                Tensor gradient = Backpropagation.ofCell(model, seen, cell).input();
                DependencySet.Part sees = DependencySet.of(architecture, cell).in(Cell.INPUT);
                List<Integer> pixels = pixels(sees, input.shape());
                Collections.shuffle(pixels, random);
                for (int pixel : pixels.subList(0, Math.min(PIXELS, pixels.size()))) {
                    assertThat((double) gradient.get(pixel))
                            .as("%s, pixel %d", cell, pixel)
                            .isCloseTo(
                                    running.slope(cell, pixel),
                                    Offset.offset(BACKWARD * gradient.absMax() + 1e-9));
                }
            }
        }
    }

    private static Cell anyCell(Random random, int layer, Shape shape) {
        return new Cell(
                layer,
                random.nextInt(shape.channels()),
                random.nextInt(shape.rows()),
                random.nextInt(shape.columns()));
    }

    private static List<Integer> pixels(DependencySet.Part part, Shape shape) {
        List<Integer> pixels = new ArrayList<>();
        part.rows()
                .forEach(
                        row ->
                                part.columns()
                                        .forEach(
                                                column ->
                                                        pixels.add(
                                                                row * shape.columns() + column)));
        return pixels;
    }

    /** The running network in double precision. */
    private static final class Doubles implements AutoCloseable {
        private static final double H = 1e-7;

        private final FastNetwork network;
        private final INDArray x;

        Doubles(Model model, Tensor input) {
            NativeLibrary.load();
            NativeLibrary.confineThread();
            Loss loss =
                    Stream.of(Loss.values())
                            .filter(each -> each.suits(model.architecture()))
                            .findFirst()
                            .orElseThrow();
            UpdaterConfig learning =
                    new UpdaterConfig(DataType.DOUBLE, new NoOp(), List.of(), loss, 1);
            network =
                    new FastNetwork(
                            Configurations.own(
                                    model.architecture(),
                                    learning,
                                    false,
                                    Nd4jElementwiseOps::new));
            network.init();
            Parameters.load(model.architecture(), network, model.weights());
            Shape shape = input.shape();
            x =
                    OffHeapMemory.keep(
                            DataType.DOUBLE, 1, shape.channels(), shape.rows(), shape.columns());
            double[] numbers = new double[input.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = input.get(i);
            }
            OffHeapMemory.write(numbers, x);
        }

        double slope(Cell cell, int pixel) {
            double value = x.getDouble(pixel);
            x.putScalar(pixel, value + H);
            double above = value(cell);
            x.putScalar(pixel, value - H);
            double below = value(cell);
            x.putScalar(pixel, value);
            return (above - below) / (2 * H);
        }

        /** Its weighted sum, or its value where there is none. */
        private double value(Cell cell) {
            INDArray y = x;
            for (int i = 0; i <= cell.layer(); i++) {
                y = network.own(i).forward(y, ForwardContext.ASKED);
            }
            INDArray sums = network.own(cell.layer()).sums();
            INDArray all = sums == null ? y : sums;
            return all.rank() == 2
                    ? all.getDouble(0, cell.channel())
                    : all.getDouble(0, cell.channel(), cell.row(), cell.column());
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private static void compare(Architecture architecture, Activations expected, Activations made) {
        Agreement agreement = new Agreement(architecture.id());
        for (Layer layer : architecture.layers()) {
            LayerActivations e = expected.layers().get(layer.index());
            LayerActivations a = made.layers().get(layer.index());
            agreement.add(layer.name(), e.output(), a.output());
            assertThat(a.sums().isPresent()).isEqualTo(e.sums().isPresent());
            e.sums().ifPresent(z -> agreement.add(layer.name() + ".z", z, a.sums().orElseThrow()));
        }
        agreement
                .add("p", expected.probabilities(), made.probabilities())
                .assertWithin(FORWARD, FORWARD);
    }
}
