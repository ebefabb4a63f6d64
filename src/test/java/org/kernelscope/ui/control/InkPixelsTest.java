package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Pictures are made smaller without losing ink. */
final class InkPixelsTest {
    @Test
    void aSmallPictureStaysAsItIs() {
        Tensor ink = Tensor.zeros(Shape.of(1, 10, 20));
        assertThat(InkPixels.shrink(ink, 20)).isSameAs(ink);
    }

    @Test
    void theAspectIsKept() {
        Tensor small = InkPixels.shrink(Tensor.zeros(Shape.of(1, 224, 112)), 72);
        assertThat(small.shape()).isEqualTo(Shape.of(1, 72, 36));
        Tensor narrow = InkPixels.shrink(Tensor.zeros(Shape.of(1, 200, 1)), 10);
        assertThat(narrow.shape()).isEqualTo(Shape.of(1, 10, 1));
    }

    @Test
    void fourPixelsBecomeTheirMean() {
        Tensor ink = Tensor.of(Shape.of(1, 2, 4), 0, 1, 0.5f, 0.5f, 1, 1, 0, 0);
        Tensor small = InkPixels.shrink(ink, 2);
        assertThat(small.toArray()).containsExactly(new float[] {0.75f, 0.25f}, within(1e-6f));
    }

    @Test
    void theMeanStaysTheSameWhateverTheSize() {
        Random random = new Random(3);
        float[] values = new float[50 * 70];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            sum += values[i];
        }
        Tensor small = InkPixels.shrink(Tensor.of(Shape.of(1, 50, 70), values), 21);
        double smallSum = 0;
        for (int i = 0; i < small.size(); i++) {
            smallSum += small.get(i);
        }
        assertThat(smallSum / small.size()).isCloseTo(sum / values.length, within(1e-5));
    }

    @Test
    void anEnlargedPixelIsASquareOfItsOwnColour() {
        Tensor ink = Tensor.of(Shape.of(1, 1, 2), 0.25f, 1);
        assertThat(InkPixels.enlarge(ink, 2))
                .isEqualTo(Tensor.of(Shape.of(1, 2, 4), 0.25f, 0.25f, 1, 1, 0.25f, 0.25f, 1, 1));
    }

    @Test
    void aThinLineStays() {
        float[] values = new float[100 * 100];
        for (int row = 0; row < 100; row++) {
            values[row * 100 + 33] = 1;
        }
        Tensor small = InkPixels.shrink(Tensor.of(Shape.of(1, 100, 100), values), 10);
        assertThat(small.at(0, 5, 3)).isCloseTo(0.1f, within(1e-6f));
    }
}
