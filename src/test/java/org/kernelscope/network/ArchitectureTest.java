package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** What cannot be a network is refused, with a sentence that names the layer and the reason. */
final class ArchitectureTest {
    private static final OutputSpec OUTPUT = new OutputSpec("output", 10);

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused("architecture.input", "0 rows", 0, OUTPUT),
                refused("architecture.input", "1025 rows", 1025, OUTPUT),
                refused("architecture.layers", "not 0", 32),
                refused("architecture.layers", "not 257", 32, many(257)),
                refused("architecture.name", "“ ”", 32, conv(" ", 1, Window.of(5)), OUTPUT),
                refused("architecture.name", "“input”", 32, conv("input", 1, Window.of(5)), OUTPUT),
                refused("architecture.name", "“output”", 32, dense("output", 3), OUTPUT),
                refused("architecture.output", "layer F6", 32, dense("F6", 84)),
                refused("architecture.output", "layer output", 32, OUTPUT, dense("F6", 84)),
                refusedWindow("size 0, stride 1, padding 0, dilation 1", new Window(0, 1, 0, 1)),
                refusedWindow("size 5, stride 0, padding 0, dilation 1", new Window(5, 0, 0, 1)),
                refusedWindow("size 5, stride 1, padding -1, dilation 1", new Window(5, 1, -1, 1)),
                refusedWindow("size 5, stride 1, padding 0, dilation 0", new Window(5, 1, 0, 0)),
                refusedWindow("size 1025", new Window(1025, 1, 1024, 1)),
                refusedWindow("dilation 2147483647", new Window(3, 1, 0, Integer.MAX_VALUE)),
                refused(
                        "architecture.tooSmall",
                        "C1: a window that reaches over 33 cells does not fit into a map of 32×32",
                        32,
                        conv("C1", 6, new Window(5, 1, 0, 8)),
                        OUTPUT),
                refused(
                        "architecture.tooSmall",
                        "S2: a window that reaches over 2 cells",
                        5,
                        conv("C1", 6, Window.of(5)),
                        new PoolingSpec("S2", PoolKind.MAX, new Window(2, 2, 0, 1)),
                        OUTPUT),
                refused("architecture.count", "not 0", 32, conv("C1", 0, Window.of(5)), OUTPUT),
                refused("architecture.count", "not 65537", 32, dense("F6", 65_537), OUTPUT),
                refused("architecture.count", "not -1", 32, new OutputSpec("output", -1)),
                refused("architecture.count", "not 1001", 32, new OutputSpec("output", 1_001)),
                refused(
                        "architecture.tooLarge",
                        "C1: up to here the network would have more than 1,000,000 cells",
                        32,
                        conv("C1", 65_536, Window.of(5)),
                        OUTPUT),
                refused(
                        "architecture.tooHeavy",
                        "C2: up to here one drawing would take more than 2,000,000,000",
                        32,
                        conv("C1", 600, Window.of(5)),
                        conv("C2", 600, Window.of(5)),
                        OUTPUT),
                refused(
                        "architecture.tooLarge",
                        "N3: up to here",
                        32,
                        conv("C1", 500, Window.of(5)),
                        new NormalisationSpec("N2", NormalisationKind.LAYER, 1, Activation.RELU),
                        new NormalisationSpec("N3", NormalisationKind.LAYER, 1, Activation.RELU),
                        OUTPUT),
                refused(
                        "architecture.parameters",
                        "F2: up to here the network would have more than 16,000,000",
                        32,
                        conv("C1", 500, Window.of(5)),
                        dense("F2", 50),
                        OUTPUT),
                refused("architecture.tooFar", "C4: the strides", 32, strides()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("impossible")
    void isRefused(String key, String part, int size, List<LayerSpec> layers) {
        ArchitectureException refusal =
                catchThrowableOfType(
                        ArchitectureException.class,
                        () -> Architecture.of("impossible", new InputSpec(size, 0, 1), layers));
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal).hasMessageContaining(part);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, NaN", "NaN, 1", "0, Infinity", "-3e38, 3e38", "1, -1001"})
    void inkThatCannotBeToldFromPaperIsRefused(float background, float ink) {
        ArchitectureException refusal =
                catchThrowableOfType(
                        ArchitectureException.class,
                        () ->
                                Architecture.of(
                                        "no ink",
                                        new InputSpec(32, background, ink),
                                        List.of(OUTPUT)));
        assertThat(refusal.key()).isEqualTo("architecture.ink");
        assertThat(refusal).hasMessageContaining(Float.toString(ink));
    }

    @Test
    void whatJustFitsIsTaken() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "just fits",
                        new InputSpec(32, 0, 1),
                        List.of(conv("C1", 6, new Window(32, 1, 0, 1)), OUTPUT));
        assertThat(architecture.layers().get(0).outputShape()).hasToString("6×1×1");
    }

    @Test
    void aWindowOverABorderCountsOnlyWhatIsComputed() throws ArchitectureException {
        Architecture architecture =
                Architecture.of(
                        "padded",
                        new InputSpec(4, 0, 1),
                        List.of(conv("C1", 2, new Window(3, 1, 1, 1)), OUTPUT));
        assertThat(architecture.layers().get(0).connections()).isEqualTo(2 * 4 * 4 * (9 + 1));
    }

    @Test
    void equalDescriptionsAreEqual() throws ArchitectureException {
        Architecture again =
                Architecture.of(
                        Presets.LENET5_MODERN.id(),
                        Presets.LENET5_MODERN.input(),
                        Presets.LENET5_MODERN.layers().stream().map(Layer::spec).toList());
        assertThat(again).isEqualTo(Presets.LENET5_MODERN);
        assertThat(again).hasSameHashCodeAs(Presets.LENET5_MODERN);
        assertThat(
                        Architecture.of(
                                again.id(),
                                new InputSpec(32, -0.1f, 1.175f),
                                again.layers().stream().map(Layer::spec).toList()))
                .isNotEqualTo(again);
    }

    private static Arguments refused(String key, String part, int size, LayerSpec... layers) {
        return arguments(key, part, size, List.of(layers));
    }

    private static Arguments refusedWindow(String part, Window window) {
        return refused("architecture.window", part, 32, conv("C1", 6, window), OUTPUT);
    }

    private static LayerSpec conv(String name, int maps, Window window) {
        return new ConvolutionSpec(name, maps, window, Activation.RELU);
    }

    private static LayerSpec dense(String name, int units) {
        return new DenseSpec(name, units, Activation.RELU);
    }

    private static LayerSpec[] many(int count) {
        return Collections.nCopies(count, OUTPUT).toArray(LayerSpec[]::new);
    }

    /** Four strides of 1,024 = 2¹⁰: the fields of neighbours would be 2⁴⁰ pixels apart. */
    private static LayerSpec[] strides() {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            layers.add(conv("C" + i, 1, new Window(1, 1_024, 1_024, 1)));
        }
        layers.add(OUTPUT);
        return layers.toArray(LayerSpec[]::new);
    }
}
