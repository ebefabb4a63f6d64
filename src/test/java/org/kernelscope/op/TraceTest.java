package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        Pooling max = new Pooling(PoolKind.MAX, 2, 1, 0, 1);
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
        Pooling.Trace most = new Pooling(PoolKind.MAX, 2, 2, 1, 1).trace(negative, 0, 0, 0);
        assertThat(most.window().get(0)).isNaN();
        assertThat(most.value()).isEqualTo(-1);
        assertThat(most.winner()).isEqualTo(3);
        Pooling.Trace mean = new Pooling(PoolKind.AVERAGE, 2, 2, 1, 1).trace(negative, 0, 0, 1);
        assertThat(PoolKind.AVERAGE.gradient(mean.window())).containsExactly(0, 0, 1, 0);
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
        Pooling max = new Pooling(PoolKind.MAX, 2, 1, 0, 1);
        assertThatThrownBy(() -> max.trace(twoMaps, 0, 2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void poolingCanTakeTheSmallestToo() {
        Pooling min = new Pooling(PoolKind.MIN, 2, 1, 0, 1);
        Pooling.Trace trace = min.trace(twoMaps, 1, 0, 1);
        assertThat(trace.window().toArray()).containsExactly(8, 7, 5, 4);
        assertThat(trace.winner()).isEqualTo(3);
        assertThat(trace.value()).isEqualTo(4);
        Tensor epsilon = Tensor.of(Shape.of(1, 1, 1), 3);
        Tensor one = Tensor.of(Shape.of(1, 2, 2), 5, 2, 2, 7);
        assertThat(min.backward(one, epsilon).toArray()).containsExactly(0, 3, 0, 0);
    }

    /** 3, 4 and 12 make 5 and 13; the slopes are the shares of the sum of squares. */
    @Test
    void poolingCanTakeTheLengthOfTheWindow() {
        Pooling length = new Pooling(PoolKind.L2, 2, 1, 0, 1);
        Tensor x = Tensor.of(Shape.of(1, 2, 3), 3, 0, 4, -4, 0, 12);
        Pooling.Trace trace = length.trace(x, 0, 0, 0);
        assertThat(trace.value()).isEqualTo(5);
        assertThat(trace.winner()).isEqualTo(-1);
        assertThat(PoolKind.L2.gradient(trace.window())).containsExactly(0.6, 0, -0.8, 0);
        assertThat(length.forward(x).at(0, 0, 1)).isEqualTo((float) Math.sqrt(160));
        Tensor epsilon = Tensor.of(Shape.of(1, 1, 2), 10, 0);
        assertThat(length.backward(x, epsilon).toArray()).containsExactly(6, 0, 0, -8, 0, 0);
        assertThat(length.curvature(x, Tensor.of(Shape.of(1, 1, 2), 100, 0)).toArray())
                .containsExactly(36, 0, 0, 64, 0, 0);
    }

    @Test
    void noSlopeWhereTheLengthIsZero() {
        Tensor zeros = Tensor.zeros(Shape.of(1, 2, 2));
        Pooling length = new Pooling(PoolKind.L2, 2, 2, 0, 1);
        Tensor epsilon = Tensor.of(Shape.of(1, 1, 1), 3);
        assertThat(length.forward(zeros).get(0)).isZero();
        assertThat(length.backward(zeros, epsilon)).isEqualTo(zeros);
    }

    @ParameterizedTest
    @EnumSource(PoolKind.class)
    void aPooledValueIsTheSumOfItsCellsTimesTheirSlopes(PoolKind pool) {
        Tensor window = Tensor.of(Shape.of(1, 2, 2), 1, 2, Float.NaN, 4);
        double[] slopes = pool.gradient(window);
        double sum = slopes[0] + slopes[1] * 2 + slopes[3] * 4;
        assertThat(slopes[2]).isZero();
        assertThat((double) pool.value(window)).isCloseTo(sum, Offset.offset(1e-6));
        Tensor padding = Tensor.of(Shape.of(1, 1, 1), Float.NaN);
        assertThat(pool.value(padding)).isZero();
        assertThat(pool.gradient(padding)).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationCanBeTurnedOff(Activation f) {
        assertThat((float) f.apply(f.zero())).isZero();
    }

    @Test
    void aTableLeavesOutTheMapsThatAreNotConnected() {
        // The first output is made from the second map alone, the second from both.
        TableConvolution op =
                new TableConvolution(Convolution.PLAIN, List.of(List.of(1), List.of(0, 1)));
        Tensor weight = Tensor.of(Shape.of(3, 2, 2), 1, 0, 0, -1, /**/ 1, 1, 1, 1, /**/ 2, 1, 0, 1);
        Tensor bias = Tensor.of(Shape.of(2), 0.5f, -1);
        Tensor z = op.forward(twoMaps, weight, bias);
        assertThat(z.shape()).isEqualTo(Shape.of(2, 2, 2));
        // 9 − 5 + 0.5; and 1+2+4+5 + 18+8+5 − 1
        assertThat(z.at(0, 0, 0)).isEqualTo(4.5f);
        assertThat(z.at(1, 0, 0)).isEqualTo(42);
        Convolution.Trace trace = op.trace(twoMaps, weight, bias, 1, 0, 0);
        assertThat(trace.partialSums()).containsExactly(12.0, 31.0);
        assertThat(trace.patch().toArray()).containsExactly(1, 2, 4, 5, 9, 8, 6, 5);
        assertThat(op.trace(twoMaps, weight, bias, 0, 0, 0).partialSums()).containsExactly(4.0);
        // Only the first output looks: the first map gets no gradient.
        Tensor delta = Tensor.of(Shape.of(2, 2, 2), 1, 0, 0, 0, 0, 0, 0, 0);
        Gradients gradients = op.backward(twoMaps, weight, delta);
        assertThat(gradients.input().channel(0).absMax()).isZero();
        assertThat(gradients.weight().toArray())
                .containsExactly(9, 8, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aFullTableIsAPlainConvolution() {
        TableConvolution op =
                new TableConvolution(
                        new Convolution(1, 1, 1), List.of(List.of(0, 1), List.of(0, 1)));
        float[] numbers = new float[16];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i - 7;
        }
        Tensor bias = Tensor.of(Shape.of(2), 3, 4);
        Tensor plain =
                new Convolution(1, 1, 1)
                        .forward(twoMaps, Tensor.of(Shape.of(2, 2, 2, 2), numbers), bias);
        assertThat(op.forward(twoMaps, Tensor.of(Shape.of(4, 2, 2), numbers), bias))
                .isEqualTo(plain);
    }

    @Test
    void subsamplingAddsTheWindowUpThenMultipliesOnce() {
        Subsampling op = new Subsampling(2, 1, 0, 1);
        Tensor coefficient = Tensor.of(Shape.of(2), 0.25f, -2);
        Tensor bias = Tensor.of(Shape.of(2), 1, 0.5f);
        Subsampling.Trace trace = op.trace(twoMaps, coefficient, bias, 1, 0, 1);
        assertThat(trace.window().toArray()).containsExactly(8, 7, 5, 4);
        assertThat(trace.windowSum()).isEqualTo(24);
        assertThat(trace.sum()).isEqualTo(-47.5);
        Tensor z = op.forward(twoMaps, coefficient, bias);
        assertThat(z.at(1, 0, 1)).isEqualTo(-47.5f);
        assertThat(z.at(0, 0, 0)).isEqualTo(4);
    }

    @Test
    void rbfAddsUpTheSquaresOfTheDistances() {
        Tensor units = Tensor.of(Shape.units(3), 1, 0.5f, -1);
        Tensor codes = Tensor.of(Shape.of(2, 3), 1, 1, -1, /**/ -1, 1, 1);
        RbfOutput.Trace trace = RbfOutput.trace(units, codes, 1);
        assertThat(trace.code().toArray()).containsExactly(-1, 1, 1);
        assertThat(trace.terms().toArray()).containsExactly(4, 0.25f, 4);
        assertThat(trace.penalty()).isEqualTo(8.25);
        Tensor penalties = RbfOutput.forward(units, codes);
        assertThat(penalties.toArray()).containsExactly(0.25f, 8.25f);
        assertThat(RbfOutput.likelihoodLoss(penalties, 1)).isEqualTo(8.25);
        // 0.25 + ln(e^−1 + e^−0.25 + e^−8.25)
        double expected = 0.25 + Math.log(Math.exp(-1) + Math.exp(-0.25) + Math.exp(-8.25));
        assertThat(RbfOutput.posteriorLoss(penalties, 0, 1)).isCloseTo(expected, EXACT);
        Tensor p = RbfOutput.probabilities(penalties);
        assertThat((double) p.get(0)).isCloseTo(1 / (1 + Math.exp(-8)), Offset.offset(1e-7));
    }

    @Test
    void rbfLossStaysFiniteHoweverFarTheUnitsAre() {
        Tensor far = Tensor.of(Shape.units(2), 3e6f, 4e6f);
        assertThat(RbfOutput.posteriorLoss(far, 0, 1)).isCloseTo(3e6 - 1, Offset.offset(1.0));
        assertThat(RbfOutput.posteriorGradient(far, 0, 1).isFinite()).isTrue();
    }

    @Test
    void normalisationTakesMeanAndVarianceOverItsSet() {
        // Two examples of two maps of 1×2 cells.
        Tensor batch = Tensor.of(Shape.of(2, 2, 1, 2), 1, 3, 10, 10, 5, 7, 20, 20);
        Tensor gain = Tensor.of(Shape.of(2), 2, 1);
        Tensor shift = Tensor.of(Shape.of(2), 0.5f, 0);
        NormalisationOp byMap = new NormalisationOp(NormalisationKind.BATCH, 1);
        NormalisationOp.Statistics of = byMap.statistics(batch);
        assertThat(of.mean().toArray()).containsExactly(4, 15);
        assertThat(of.variance().toArray()).containsExactly(5, 25);
        NormalisationOp.Trace trace = byMap.trace(batch, of, gain, shift, 1);
        assertThat(trace.value()).isEqualTo(3);
        assertThat(trace.normalised()).isCloseTo(-1 / Math.sqrt(5 + 1e-5), EXACT);
        assertThat(trace.sum()).isCloseTo(0.5 - 2 / Math.sqrt(5 + 1e-5), EXACT);
        assertThat((double) byMap.forward(batch, of, gain, shift).get(1))
                .isCloseTo(trace.sum(), Offset.offset(1e-6));
        assertThat(statistics(NormalisationKind.LAYER, 1, batch)).containsExactly(6, 13);
        assertThat(statistics(NormalisationKind.INSTANCE, 1, batch)).containsExactly(2, 10, 6, 20);
        assertThat(statistics(NormalisationKind.GROUP, 2, batch)).containsExactly(2, 10, 6, 20);
        assertThat(statistics(NormalisationKind.GROUP, 1, batch)).containsExactly(6, 13);
    }

    private static float[] statistics(NormalisationKind kind, int groups, Tensor batch) {
        return new NormalisationOp(kind, groups).statistics(batch).mean().toArray();
    }

    @Test
    void dropoutLeavesOutItsShareAndTheSameCellsForTheSameKey() {
        Dropout op = new Dropout(0.4);
        Shape shape = Shape.of(10, 40, 50);
        Tensor mask = op.mask(shape, Dropout.key(1, 2, 3, 4));
        assertThat(mask).isEqualTo(op.mask(shape, Dropout.key(1, 2, 3, 4)));
        for (long other :
                new long[] {
                    Dropout.key(2, 2, 3, 4),
                    Dropout.key(1, 3, 3, 4),
                    Dropout.key(1, 2, 4, 4),
                    Dropout.key(1, 2, 3, 5)
                }) {
            assertThat(op.mask(shape, other)).isNotEqualTo(mask);
        }
        int left = 0;
        for (int i = 0; i < mask.size(); i++) {
            assertThat(mask.get(i)).isIn(0f, (float) (1 / 0.6));
            left += mask.get(i) == 0 ? 1 : 0;
        }
        // 20,000 draws: within four standard deviations of 8,000
        assertThat(left).isBetween(7_720, 8_280);
        assertThat(new Dropout(0).mask(Shape.of(3), 9).toArray()).containsExactly(1, 1, 1);
        Tensor x = Tensor.of(Shape.of(2), 3, 4);
        assertThat(Dropout.apply(x, Tensor.of(Shape.of(2), 0, 2)).toArray()).containsExactly(0, 8);
    }
}
