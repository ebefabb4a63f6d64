package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Every gradient in readable arithmetic is the slope that one finds by moving a number a little and
 * looking at what comes out: {@code (L(a + h) − L(a − h)) / 2h} for L = Σ e·y with random e.
 */
final class GradientsTest {
    /** Inputs and outputs are floats, so h must be large; L is linear or nearly so over it. */
    private static final float H = 1f / 64;

    private static final double TOLERANCE = 2e-4;

    @RepeatedTest(12)
    void convolution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Convolution op =
                new Convolution(1 + random.nextInt(3), random.nextInt(3), 1 + random.nextInt(2));
        int in = 1 + random.nextInt(3);
        int out = 1 + random.nextInt(3);
        int size = 1 + random.nextInt(3);
        Tensor x = uniform(random, Shape.of(in, 7 + random.nextInt(3), 7));
        Tensor w = uniform(random, Shape.of(out, in, size, size));
        Tensor b = uniform(random, Shape.of(out));
        Tensor e = uniform(random, op.forward(x, w, b).shape());
        Gradients gradients = op.backward(x, w, e);
        check(x, gradients.input(), moved -> dot(e, op.forward(moved, w, b)));
        check(w, gradients.weight(), moved -> dot(e, op.forward(x, moved, b)));
        check(b, gradients.bias(), moved -> dot(e, op.forward(x, w, moved)));
    }

    @RepeatedTest(4)
    void dense(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Tensor x = uniform(random, Shape.of(2, 3, 2));
        Tensor w = uniform(random, Shape.of(5, 12));
        Tensor b = uniform(random, Shape.of(5));
        Tensor e = uniform(random, Shape.units(5));
        Gradients gradients = Dense.backward(x, w, e);
        check(x, gradients.input(), moved -> dot(e, Dense.forward(moved, w, b)));
        check(w, gradients.weight(), moved -> dot(e, Dense.forward(x, moved, b)));
        check(b, gradients.bias(), moved -> dot(e, Dense.forward(x, w, moved)));
    }

    @RepeatedTest(16)
    void pooling(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        PoolKind pool =
                PoolKind.values()[repetition.getCurrentRepetition() % PoolKind.values().length];
        int size = 2 + random.nextInt(2);
        Pooling op =
                new Pooling(
                        pool,
                        size,
                        1 + random.nextInt(2),
                        random.nextInt(2),
                        1 + random.nextInt(2));
        // All cells differ by more than 2h, so that no maximum changes hands.
        Tensor x = RandomTensors.shuffledSteps(random, Shape.of(2, 8, 7));
        Tensor e = uniform(random, op.forward(x).shape());
        check(x, op.backward(x, e), moved -> dot(e, op.forward(moved)));
    }

    @RepeatedTest(4)
    void softmax(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Tensor z = uniform(random, Shape.units(6));
        Tensor e = uniform(random, Shape.units(6));
        check(z, Softmax.backward(Softmax.forward(z), e), moved -> dot(e, Softmax.forward(moved)));
    }

    @RepeatedTest(8)
    void tableConvolution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<List<Integer>> table = List.of(List.of(0, 2), List.of(1), List.of(0, 1, 2));
        TableConvolution op =
                new TableConvolution(
                        new Convolution(1 + random.nextInt(2), random.nextInt(2), 1), table);
        int size = 1 + random.nextInt(3);
        Tensor x = uniform(random, Shape.of(3, 6, 7));
        Tensor w = uniform(random, Shape.of(6, size, size));
        Tensor b = uniform(random, Shape.of(3));
        Tensor e = uniform(random, op.forward(x, w, b).shape());
        Gradients gradients = op.backward(x, w, e);
        check(x, gradients.input(), moved -> dot(e, op.forward(moved, w, b)));
        check(w, gradients.weight(), moved -> dot(e, op.forward(x, moved, b)));
        check(b, gradients.bias(), moved -> dot(e, op.forward(x, w, moved)));
    }

    @RepeatedTest(8)
    void subsampling(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Subsampling op =
                new Subsampling(
                        1 + random.nextInt(3),
                        1 + random.nextInt(2),
                        random.nextInt(2),
                        1 + random.nextInt(2));
        Tensor x = uniform(random, Shape.of(2, 7, 8));
        Tensor a = uniform(random, Shape.of(2));
        Tensor b = uniform(random, Shape.of(2));
        Tensor e = uniform(random, op.forward(x, a, b).shape());
        Gradients gradients = op.backward(x, a, e);
        check(x, gradients.input(), moved -> dot(e, op.forward(moved, a, b)));
        check(a, gradients.weight(), moved -> dot(e, op.forward(x, moved, b)));
        check(b, gradients.bias(), moved -> dot(e, op.forward(x, a, moved)));
    }

    @RepeatedTest(4)
    void rbfOutput(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Tensor x = uniform(random, Shape.of(2, 2, 1));
        Tensor codes = uniform(random, Shape.of(3, 4));
        Tensor e = uniform(random, Shape.units(3));
        check(x, RbfOutput.backward(x, codes, e), moved -> dot(e, RbfOutput.forward(moved, codes)));
    }

    @RepeatedTest(4)
    void rbfLosses(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Tensor y = uniform(random, Shape.units(5));
        int label = random.nextInt(5);
        double j = 0.1 + random.nextDouble();
        check(
                y,
                RbfOutput.posteriorGradient(y, label, j),
                moved -> RbfOutput.posteriorLoss(moved, label, j));
        check(
                y,
                RbfOutput.likelihoodGradient(y, label),
                moved -> RbfOutput.likelihoodLoss(moved, label));
    }

    @ParameterizedTest
    @EnumSource(NormalisationKind.class)
    void normalisation(NormalisationKind kind) {
        Random random = new Random(kind.ordinal());
        NormalisationOp op = new NormalisationOp(kind, 2);
        Tensor x = uniform(random, Shape.of(3, 4, 5, 5));
        Tensor gain = uniform(random, Shape.of(4));
        Tensor shift = uniform(random, Shape.of(4));
        Tensor e = uniform(random, x.shape());
        Gradients gradients = op.backward(x, gain, e);
        check(x, gradients.input(), moved -> dot(e, normalise(op, moved, gain, shift)));
        check(gain, gradients.weight(), moved -> dot(e, normalise(op, x, moved, shift)));
        check(shift, gradients.bias(), moved -> dot(e, normalise(op, x, gain, moved)));
    }

    private static Tensor normalise(NormalisationOp op, Tensor x, Tensor gain, Tensor shift) {
        return op.forward(x, op.statistics(x), gain, shift);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activation(Activation f) {
        for (double z = -6; z <= 6; z += 0.37) {
            double h = 1e-6;
            assertThat(f.derivative(z))
                    .as("%s at %f", f, z)
                    .isCloseTo((f.apply(z + h) - f.apply(z - h)) / (2 * h), Offset.offset(1e-8));
        }
    }

    private static void check(Tensor at, Tensor gradient, Function<Tensor, Double> loss) {
        assertThat(gradient.shape()).isEqualTo(at.shape());
        for (int i = 0; i < at.size(); i++) {
            double slope = (loss.apply(moved(at, i, H)) - loss.apply(moved(at, i, -H))) / (2 * H);
            assertThat((double) gradient.get(i))
                    .as("[%d] of %s", i, at.shape())
                    .isCloseTo(slope, Offset.offset(TOLERANCE));
        }
    }

    private static Tensor moved(Tensor tensor, int index, float by) {
        float[] values = tensor.toArray();
        values[index] += by;
        return Tensor.takeOver(tensor.shape(), values);
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += (double) a.get(i) * b.get(i);
        }
        return sum;
    }

    /** Multiples of 1/128 in ±1: sums of products of a few are exact in single precision. */
    private static Tensor uniform(Random random, Shape shape) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt(257) - 128) / 128f;
        }
        return Tensor.takeOver(shape, values);
    }
}
