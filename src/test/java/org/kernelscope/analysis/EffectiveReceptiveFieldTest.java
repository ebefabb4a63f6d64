package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DependencySet;
import org.kernelscope.network.FieldRects;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Span;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class EffectiveReceptiveFieldTest {
    @Test
    void liesInsideOfWhatTheCellCanSee() {
        Model model =
                new Model(
                        Presets.LENET5_MODERN,
                        RandomTensors.weights(new Random(1), Presets.LENET5_MODERN),
                        Map.of());
        Tensor input = RandomTensors.uniform(new Random(2), model.architecture().input().shape());
        Activations seen = Backpropagation.forward(model.architecture(), model.weights(), input);
        Cell cell = new Cell(2, 3, 4, 5);
        EffectiveReceptiveField field = EffectiveReceptiveField.of(model, seen, cell);
        DependencySet.Part box = DependencySet.of(model.architecture(), cell).in(Cell.INPUT);
        for (int i = 0; i < input.size(); i++) {
            if (field.gradient().get(i) != 0) {
                assertThat(box.contains(0, i / 32, i % 32)).isTrue();
            }
        }
        assertThat(field.pixels()).isPositive().isLessThanOrEqualTo(196);
        assertThat(field.pixelsWithShare(0.9)).isPositive().isLessThan(field.pixels());
        assertThat(field.box().rows().length()).isEqualTo(14);
    }

    @Test
    void countsThePixelsThatHoldAShareOfTheEffect() {
        FieldRects.Field box =
                FieldRects.seenBy(Presets.LENET5_MODERN, new Cell(0, 0, 0, 0), Cell.INPUT);
        EffectiveReceptiveField field =
                new EffectiveReceptiveField(
                        new Cell(0, 0, 0, 0), box, Tensor.of(Shape.of(1, 1, 5), -5, 3, 0, 1, 1));
        assertThat(field.pixelsWithShare(0.5)).isEqualTo(1);
        assertThat(field.pixelsWithShare(0.8)).isEqualTo(2);
        assertThat(field.pixelsWithShare(0.85)).isEqualTo(3);
        assertThat(field.pixels()).isEqualTo(4);
        EffectiveReceptiveField none =
                new EffectiveReceptiveField(
                        new Cell(0, 0, 0, 0), box, Tensor.zeros(Shape.of(1, 1, 5)));
        assertThat(none.pixelsWithShare(0.9)).isZero();
        assertThat(none.pixels()).isZero();
    }

    /** What lies in the padding is no pixel. */
    @Test
    void theBoxWithoutThePaddingIsWhatIsSeen() {
        FieldRects.Field box = new FieldRects.Field(new Span(-8, 11), new Span(25, 44));
        EffectiveReceptiveField field =
                new EffectiveReceptiveField(
                        new Cell(3, 1, 0, 6), box, Tensor.zeros(Shape.of(1, 28, 28)));
        assertThat(field.fieldPixels()).isEqualTo(11 * 3);
    }
}
