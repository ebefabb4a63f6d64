package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** A trace holds just the terms that made an output, worked by hand here. */
final class TraceTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    private final Tensor twoMaps =
            Tensor.of(Shape.of(2, 3, 3), 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1);

    @Test
    void convolutionAddsThePartialSumsOfItsInputMapsAndTheBias() {
        Tensor weight = Tensor.of(Shape.of(1, 2, 2, 2), 1, 0, 0, -1, 2, 1, 0, 1);
        Tensor bias = Tensor.of(Shape.of(1), 0.5f);
        Convolution.Trace trace = Convolution.PLAIN.trace(twoMaps, weight, bias, 0, 1, 0);
        assertThat(trace.patch().toArray()).containsExactly(4, 5, 7, 8, 6, 5, 3, 2);
        assertThat(trace.kernel().toArray()).containsExactly(1, 0, 0, -1, 2, 1, 0, 1);
        // 4 − 8, and 12 + 5 + 2
        assertThat(trace.partialSums()).containsExactly(-4.0, 19.0);
        assertThat(trace.bias()).isEqualTo(0.5);
        assertThat(trace.sum()).isCloseTo(15.5, EXACT);
        assertThat(Convolution.PLAIN.forward(twoMaps, weight, bias).at(0, 1, 0)).isEqualTo(15.5f);
    }

    @Test
    void convolutionShowsZerosWhereItReachesIntoThePadding() {
        Tensor weight = Tensor.of(Shape.of(1, 2, 2, 2), 1, 1, 1, 1, 1, 1, 1, 1);
        Convolution padded = new Convolution(2, 1, 2);
        Convolution.Trace trace = padded.trace(twoMaps, weight, Tensor.zeros(Shape.of(1)), 0, 0, 1);
        // Rows −1 and 1, columns 1 and 3 of each map.
        assertThat(trace.patch().toArray()).containsExactly(0, 0, 5, 0, 0, 0, 5, 0);
        assertThat(trace.sum()).isCloseTo(10, EXACT);
    }

    @Test
    void denseMultipliesEveryCellBelow() {
        Tensor input = Tensor.of(Shape.of(1, 1, 3), 1, 2, 3);
        Tensor weight = Tensor.of(Shape.of(2, 3), 1, 1, 1, 0.5f, -1, 2);
        Tensor bias = Tensor.of(Shape.of(2), 0, 10);
        Dense.Trace trace = Dense.trace(input, weight, bias, 1);
        assertThat(trace.weights().toArray()).containsExactly(0.5f, -1, 2);
        assertThat(trace.product(2)).isEqualTo(6);
        assertThat(trace.sum()).isCloseTo(14.5, EXACT);
    }

    @Test
    void poolingNamesTheWinnerTheFirstOfEquals() {
        Pooling max = new Pooling(Pool.MAX, 2, 1, 0, 1);
        Pooling.Trace trace = max.trace(twoMaps, 0, 1, 1);
        assertThat(trace.window().toArray()).containsExactly(5, 6, 8, 9);
        assertThat(trace.winner()).isEqualTo(3);
        assertThat(trace.value()).isEqualTo(9);
        Tensor flat = Tensor.zeros(Shape.of(1, 2, 2));
        assertThat(max.trace(flat, 0, 0, 0).winner()).isZero();
    }

    @Test
    void poolingLeavesThePaddingOut() {
        Tensor negative = Tensor.of(Shape.of(1, 2, 2), -1, -2, -3, -4);
        Pooling.Trace most = new Pooling(Pool.MAX, 2, 2, 1, 1).trace(negative, 0, 0, 0);
        assertThat(most.window().get(0)).isNaN();
        assertThat(most.value()).isEqualTo(-1);
        assertThat(most.winner()).isEqualTo(3);
        Pooling.Trace mean = new Pooling(Pool.AVERAGE, 2, 2, 1, 1).trace(negative, 0, 0, 1);
        assertThat(mean.count()).isEqualTo(1);
        assertThat(mean.value()).isEqualTo(-2);
        assertThat(mean.winner()).isEqualTo(-1);
    }

    @Test
    void softmaxOfHugeLogitsDoesNotOverflow() {
        Tensor p = Softmax.forward(Tensor.of(Shape.units(3), 1_000, 1_000, -1_000));
        assertThat(p.toArray()).containsExactly(0.5f, 0.5f, 0);
    }

    @Test
    void aCellThatIsNotThereIsRefused() {
        Pooling max = new Pooling(Pool.MAX, 2, 1, 0, 1);
        assertThatThrownBy(() -> max.trace(twoMaps, 0, 2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
