package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class InkPlaceTest {
    /** A bar of full ink on an image of {@code rows} × {@code columns}. */
    private static Tensor bar(int rows, int columns, int top, int left, int high, int wide) {
        float[] ink = new float[rows * columns];
        for (int row = top; row < top + high; row++) {
            for (int column = left; column < left + wide; column++) {
                ink[row * columns + column] = 1;
            }
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), ink);
    }

    private static int[] box(Tensor digit) {
        BoundingBox box = BoundingBox.around(digit.toArray(), 28, 28, Preparation.NOTHING);
        return new int[] {box.top(), box.left(), box.rows(), box.columns()};
    }

    @Test
    void sizeAndPlaceComeBackOneByOne() {
        // A tenth of an image of 280×280, in its upper left.
        Tensor ink = bar(280, 280, 20, 30, 60, 20);
        Tensor digit = Preparation.prepare(ink).digit();
        InkPlace place = InkPlace.of(ink).orElseThrow();
        assertThat(box(digit)).containsExactly(4, 11, 20, 7);
        assertThat(place.unprepared(digit, true, true)).isSameAs(digit);
        assertThat(box(place.unprepared(digit, false, false))).containsExactly(2, 3, 6, 2);
        assertThat(box(place.unprepared(digit, false, true))).containsExactly(11, 13, 6, 2);
        assertThat(box(place.unprepared(digit, true, false))).containsExactly(0, 1, 20, 7);
        for (boolean scaled : new boolean[] {true, false}) {
            for (boolean centred : new boolean[] {true, false}) {
                assertThat(box(place.unprepared(digit, scaled, centred)))
                        .as("as the preparation itself: %s %s", scaled, centred)
                        .containsExactly(box(Preparation.prepare(ink, scaled, centred)));
            }
        }
    }

    @Test
    void aLongImageLiesInTheMiddleOfItsSquare() {
        InkPlace place = InkPlace.of(bar(100, 200, 0, 50, 100, 100)).orElseThrow();
        assertThat(place).isEqualTo(new InkPlace(0.25f, 0.25f, 0.5f, 0.5f));
        assertThat(InkPlace.of(Tensor.zeros(Shape.of(1, 9, 9)))).isEmpty();
    }

    @Test
    void whatLiesOutsideIsRefused() {
        float[][] wrong = {
            {-0.1f, 0, 0.5f, 0.5f},
            {0, 0, 0, 0.5f},
            {0.6f, 0, 0.5f, 0.5f},
            {Float.NaN, 0, 0.5f, 0.5f},
            {0, 0, Float.POSITIVE_INFINITY, 0.5f},
            {0, Float.NEGATIVE_INFINITY, 0.5f, 0.5f}
        };
        for (float[] it : wrong) {
            assertThatThrownBy(() -> new InkPlace(it[0], it[1], it[2], it[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
