package org.kernelscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class ImageTransformerTest {
    private static final Tensor CORNER =
            Tensor.of(Shape.of(1, 3, 3), 1, 0.5f, 0, 0.25f, 0, 0, 0, 0, 0);

    private final ImageTransformer three = new ImageTransformer(3);

    @Test
    void nothingChangesNoPixel() {
        assertThat(three.apply(CORNER, Transform.NONE)).isEqualTo(CORNER);
        Transform there = Transform.NONE.with(Quantity.TURN, 30).with(Quantity.SCALE, 2);
        three.apply(CORNER, there);
        Transform back = there.with(Quantity.TURN, 0).with(Quantity.SCALE, 1);
        assertThat(back).isEqualTo(Transform.NONE);
        assertThat(three.apply(CORNER, back)).isEqualTo(CORNER);
    }

    @Test
    void aShiftMovesByWholePixels() {
        assertPicture(with(Quantity.RIGHT, 1), 0, 1, 0.5f, 0, 0.25f, 0, 0, 0, 0);
        assertPicture(with(Quantity.DOWN, 1), 0, 0, 0, 1, 0.5f, 0, 0.25f, 0, 0);
        assertPicture(with(Quantity.RIGHT, -0.5), 0.75f, 0.25f, 0, 0.125f, 0, 0, 0, 0, 0);
    }

    @Test
    void aQuarterTurnGoesClockwise() {
        assertPicture(with(Quantity.TURN, 90), 0, 0.25f, 1, 0, 0, 0.5f, 0, 0, 0);
        assertPicture(with(Quantity.TURN, 180), 0, 0, 0, 0, 0, 0.25f, 0, 0.5f, 1);
    }

    @Test
    void turnAndShiftComposeAboutTheMiddle() {
        assertPicture(
                with(Quantity.TURN, 90).with(Quantity.DOWN, 1), 0, 0, 0, 0, 0.25f, 1, 0, 0, 0.5f);
    }

    @Test
    void shearLeansToTheRight() {
        Tensor line = Tensor.of(Shape.of(1, 3, 3), 0, 1, 0, 0, 1, 0, 0, 1, 0);
        assertThat(three.apply(line, with(Quantity.SHEAR, 1)).toArray())
                .containsExactly(0, 0, 1, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void scaleReadsBetweenThePixels() {
        Tensor dot = Tensor.of(Shape.of(1, 3, 3), 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(three.apply(dot, with(Quantity.SCALE, 2)).toArray())
                .containsExactly(0.25f, 0.5f, 0.25f, 0.5f, 1, 0.5f, 0.25f, 0.5f, 0.25f);
    }

    /** The inverse of each map brings a point back. */
    @Test
    void theInverseBringsASmoothPictureBack() {
        int size = 33;
        float[] values = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            double y = i / size - 16;
            double x = i % size - 15;
            values[i] = (float) Math.exp(-(y * y + 2 * x * x) / 40);
        }
        ImageTransformer large = new ImageTransformer(size);
        Tensor picture = Tensor.of(Shape.of(1, size, size), values);
        Transform[][] pairs = {
            {with(Quantity.TURN, 40), with(Quantity.TURN, -40)},
            {with(Quantity.SCALE, 1.25), with(Quantity.SCALE, 0.8)},
            {with(Quantity.SHEAR, 0.4), with(Quantity.SHEAR, -0.4)},
            {with(Quantity.RIGHT, 2.5), with(Quantity.RIGHT, -2.5)}
        };
        for (Transform[] pair : pairs) {
            Tensor back = large.apply(large.apply(picture, pair[0]), pair[1]);
            for (int i = 0; i < values.length; i++) {
                assertThat(back.get(i)).as(pair[0].toString()).isCloseTo(values[i], within(0.05f));
            }
        }
    }

    @Test
    void aThickerLineGrowsByWholePixels() {
        Tensor dot = Tensor.of(Shape.of(1, 3, 3), 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(three.apply(dot, with(Quantity.THICKNESS, 1)).get(1)).isEqualTo(1);
        assertThat(three.apply(dot, with(Quantity.THICKNESS, 0.5)).get(1))
                .isCloseTo(0.5f, within(1e-6f));
        Tensor full = Tensor.of(Shape.of(1, 3, 3), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(three.apply(full, with(Quantity.THICKNESS, -1)).toArray())
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void toneAndBar() {
        assertPicture(with(Quantity.INVERT, 1), 0, 0.5f, 1, 0.75f, 1, 1, 1, 1, 1);
        assertPicture(
                with(Quantity.CONTRAST, 0.5),
                0.75f,
                0.5f,
                0.25f,
                0.375f,
                0.25f,
                0.25f,
                0.25f,
                0.25f,
                0.25f);
        assertPicture(with(Quantity.BAR, 1), 1, 0.5f, 0, 1, 1, 1, 0, 0, 0);
    }

    @Test
    void blurKeepsTheInkOfADotInTheMiddle() {
        float[] dot = new float[31 * 31];
        dot[15 * 31 + 15] = 1;
        Tensor blurred =
                new ImageTransformer(31)
                        .apply(Tensor.of(Shape.of(1, 31, 31), dot), with(Quantity.BLUR, 2));
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < dot.length; i++) {
            sum += blurred.get(i);
            variance += blurred.get(i) * Math.pow(i % 31 - 15, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(variance).isCloseTo(4, within(0.15));
    }

    @Test
    void noiseHasTheShareThatItSays() {
        Tensor grey = grey(100);
        assertThat(shareBelow(grey, with(Quantity.SALT, 0.2), 0.01)).isCloseTo(0.1, within(0.02));
        assertThat(shareBelow(grey, with(Quantity.FLIP, 0.1), 0.35)).isCloseTo(0.1, within(0.02));
        Tensor noisy = new ImageTransformer(100).apply(grey, with(Quantity.GAUSSIAN, 0.1));
        double squares = 0;
        for (int i = 0; i < noisy.size(); i++) {
            squares += Math.pow(noisy.get(i) - grey.get(i), 2);
        }
        assertThat(Math.sqrt(squares / noisy.size())).isCloseTo(0.1, within(0.01));
    }

    /** The same noise lies on the same pixel from the middle, whatever the size of the picture. */
    @Test
    void noiseStaysInItsPlace() {
        Transform noise = with(Quantity.GAUSSIAN, 0.2);
        Tensor small = new ImageTransformer(28).apply(grey(28), noise);
        Tensor large = new ImageTransformer(32).apply(grey(28), noise);
        assertThat(large.at(0, 2 + 7, 2 + 9)).isEqualTo(small.at(0, 7, 9));
        assertThat(new ImageTransformer(28).apply(grey(28), noise)).isEqualTo(small);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> with(Quantity.SCALE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(Quantity.TURN, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Quantity.TURN.clamp(Double.NaN)).isZero();
        assertThat(Quantity.SCALE.clamp(99)).isEqualTo(3);
    }

    private void assertPicture(Transform transform, float... expected) {
        assertThat(three.apply(CORNER, transform).toArray())
                .as(transform.toString())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(expected);
    }

    private static double shareBelow(Tensor picture, Transform transform, double limit) {
        Tensor result = new ImageTransformer(100).apply(picture, transform);
        int count = 0;
        for (int i = 0; i < result.size(); i++) {
            count += result.get(i) < limit ? 1 : 0;
        }
        return (double) count / result.size();
    }

    private static Tensor grey(int size) {
        float[] values = new float[size * size];
        java.util.Arrays.fill(values, 0.7f);
        return Tensor.of(Shape.of(1, size, size), values);
    }

    private static Transform with(Quantity quantity, double value) {
        return Transform.NONE.with(quantity, value);
    }
}
