package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Convolution, transposed convolution, pooling and pixel shuffle in all their settings. */
final class WindowOperationsTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-4);
    private static final Tensor NO_BIAS = Tensor.zeros(Shape.of(1));

    private static Tensor map(int rows, int columns, float... values) {
        return Tensor.of(Shape.of(1, rows, columns), values);
    }

    private static Tensor kernel(int rows, int columns, float... values) {
        return Tensor.of(Shape.of(1, 1, rows, columns), values);
    }

    private static int draw(Random random, int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    private static SlidingAxis sliding(Random random, int extent, PaddingMode mode) {
        int widest = Math.min(3, extent - 1);
        return new SlidingAxis(
                draw(random, 1, 3),
                draw(random, 0, widest),
                draw(random, 0, widest),
                draw(random, 1, 2),
                mode);
    }

    /** A possible convolution with its input, kernels and biases. */
    private record Setting(Convolution op, Tensor x, Tensor w, Tensor b) {
        static Setting draw(Random random, boolean zeros) {
            while (true) {
                int groups = WindowOperationsTest.draw(random, 1, 3);
                int in = groups * WindowOperationsTest.draw(random, 1, 2);
                int out = groups * WindowOperationsTest.draw(random, 1, 2);
                Shape x =
                        Shape.of(
                                in,
                                WindowOperationsTest.draw(random, 1, 8),
                                WindowOperationsTest.draw(random, 1, 8));
                Shape w =
                        Shape.of(
                                out,
                                in / groups,
                                WindowOperationsTest.draw(random, 1, 4),
                                WindowOperationsTest.draw(random, 1, 4));
                PaddingMode mode =
                        zeros ? PaddingMode.ZEROS : PaddingMode.values()[random.nextInt(4)];
                Convolution op =
                        new Convolution(
                                sliding(random, x.rows(), mode),
                                sliding(random, x.columns(), mode),
                                groups,
                                random.nextBoolean());
                if (op.refusal(x, w).isEmpty()) {
                    return new Setting(
                            op,
                            RandomTensors.uniform(random, x),
                            RandomTensors.uniform(random, w),
                            RandomTensors.uniform(random, Shape.of(out)));
                }
            }
        }
    }

    @RepeatedTest(60)
    void convolutionIsItsFormula(RepetitionInfo repetition) {
        Setting s = Setting.draw(new Random(repetition.getCurrentRepetition()), false);
        Tensor z = s.op.forward(s.x, s.w, s.b);
        int at = 0;
        for (int out = 0; out < z.shape().channels(); out++) {
            for (int row = 0; row < z.shape().rows(); row++) {
                for (int column = 0; column < z.shape().columns(); column++) {
                    double expected = PaddedMaps.convolved(s.op, s.x, s.w, s.b, out, row, column);
                    assertThat((double) z.get(at++)).isCloseTo(expected, CLOSE);
                    Convolution.Trace trace = s.op.trace(s.x, s.w, s.b, out, row, column);
                    double sum = trace.bias();
                    for (int i = 0; i < trace.patch().size(); i++) {
                        sum += (double) trace.patch().get(i) * trace.kernel().get(i);
                    }
                    assertThat(sum).isCloseTo(expected, CLOSE);
                    assertThat(trace.sum()).isCloseTo(expected, CLOSE);
                }
            }
        }
    }

    @RepeatedTest(60)
    void rowsAtATimeAreTheSame(RepetitionInfo repetition) {
        Setting s = Setting.draw(new Random(repetition.getCurrentRepetition()), false);
        Tensor expected = s.op.forward(s.x, s.w, s.b);
        Tensor rows = ConvolutionRows.forward(s.op, s.x, s.w, s.b);
        assertThat(rows.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < rows.size(); i++) {
            assertThat((double) rows.get(i)).isCloseTo(expected.get(i), CLOSE);
        }
    }

    /** ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for the backward pass, in every padding mode. */
    @RepeatedTest(60)
    void theBackwardPassIsTheAdjoint(RepetitionInfo repetition) {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        Setting s = Setting.draw(random, false);
        Tensor none = Tensor.zeros(s.b.shape());
        Tensor z = s.op.forward(s.x, s.w, none);
        Tensor y = RandomTensors.uniform(random, z.shape());
        Gradients gradients = s.op.backward(s.x, s.w, y);
        assertThat(dot(s.x, gradients.input())).isCloseTo(dot(z, y), CLOSE);
        // Linear in the weights too.
        assertThat(dot(s.w, gradients.weight())).isCloseTo(dot(z, y), CLOSE);
    }

    /**
     * ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩ for the transposed convolution with the same settings and kernels. The
     * output padding stands for the cells that no window of the convolution reaches.
     */
    @RepeatedTest(60)
    void theTransposedConvolutionIsTheAdjoint(RepetitionInfo repetition) {
        Random random = new Random(3_000 + repetition.getCurrentRepetition());
        Setting s = Setting.draw(random, true);
        Shape in = s.x.shape();
        TransposedConvolution transposed =
                new TransposedConvolution(
                        s.op,
                        s.op.down().outputSize(in.rows(), s.w.shape().extent(2)).unread(),
                        s.op.across().outputSize(in.columns(), s.w.shape().extent(3)).unread());
        Tensor z = s.op.forward(s.x, s.w, Tensor.zeros(s.b.shape()));
        Tensor y = RandomTensors.uniform(random, z.shape());
        assertThat(transposed.refusal(y.shape(), s.w.shape())).isEmpty();
        Tensor back = transposed.forward(y, s.w, Tensor.zeros(Shape.of(in.channels())));
        assertThat(dot(s.x, back)).isCloseTo(dot(z, y), CLOSE);
    }

    /** The formula of the transposed convolution: every input cell stamps its kernel. */
    @RepeatedTest(40)
    void transposedConvolutionStampsItsKernel(RepetitionInfo repetition) {
        Random random = new Random(2_000 + repetition.getCurrentRepetition());
        Setting s = Setting.draw(random, true);
        Convolution op = new Convolution(s.op.down(), s.op.across(), s.op.groups(), false);
        TransposedConvolution transposed =
                new TransposedConvolution(
                        op,
                        random.nextInt(op.down().stride()),
                        random.nextInt(op.across().stride()));
        // The kernels [out, in / groups] of the convolution are [in, out / groups] here.
        Tensor x =
                RandomTensors.uniform(
                        random, Shape.of(s.w.shape().extent(0), draw(random, 2, 5), 3));
        Shape w = s.w.shape();
        if (transposed.refusal(x.shape(), w).isPresent()) {
            assertThat(transposed.refusal(x.shape(), w)).contains(Refusal.NOTHING_LEFT);
            return;
        }
        Shape shape = transposed.outputShape(x.shape(), w);
        Tensor b = RandomTensors.uniform(random, Shape.of(shape.channels()));
        double[] expected = new double[shape.size()];
        int perGroup = x.shape().channels() / op.groups();
        for (int o = 0; o < shape.channels(); o++) {
            for (int i = 0; i < shape.plane(); i++) {
                expected[o * shape.plane() + i] = b.get(o);
            }
        }
        for (int i = 0; i < x.shape().channels(); i++) {
            for (int o = 0; o < w.extent(1); o++) {
                int map = i / perGroup * w.extent(1) + o;
                for (int r = 0; r < x.shape().rows(); r++) {
                    for (int c = 0; c < x.shape().columns(); c++) {
                        for (int u = 0; u < w.extent(2); u++) {
                            for (int v = 0; v < w.extent(3); v++) {
                                int p =
                                        r * op.down().stride()
                                                - op.down().before()
                                                + u * op.down().dilation();
                                int q =
                                        c * op.across().stride()
                                                - op.across().before()
                                                + v * op.across().dilation();
                                if (p >= 0 && p < shape.rows() && q >= 0 && q < shape.columns()) {
                                    expected[(map * shape.rows() + p) * shape.columns() + q] +=
                                            x.at(i, r, c)
                                                    * s.w.get(
                                                            ((i * w.extent(1) + o) * w.extent(2)
                                                                                    + u)
                                                                            * w.extent(3)
                                                                    + v);
                                }
                            }
                        }
                    }
                }
            }
        }
        Tensor z = transposed.forward(x, s.w, b);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) z.get(i)).isCloseTo(expected[i], CLOSE);
        }
        int out = random.nextInt(shape.channels());
        int row = random.nextInt(shape.rows());
        int column = random.nextInt(shape.columns());
        assertThat(transposed.trace(x, s.w, b, out, row, column).sum())
                .isCloseTo(z.at(out, row, column), CLOSE);
        Tensor none = Tensor.zeros(b.shape());
        Tensor y = RandomTensors.uniform(random, shape);
        Gradients gradients = transposed.backward(x, s.w, y);
        double product = dot(transposed.forward(x, s.w, none), y);
        assertThat(dot(x, gradients.input())).isCloseTo(product, CLOSE);
        assertThat(dot(s.w, gradients.weight())).isCloseTo(product, CLOSE);
        double[] sums = new double[shape.channels()];
        for (int i = 0; i < y.size(); i++) {
            sums[i / shape.plane()] += y.get(i);
        }
        assertThat((double) gradients.bias().get(out)).isCloseTo(sums[out], CLOSE);
    }

    @Test
    void stampsOverlapAsInTheJavadoc() {
        TransposedConvolution op = new TransposedConvolution(new Convolution(2, 0, 1), 0, 0);
        Tensor ones = kernel(1, 3, 1, 1, 1);
        assertThat(op.forward(map(1, 2, 1, 2), ones, NO_BIAS)).isEqualTo(map(1, 5, 1, 1, 3, 2, 2));
        assertThat(op.overlaps(Shape.of(1, 1, 2), ones.shape()))
                .isEqualTo(map(1, 5, 1, 1, 2, 1, 1));
        TransposedConvolution.Trace trace = op.trace(map(1, 2, 1, 2), ones, NO_BIAS, 0, 0, 2);
        assertThat(trace.stamps())
                .containsExactly(
                        new TransposedConvolution.Stamp(0, 0, 0, 2, 1),
                        new TransposedConvolution.Stamp(0, 0, 1, 0, 2));
    }

    /** A kernel of 3 at stride 2 overlaps unevenly, one of 4 evenly but for the border. */
    @Test
    void theCheckerboardComesFromUnevenOverlaps() {
        Shape input = Shape.of(1, 3, 3);
        TransposedConvolution op = new TransposedConvolution(new Convolution(2, 1, 1), 0, 0);
        assertThat(op.overlaps(input, Shape.of(1, 1, 3, 3)))
                .isEqualTo(
                        map(
                                5, 5, 1, 2, 1, 2, 1, 2, 4, 2, 4, 2, 1, 2, 1, 2, 1, 2, 4, 2, 4, 2, 1,
                                2, 1, 2, 1));
        Tensor even = op.overlaps(input, Shape.of(1, 1, 4, 4));
        assertThat(even.at(0, 2, 2)).isEqualTo(4);
        assertThat(even.at(0, 2, 3)).isEqualTo(4);
        assertThat(even.at(0, 3, 3)).isEqualTo(4);
    }

    @Test
    void aTurnedKernelIsTheConvolutionOfMathematics() {
        Tensor impulse = map(3, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        Tensor w = kernel(2, 2, 1, 2, 3, 4);
        Convolution turned = new Convolution(SlidingAxis.PLAIN, SlidingAxis.PLAIN, 1, true);
        // The convolution of an impulse is the kernel; the cross-correlation is the kernel turned.
        assertThat(turned.forward(impulse, w, NO_BIAS)).isEqualTo(map(2, 2, 1, 2, 3, 4));
        assertThat(Convolution.PLAIN.forward(impulse, w, NO_BIAS)).isEqualTo(map(2, 2, 4, 3, 2, 1));
    }

    @Test
    void groupsDoNotSeeEachOther() {
        Tensor x = Tensor.of(Shape.of(2, 1, 2), 1, 2, 10, 20);
        Tensor w = Tensor.of(Shape.of(2, 1, 1, 1), 3, 5);
        Convolution depthwise = new Convolution(SlidingAxis.PLAIN, SlidingAxis.PLAIN, 2, false);
        assertThat(depthwise.forward(x, w, Tensor.zeros(Shape.of(2))))
                .isEqualTo(Tensor.of(Shape.of(2, 1, 2), 3, 6, 50, 100));
        assertThat(depthwise.refusal(x.shape(), w.shape())).isEmpty();
        assertThat(depthwise.refusal(Shape.of(3, 1, 2), w.shape()))
                .contains(Refusal.GROUPS_OF_INPUT);
        assertThat(depthwise.refusal(x.shape(), Shape.of(3, 1, 1, 1)))
                .contains(Refusal.GROUPS_OF_OUTPUT);
        assertThat(depthwise.refusal(x.shape(), Shape.of(2, 2, 1, 1))).contains(Refusal.CHANNELS);
    }

    @Test
    void rectanglesAndSidesByHand() {
        // Two cells of zeros on the left, none elsewhere; a kernel of one row.
        Convolution op =
                new Convolution(
                        SlidingAxis.PLAIN,
                        new SlidingAxis(2, 2, 0, 1, PaddingMode.ZEROS),
                        1,
                        false);
        Tensor z = op.forward(map(2, 3, 1, 2, 3, 4, 5, 6), kernel(1, 3, 1, 10, 100), NO_BIAS);
        assertThat(z).isEqualTo(map(2, 2, 100, 321, 400, 654));
    }

    @Test
    void paddingCountsOnlyWhereItIsToldTo() {
        Tensor x = map(2, 2, 1, 2, 3, 4);
        Pooling mean = new Pooling(PoolKind.AVERAGE, 2, 2, 1, 1);
        Pooling counted =
                new Pooling(
                        PoolKind.AVERAGE,
                        2,
                        2,
                        SlidingAxis.of(2, 1, 1),
                        SlidingAxis.of(2, 1, 1),
                        true);
        assertThat(mean.forward(x)).isEqualTo(map(2, 2, 1, 2, 3, 4));
        assertThat(counted.forward(x)).isEqualTo(map(2, 2, 0.25f, 0.5f, 0.75f, 1));
        Tensor ones = map(2, 2, 1, 1, 1, 1);
        assertThat(mean.backward(x, ones)).isEqualTo(ones);
        assertThat(counted.backward(x, ones)).isEqualTo(map(2, 2, 0.25f, 0.25f, 0.25f, 0.25f));
        Pooling most =
                new Pooling(
                        PoolKind.MAX, 2, 2, SlidingAxis.of(2, 1, 1), SlidingAxis.of(2, 1, 1), true);
        assertThat(most.forward(map(2, 2, -1, 2, -3, 4))).isEqualTo(map(2, 2, 0, 2, 0, 4));
    }

    @Test
    void poolingOverRectangles() {
        Tensor x = map(2, 4, 1, 2, 3, 4, 8, 7, 6, 5);
        Pooling wide =
                new Pooling(
                        PoolKind.MAX,
                        1,
                        3,
                        SlidingAxis.PLAIN,
                        new SlidingAxis(2, 1, 1, 1, PaddingMode.ZEROS),
                        false);
        assertThat(wide.forward(x)).isEqualTo(map(2, 2, 2, 4, 8, 7));
        Pooling mean =
                new Pooling(PoolKind.AVERAGE, 2, 1, SlidingAxis.PLAIN, SlidingAxis.PLAIN, false);
        assertThat(mean.forward(x)).isEqualTo(map(1, 4, 4.5f, 4.5f, 4.5f, 4.5f));
    }

    @RepeatedTest(20)
    void shuffleAndBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int factor = draw(random, 1, 4);
        PixelShuffle op = new PixelShuffle(factor);
        Tensor x =
                RandomTensors.uniform(
                        random,
                        Shape.of(
                                draw(random, 1, 3) * factor * factor,
                                draw(random, 1, 4),
                                draw(random, 1, 4)));
        Tensor y = op.shuffle(x);
        assertThat(op.refusal(x.shape())).isEmpty();
        assertThat(op.unshuffleRefusal(y.shape())).isEmpty();
        assertThat(op.unshuffle(y)).isEqualTo(x);
        for (int at = 0; at < x.size(); at++) {
            int channel = at / x.shape().plane();
            int m = channel / (factor * factor);
            int i = channel % (factor * factor) / factor;
            int j = channel % factor;
            int r = at / x.shape().columns() % x.shape().rows();
            int c = at % x.shape().columns();
            assertThat(y.at(m, r * factor + i, c * factor + j)).isEqualTo(x.get(at));
        }
        Tensor e = RandomTensors.uniform(random, y.shape());
        assertThat(dot(x, op.unshuffle(e))).isCloseTo(dot(y, e), CLOSE);
    }

    @Test
    void shuffleByHandAndWhatItRefuses() {
        PixelShuffle two = new PixelShuffle(2);
        assertThat(two.shuffle(Tensor.of(Shape.of(4, 1, 1), 1, 2, 3, 4)))
                .isEqualTo(map(2, 2, 1, 2, 3, 4));
        assertThat(two.refusal(Shape.of(6, 2, 2))).contains(Refusal.SHUFFLE_CHANNELS);
        assertThat(two.unshuffleRefusal(Shape.of(1, 2, 3))).contains(Refusal.UNSHUFFLE_SIZE);
        assertThat(new PixelShuffle(0).refusal(Shape.of(1, 2, 2))).contains(Refusal.NO_WINDOW);
    }

    private static double dot(Tensor a, Tensor b) {
        assertThat(a.shape()).isEqualTo(b.shape());
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += (double) a.get(i) * b.get(i);
        }
        return sum;
    }
}
