package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

final class ShapesTest {
    private static Dataset digits;

    @BeforeAll
    static void readDigits() throws UserFacingException {
        digits = Mnist.inside().test();
    }

    /** Some digits of MNIST lie in pieces: the bar of a 5, a broken 8. */
    @Test
    void aDigitOfMnistIsOneShape() {
        int several = 0;
        for (int index = 0; index < digits.count(); index++) {
            several += Shapes.count(digits.ink(index)) == 1 ? 0 : 1;
        }
        assertThat(several).isLessThanOrEqualTo(20);
    }

    @Test
    void everySampleIsOneShape() {
        for (Sample sample : Samples.all()) {
            assertThat(Shapes.count(Samples.ink(sample))).as(sample.file()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsNoShape() {
        assertThat(Shapes.count(Tensor.zeros(Shape.of(1, 10, 10)))).isZero();
    }

    /** Places: row and column of the corner of each digit, 28 pixels wide. */
    @ParameterizedTest
    @CsvSource({
        "beside each other, 2, 4 0 4 30 0 0 0 0",
        "nearly touching, 2, 4 0 6 22 0 0 0 0",
        "in a row, 3, 4 0 2 26 5 52 0 0",
        "above each other, 2, 0 0 28 2 0 0 0 0",
        "in a square, 4, 0 0 28 2 1 30 30 29",
        "slanting, 2, 0 0 24 24 0 0 0 0"
    })
    void severalDigitsAreSeveralShapes(String look, int count, String places) {
        String[] place = places.split(" ");
        Random random = new Random(3);
        int right = 0;
        for (int trial = 0; trial < 200; trial++) {
            float[] ink = new float[60 * 84];
            for (int i = 0; i < count; i++) {
                int top = Integer.parseInt(place[2 * i]);
                int left = Integer.parseInt(place[2 * i + 1]);
                put(digits.ink(random.nextInt(digits.count())), ink, top, left);
            }
            right += Shapes.count(Tensor.takeOver(Shape.of(1, 60, 84), ink)) == count ? 1 : 0;
        }
        assertThat(right).as(look).isGreaterThan(190);
    }

    /** A bar over a bowl, the dot of an i, a speck: parts of one shape. */
    @Test
    void smallPiecesAreNoShapesOfTheirOwn() {
        float[] ink = new float[40 * 40];
        fill(ink, 5, 10, 4, 14);
        fill(ink, 12, 10, 20, 14);
        fill(ink, 2, 35, 2, 2);
        assertThat(Shapes.count(Tensor.takeOver(Shape.of(1, 40, 40), ink))).isEqualTo(1);
    }

    /** A printed cell around a digit is one frame with the digit inside, not beside it. */
    @Test
    void aFrameAroundADigitIsNotCounted() {
        float[] ink = new float[40 * 40];
        fill(ink, 0, 0, 1, 40);
        fill(ink, 39, 0, 1, 40);
        fill(ink, 0, 0, 40, 1);
        fill(ink, 0, 39, 40, 1);
        fill(ink, 8, 18, 24, 4);
        assertThat(Shapes.count(Tensor.takeOver(Shape.of(1, 40, 40), ink))).isEqualTo(1);
    }

    private static void put(Tensor digit, float[] ink, int top, int left) {
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                int at = (top + row) * 84 + left + column;
                ink[at] = Math.max(ink[at], digit.at(0, row, column));
            }
        }
    }

    private static void fill(float[] ink, int top, int left, int rows, int columns) {
        for (int row = top; row < top + rows; row++) {
            java.util.Arrays.fill(ink, row * 40 + left, row * 40 + left + columns, 1);
        }
    }
}
