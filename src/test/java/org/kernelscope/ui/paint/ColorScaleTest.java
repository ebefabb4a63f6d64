package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class ColorScaleTest {
    /** Two maps of two cells, three units, and a map in which nothing lives. */
    private static final Activations ACTIVATIONS =
            new Activations(
                    Tensor.of(Shape.of(1, 1, 1), 100),
                    List.of(
                            layer("maps", Shape.of(2, 1, 2), 1, -3, 0.5f, 0.25f),
                            layer("units", Shape.units(3), -7, 2, 0),
                            layer("dead", Shape.of(1, 1, 2), 0, 0)));

    private static final Activations ANSWER =
            new Activations(ACTIVATIONS.input(), ACTIVATIONS.layers().subList(0, 2));

    @ParameterizedTest
    @CsvSource({"MAP, 3, 0.5, 7, 7, 0", "LAYER, 3, 3, 7, 7, 0", "NETWORK, 7, 7, 7, 7, 7"})
    void theStrongestColourIs(
            ScaleMode mode, float map0, float map1, float unit0, float unit2, float dead) {
        ColorScale scale = ColorScale.of(mode, ACTIVATIONS);
        assertThat(scale.mode()).isEqualTo(mode);
        assertThat(scale.limit(0, 0)).isEqualTo(map0);
        assertThat(scale.limit(0, 1)).isEqualTo(map1);
        assertThat(scale.limit(1, 0)).isEqualTo(unit0);
        assertThat(scale.limit(1, 2)).isEqualTo(unit2);
        assertThat(scale.limit(2, 0)).isEqualTo(dead);
    }

    @ParameterizedTest
    @EnumSource(ScaleMode.class)
    void theInputHasAScaleOfItsOwn(ScaleMode mode) {
        Tensor input = Tensor.of(Shape.of(1, 1, 3), 0.25f, -2.5f, 1);
        Activations all = new Activations(input, ACTIVATIONS.layers());
        assertThat(ColorScale.of(mode, all).limit(-1, 0)).isEqualTo(2.5f);
        assertThat(ColorScale.of(mode, all).withoutAnswer().limit(-1, 0)).isEqualTo(2.5f);
    }

    @ParameterizedTest
    @EnumSource(ScaleMode.class)
    void withoutAnAnswerTheLastLayerHasNoColours(ScaleMode mode) {
        ColorScale all = ColorScale.of(mode, ANSWER);
        ColorScale scale = all.withoutAnswer();
        assertThat(scale.mode()).isEqualTo(mode);
        assertThat(all.limit(1, 2)).isPositive();
        for (int unit = 0; unit < 3; unit++) {
            assertThat(scale.limit(1, unit)).isZero();
        }
        assertThat(scale.limit(0, 0)).isEqualTo(all.limit(0, 0)).isPositive();
    }

    private static LayerActivations layer(String name, Shape shape, float... values) {
        return new LayerActivations(name, java.util.Optional.empty(), Tensor.of(shape, values));
    }
}
