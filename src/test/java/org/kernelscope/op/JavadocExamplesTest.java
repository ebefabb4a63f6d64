package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Computes the worked examples in the Javadoc of the operations. */
final class JavadocExamplesTest {
    private static final Offset<Double> FOUR_DIGITS = Offset.offset(5e-5);

    private static Tensor map(int rows, int columns, float... values) {
        return Tensor.of(Shape.of(1, rows, columns), values);
    }

    @Test
    void activations() {
        check(Activation.RELU, 0, 0, 3, /* slopes */ 0, 0, 1);
        check(Activation.LEAKY_RELU, -0.02, 0, 3, /* slopes */ 0.01, 0.01, 1);
        check(Activation.SIGMOID, 0.1192, 0.5, 0.9526, /* slopes */ 0.1050, 0.25, 0.0452);
        check(Activation.TANH, -0.9640, 0, 0.9951, /* slopes */ 0.0707, 1, 0.0099);
    }

    private static void check(Activation f, double... expected) {
        double[] at = {-2, 0, 3};
        for (int i = 0; i < at.length; i++) {
            assertThat(f.apply(at[i])).as("%s", f).isCloseTo(expected[i], FOUR_DIGITS);
            assertThat(f.derivative(at[i])).as("%s", f).isCloseTo(expected[3 + i], FOUR_DIGITS);
        }
    }

    @Test
    void kindsOfPooling() {
        Tensor window = map(2, 2, 1, 2, 2, 4);
        assertThat(PoolKind.MAX.value(window)).isEqualTo(4);
        assertThat(PoolKind.MAX.gradient(window)).containsExactly(0, 0, 0, 1);
        assertThat(PoolKind.AVERAGE.value(window)).isEqualTo(2.25f);
        assertThat(PoolKind.AVERAGE.gradient(window)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(PoolKind.MIN.value(window)).isEqualTo(1);
        assertThat(PoolKind.MIN.gradient(window)).containsExactly(1, 0, 0, 0);
        assertThat(PoolKind.L2.value(window)).isEqualTo(5);
        assertThat(PoolKind.L2.gradient(window)).containsExactly(0.2, 0.4, 0.4, 0.8);
    }

    @Test
    void pooling() {
        Tensor x = map(4, 4, 1, 3, 2, 0, 4, 2, 1, 1, 0, 6, 8, 7, 5, 5, 9, 7);
        Pooling op = new Pooling(PoolKind.MAX, 2, 2, 0, 1);
        assertThat(op.forward(x)).isEqualTo(map(2, 2, 4, 2, 6, 9));
        assertThat(op.backward(x, map(2, 2, 1, 1, 1, 1)))
                .isEqualTo(map(4, 4, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void convolution() {
        Tensor x = map(3, 3, 1, 2, 0, 3, 1, 4, 0, 5, 6);
        Tensor w = Tensor.of(Shape.of(1, 1, 2, 2), 1, 0, 0, -1);
        Tensor b = Tensor.of(Shape.of(1), 1);
        assertThat(Convolution.PLAIN.forward(x, w, b)).isEqualTo(map(2, 2, 1, -1, -1, -4));
        Gradients gradients = Convolution.PLAIN.backward(x, w, map(2, 2, 1, 1, 1, 1));
        assertThat(gradients.bias().get(0)).isEqualTo(4);
        assertThat(gradients.weight().get(0)).isEqualTo(7);
        assertThat(gradients.input().get(0)).isEqualTo(1);
        Tensor image = Tensor.zeros(Shape.of(1, 32, 32));
        Tensor kernel = Tensor.zeros(Shape.of(1, 1, 5, 5));
        assertThat(Convolution.PLAIN.forward(image, kernel, b).shape())
                .isEqualTo(Shape.of(1, 28, 28));
    }

    @Test
    void dense() {
        Tensor x = Tensor.of(Shape.units(3), 1, 2, 3);
        Tensor w = Tensor.of(Shape.of(2, 3), 1, 1, 1, 0.5f, -1, 2);
        Tensor b = Tensor.of(Shape.of(2), 0, 10);
        assertThat(Dense.forward(x, w, b)).isEqualTo(Tensor.of(Shape.units(2), 6, 14.5f));
        Gradients gradients = Dense.backward(x, w, Tensor.of(Shape.units(2), 1, 2));
        assertThat(gradients.weight().toArray()).containsExactly(1, 2, 3, 2, 4, 6);
        assertThat(gradients.input().get(0)).isEqualTo(2);
    }

    @Test
    void softmax() {
        Tensor p = Softmax.forward(Tensor.of(Shape.units(3), 1, 2, 3));
        assertThat((double) p.get(0)).isCloseTo(0.0900, FOUR_DIGITS);
        assertThat((double) p.get(1)).isCloseTo(0.2447, FOUR_DIGITS);
        assertThat((double) p.get(2)).isCloseTo(0.6652, FOUR_DIGITS);
    }

    @Test
    void tableConvolution() {
        Tensor x = Tensor.of(Shape.of(2, 1, 2), 1, 2, 10, 20);
        Tensor w = Tensor.of(Shape.of(3, 1, 1), 3, 1, 2);
        TableConvolution op =
                new TableConvolution(Convolution.PLAIN, List.of(List.of(1), List.of(0, 1)));
        assertThat(op.forward(x, w, Tensor.zeros(Shape.of(2))))
                .isEqualTo(Tensor.of(Shape.of(2, 1, 2), 30, 60, 21, 42));
    }

    @Test
    void subsampling() {
        Tensor z =
                new Subsampling(2, 2, 0, 1)
                        .forward(
                                map(2, 2, 1, 2, 3, 4),
                                Tensor.of(Shape.of(1), 0.5f),
                                Tensor.of(Shape.of(1), -1));
        assertThat(z.get(0)).isEqualTo(4);
    }

    @Test
    void rbfOutput() {
        Tensor x = Tensor.of(Shape.units(3), 1, 0.5f, -1);
        Tensor codes = Tensor.of(Shape.of(2, 3), 1, 1, -1, -1, 1, 1);
        Tensor y = RbfOutput.forward(x, codes);
        assertThat(y).isEqualTo(Tensor.of(Shape.units(2), 0.25f, 8.25f));
        Tensor p = RbfOutput.probabilities(y);
        assertThat((double) p.get(0)).isCloseTo(0.9997, FOUR_DIGITS);
        assertThat((double) p.get(1)).isCloseTo(0.0003, FOUR_DIGITS);
    }

    @Test
    void normalisation() {
        Tensor x = Tensor.of(Shape.of(2, 1, 1, 2), 1, 3, 5, 7);
        NormalisationOp op = new NormalisationOp(NormalisationKind.BATCH, 1);
        NormalisationOp.Statistics of = op.statistics(x);
        assertThat(of.mean().get(0)).isEqualTo(4);
        assertThat(of.variance().get(0)).isEqualTo(5);
        Tensor z = op.forward(x, of, Tensor.of(Shape.of(1), 2), Tensor.of(Shape.of(1), 0.5f));
        assertThat((double) z.get(0)).isCloseTo(-2.1833, FOUR_DIGITS);
    }

    @Test
    void setsOfNormalisation() {
        Tensor x = Tensor.zeros(Shape.of(2, 2, 4, 4));
        assertThat(sets(NormalisationKind.BATCH, x)).isEqualTo(2);
        assertThat(sets(NormalisationKind.LAYER, x)).isEqualTo(2);
        assertThat(sets(NormalisationKind.INSTANCE, x)).isEqualTo(4);
    }

    private static int sets(NormalisationKind kind, Tensor x) {
        return new NormalisationOp(kind, 1).statistics(x).mean().size();
    }

    @Test
    void dropout() {
        Tensor x = Tensor.of(Shape.units(4), 3, 4, 1, 5);
        Tensor mask = Tensor.of(Shape.units(4), 0, 2, 2, 0);
        assertThat(Dropout.apply(x, mask)).isEqualTo(Tensor.of(Shape.units(4), 0, 8, 2, 0));
        Tensor drawn = new Dropout(0.5).mask(Shape.units(100), Dropout.key(1, 0, 0, 0));
        assertThat(drawn.max()).isEqualTo(2);
        assertThat(drawn.min()).isZero();
    }
}
