package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.dl4j.OpNetwork;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Receptive fields against experiment: light one pixel after the other and look which cells answer.
 * All weights are positive and all biases 0, so that a cell answers exactly if it sees the pixel.
 */
final class FieldRectsTest {
    private static final int SIZE = 9;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCellAnswersToWhatItSees(int seed) {
        Architecture architecture = random(seed);
        Weights weights = positive(architecture);
        List<Activations> answers = new ArrayList<>();
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            float[] picture = new float[SIZE * SIZE];
            picture[pixel] = 1;
            Tensor input = Tensor.takeOver(architecture.input().shape(), picture);
            answers.add(OpNetwork.forward(architecture, weights, input));
        }
        boolean gapless = true;
        for (Layer layer : architecture.layers().subList(0, architecture.layers().size() - 1)) {
            Window window = layer.window();
            gapless &= window.dilation() == 1 && window.stride() <= window.size();
            for (int place = 0; place < layer.outputShape().plane(); place++) {
                check(architecture, layer, place, answers, gapless);
            }
        }
    }

    private static void check(
            Architecture architecture,
            Layer layer,
            int place,
            List<Activations> answers,
            boolean gapless) {
        int columns = layer.outputShape().columns();
        Cell cell = new Cell(layer.index(), 0, place / columns, place % columns);
        FieldRects.Field field = FieldRects.seenBy(architecture, cell, Cell.INPUT);
        List<Integer> rows = new ArrayList<>();
        List<Integer> across = new ArrayList<>();
        for (int pixel = 0; pixel < answers.size(); pixel++) {
            float answer = answers.get(pixel).output(layer.index()).get(place);
            if (answer > 0) {
                rows.add(pixel / SIZE);
                across.add(pixel % SIZE);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).isBetween(field.rows().from(), field.rows().to() - 1);
            assertThat(across.get(i)).isBetween(field.columns().from(), field.columns().to() - 1);
        }
        if (gapless) {
            int seen = field.rows().length() * field.columns().length();
            assertThat(rows).as("%s of %s", cell, architecture.layers()).hasSize(seen);
        }
    }

    @Test
    void whatLooksPastTheBorderSeesNothing() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "past the border",
                        new InputSpec(SIZE, 0, 1),
                        List.of(
                                convolution("C1", Window.of(3)),
                                convolution("C2", new Window(1, 1, 1, 1)),
                                new OutputSpec("output", 2)));
        FieldRects.Field corner = FieldRects.seenBy(architecture, new Cell(1, 0, 0, 0), Cell.INPUT);
        assertThat(corner.rows().isEmpty()).isTrue();
        assertThat(corner.columns().isEmpty()).isTrue();
    }

    @Test
    void lenetSeesWhatTheBookSays() {
        Cell cell = new Cell(2, 7, 0, 9);
        assertThat(FieldRects.seenBy(Presets.LENET5_MODERN, cell, 1))
                .isEqualTo(new FieldRects.Field(new Span(0, 5), new Span(9, 14)));
        assertThat(FieldRects.seenBy(Presets.LENET5_MODERN, cell, 0))
                .isEqualTo(new FieldRects.Field(new Span(0, 10), new Span(18, 28)));
        assertThat(FieldRects.seenBy(Presets.LENET5_MODERN, cell, Cell.INPUT))
                .isEqualTo(new FieldRects.Field(new Span(0, 14), new Span(18, 32)));
        assertThat(FieldRects.seenBy(Presets.LENET5_MODERN, new Cell(6, 3, 0, 0), Cell.INPUT))
                .isEqualTo(new FieldRects.Field(new Span(0, 32), new Span(0, 32)));
    }

    private static Architecture random(int seed) {
        Random random = new Random(seed);
        while (true) {
            List<LayerSpec> layers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Window window =
                        new Window(
                                1 + random.nextInt(3),
                                1 + random.nextInt(2),
                                random.nextInt(3),
                                random.nextInt(4) == 0 ? 2 : 1);
                PoolKind pool = random.nextBoolean() ? PoolKind.MAX : PoolKind.AVERAGE;
                layers.add(
                        random.nextInt(3) == 0
                                ? new PoolingSpec("S" + i, pool, window)
                                : convolution("C" + i, window));
            }
            layers.add(new OutputSpec("output", 2));
            try {
                return Architecture.of("random-" + seed, new InputSpec(SIZE, 0, 1), layers);
            } catch (ArchitectureException tooSmall) {
                // Draw again: the windows did not fit.
            }
        }
    }

    private static LayerSpec convolution(String name, Window window) {
        return new ConvolutionSpec(name, 1, window, Activation.IDENTITY);
    }

    private static Weights positive(Architecture architecture) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            Shape shape = parameter.shape();
            float[] values = new float[shape.size()];
            java.util.Arrays.fill(values, parameter.isBias() ? 0 : 1);
            tensors.put(parameter.name(), Tensor.takeOver(shape, values));
        }
        try {
            return Weights.of(architecture, tensors);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
