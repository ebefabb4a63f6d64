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
 * Reach against experiment: change one pixel after the other and look which cells change. All
 * weights are positive, all activations the identity and pooling is the mean, so that a cell
 * changes exactly if it has to do with the pixel.
 */
final class DependencySetTest {
    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatChangesInAnyNetwork(int seed) {
        Architecture architecture = random(seed);
        int size = architecture.input().size();
        List<Integer> pixels = IntStream.range(0, size * size).boxed().toList();
        check(architecture, pixels, new Random(seed));
    }

    /** Every layer of the LeNet: all windows, maps and connections as they are. */
    @Test
    void isWhatChangesInTheLenet() throws ArchitectureException {
        List<LayerSpec> specs = new ArrayList<>();
        for (Layer layer : Presets.LENET5_MODERN.layers()) {
            specs.add(transparent(layer.spec()));
        }
        Architecture architecture =
                Architecture.of("transparent", Presets.LENET5_MODERN.input(), specs);
        // Every 37th pixel: nearly all rows, all columns, all phases of the strides.
        List<Integer> pixels = IntStream.range(0, 1024).filter(i -> i % 37 == 0).boxed().toList();
        check(architecture, pixels, new Random(3));
    }

    /** Looks for each pixel which cells change, and asks the reach both ways. */
    private static void check(Architecture architecture, List<Integer> pixels, Random random) {
        Weights weights = positive(architecture);
        Shape input = architecture.input().shape();
        int columns = input.columns();
        float[] ground = new float[input.size()];
        java.util.Arrays.fill(ground, 1);
        Activations before = forward(architecture, weights, ground);
        List<Cell> watched = new ArrayList<>();
        for (Layer layer : architecture.layers()) {
            for (int n = 0; n < 12; n++) {
                watched.add(anyCell(random, layer));
            }
        }
        List<DependencySet> reaches =
                watched.stream().map(cell -> DependencySet.of(architecture, cell)).toList();
        for (int pixel : pixels) {
            float[] changed = ground.clone();
            changed[pixel] = 3;
            Activations after = forward(architecture, weights, changed);
            int row = pixel / columns;
            int column = pixel % columns;
            DependencySet fed =
                    DependencySet.of(architecture, new Cell(Cell.INPUT, 0, row, column));
            for (Layer layer : architecture.layers()) {
                DependencySet.Part part = fed.in(layer.index());
                Shape shape = layer.outputShape();
                for (int i = 0; i < shape.size(); i++) {
                    boolean changes = value(before, layer, i) != value(after, layer, i);
                    int r = i % shape.plane() / shape.columns();
                    assertThat(part.contains(i / shape.plane(), r, i % shape.columns()))
                            .as("pixel %d, cell %d of %s", pixel, i, layer)
                            .isEqualTo(changes);
                }
            }
            for (DependencySet reach : reaches) {
                Cell cell = reach.cell();
                Layer layer = architecture.layers().get(cell.layer());
                Shape shape = layer.outputShape();
                int i =
                        (cell.channel() * shape.rows() + cell.row()) * shape.columns()
                                + cell.column();
                assertThat(reach.in(Cell.INPUT).contains(0, row, column))
                        .as("%s, pixel %d", cell, pixel)
                        .isEqualTo(value(before, layer, i) != value(after, layer, i));
            }
        }
    }

    /** The weighted sum where there is one: the softmax joins all classes, whatever they see. */
    private static float value(Activations activations, Layer layer, int index) {
        Tensor output = activations.output(layer.index());
        return activations.layers().get(layer.index()).sums().orElse(output).get(index);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isMutual(int seed) {
        Architecture architecture = random(seed);
        Random random = new Random(seed);
        for (Layer layer : architecture.layers()) {
            Cell cell = anyCell(random, layer);
            DependencySet reach = DependencySet.of(architecture, cell);
            for (Layer other : architecture.layers()) {
                Cell second = anyCell(random, other);
                boolean there =
                        reach.in(other.index())
                                .contains(second.channel(), second.row(), second.column());
                boolean back =
                        DependencySet.of(architecture, second)
                                .in(layer.index())
                                .contains(cell.channel(), cell.row(), cell.column());
                assertThat(there).as("%s and %s", cell, second).isEqualTo(back);
            }
        }
    }

    @Test
    void ofACellOfTheLenetIsAsTheBookSays() {
        DependencySet reach = DependencySet.of(Presets.LENET5_MODERN, new Cell(2, 7, 0, 9));
        assertThat(reach.in(1).cells()).isEqualTo(6 * 5 * 5);
        assertThat(reach.in(0).cells()).isEqualTo(6 * 10 * 10);
        assertThat(reach.in(Cell.INPUT).rows().span()).isEqualTo(new Span(0, 14));
        assertThat(reach.in(Cell.INPUT).columns().span()).isEqualTo(new Span(18, 32));
        assertThat(reach.in(2).cells()).isEqualTo(1);
        assertThat(reach.in(3).contains(7, 0, 4)).isTrue();
        assertThat(reach.in(3).cells()).isEqualTo(1);
        assertThat(reach.in(4).cells()).isEqualTo(120);
        assertThat(reach.in(6).cells()).isEqualTo(10);
    }

    @Test
    void rectanglesOfFieldsHoldTheReachAndPaddingLiesOutside() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "padded",
                        new InputSpec(9, 0, 1),
                        List.of(
                                new ConvolutionSpec(
                                        "C1", 2, new Window(3, 2, 1, 1), Activation.RELU),
                                new ConvolutionSpec(
                                        "C2", 2, new Window(3, 1, 1, 2), Activation.RELU),
                                new OutputSpec("output", 2)));
        Cell corner = new Cell(1, 0, 0, 0);
        FieldRects.Field inInput = FieldRects.unclipped(architecture, corner, Cell.INPUT);
        assertThat(inInput.rows()).isEqualTo(new Span(-3, 8));
        assertThat(FieldRects.seenBy(architecture, corner, Cell.INPUT).rows())
                .isEqualTo(new Span(0, 8));
        assertThat(FieldRects.between(architecture, Cell.INPUT, 1))
                .isEqualTo(architecture.layers().get(1).receptiveField());
        assertThat(FieldRects.between(architecture, 0, 1)).isEqualTo(new ReceptiveField(5, 1, 1));
        Cell pixel = new Cell(Cell.INPUT, 0, 4, 4);
        assertThat(FieldRects.fedBy(architecture, pixel, 0).rows()).isEqualTo(new Span(2, 3));
        assertThat(FieldRects.fedBy(architecture, pixel, 1).rows()).isEqualTo(new Span(1, 2));
        assertThat(DependencySet.of(architecture, corner).in(0).rows()).hasToString("{1, 3}");
    }

    @Test
    void aDilatedWindowLeavesGaps() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "dilated",
                        new InputSpec(9, 0, 1),
                        List.of(
                                new ConvolutionSpec(
                                        "C1", 1, new Window(3, 1, 0, 2), Activation.RELU),
                                new OutputSpec("output", 2)));
        DependencySet.Part seen =
                DependencySet.of(architecture, new Cell(0, 0, 1, 1)).in(Cell.INPUT);
        assertThat(seen.rows()).hasToString("{1, 3, 5}");
        assertThat(seen.rows().isGapless()).isFalse();
        assertThat(seen.cells()).isEqualTo(9);
    }

    private static Cell anyCell(Random random, Layer layer) {
        Shape shape = layer.outputShape();
        return new Cell(
                layer.index(),
                random.nextInt(shape.channels()),
                random.nextInt(shape.rows()),
                random.nextInt(shape.columns()));
    }

    private static Activations forward(
            Architecture architecture, Weights weights, float[] picture) {
        return OpNetwork.forward(
                architecture, weights, Tensor.takeOver(architecture.input().shape(), picture));
    }

    private static Architecture random(int seed) {
        Random random = new Random(1_000 + seed);
        while (true) {
            List<LayerSpec> layers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Window window =
                        new Window(
                                1 + random.nextInt(3),
                                1 + random.nextInt(3),
                                random.nextInt(3),
                                1 + random.nextInt(2));
                layers.add(
                        random.nextInt(3) == 0
                                ? new PoolingSpec("S" + i, PoolKind.AVERAGE, window)
                                : new ConvolutionSpec(
                                        "C" + i,
                                        1 + random.nextInt(3),
                                        window,
                                        Activation.IDENTITY));
            }
            layers.add(new OutputSpec("output", 3));
            try {
                return Architecture.of(
                        "random-" + seed, new InputSpec(7 + random.nextInt(6), 0, 1), layers);
            } catch (ArchitectureException tooSmall) {
                // Draw again: the windows did not fit.
            }
        }
    }

    private static LayerSpec transparent(LayerSpec spec) {
        if (spec instanceof ConvolutionSpec c) {
            return new ConvolutionSpec(c.name(), c.maps(), c.window(), Activation.IDENTITY);
        } else if (spec instanceof PoolingSpec p) {
            return new PoolingSpec(p.name(), PoolKind.AVERAGE, p.window());
        } else if (spec instanceof DenseSpec d) {
            return new DenseSpec(d.name(), d.units(), Activation.IDENTITY);
        }
        return spec;
    }

    /** Small enough that sums of sums stay exact enough to tell a change from none. */
    private static Weights positive(Architecture architecture) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            float[] values = new float[parameter.shape().size()];
            java.util.Arrays.fill(values, parameter.isBias() ? 0 : 1f / parameter.fanIn());
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        try {
            return Weights.of(architecture, tensors);
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
