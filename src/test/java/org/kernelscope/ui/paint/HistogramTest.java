package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class HistogramTest {
    @Test
    void everyValueCountsOnce() {
        Tensor values = tensor(-1, -0.61f, -0.59f, -0.2f, 0, 0.19f, 0.21f, 0.99f, 1);
        assertThat(Histogram.of(values, 0, 9, 5, 1).counts()).containsExactly(2, 1, 3, 1, 2);
    }

    @Test
    void whatIsBeyondCountsInTheOutermostBins() {
        Tensor values = tensor(-9, 9, Float.MAX_VALUE, Float.NEGATIVE_INFINITY);
        assertThat(Histogram.of(values, 0, 4, 5, 1).counts()).containsExactly(2, 0, 0, 0, 2);
    }

    @Test
    void onlyTheRunIsCounted() {
        Tensor values = tensor(-4, 0, 4, 4, 4);
        assertThat(Histogram.of(values, 1, 3, 3, 4).counts()).containsExactly(0, 1, 1);
    }

    @Test
    void zerosAreAllInTheMiddleWhateverTheLimit() {
        Tensor zeros = Tensor.zeros(Shape.of(7));
        for (float limit : new float[] {0, 1e-30f, 1, 1e30f}) {
            assertThat(Histogram.of(zeros, 0, 7, 3, limit).counts()).containsExactly(0, 7, 0);
        }
    }

    @Test
    void inkCountsFromNoneToFull() {
        Histogram ink = Histogram.ofInk(tensor(0, 0, 0, 0.3f, 0.5f, 0.8f, 1, 1), 4);
        assertThat(ink.counts()).containsExactly(3, 1, 1, 3);
        assertThat(ink.limit()).isEqualTo(1);
        assertThat(ink.zero()).isZero();
    }

    /** A ReLU makes many zeros, and a picture has much bare paper. */
    @Test
    void theZerosDoNotSetTheHeight() {
        Tensor signed = tensor(0, 0, 0, 0, -1, 1, 1);
        assertThat(Histogram.of(signed, 0, 7, 3, 1).tallest()).isEqualTo(2);
        Tensor ink = tensor(0, 0, 0, 0, 0, 0.5f, 0.5f, 0.5f, 1);
        assertThat(Histogram.ofInk(ink, 3).tallest()).isEqualTo(3);
        assertThat(Histogram.of(Tensor.zeros(Shape.of(4)), 0, 4, 3, 1).tallest()).isEqualTo(1);
    }

    private static Tensor tensor(float... values) {
        return Tensor.of(Shape.of(values.length), values);
    }
}
