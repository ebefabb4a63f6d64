package org.kernelscope.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Cross-entropy from the scores, also where a probability is too small for a float. */
final class SoftmaxTest {
    private static final Tensor SCORES = Tensor.of(Shape.of(3), 1, 2, 3);

    @Test
    void theExamplesOfTheJavadocHold() {
        assertThat(Softmax.crossEntropy(SCORES, 0)).isCloseTo(2.4076, within(1e-4));
        assertThat(Softmax.crossEntropyGradient(Softmax.forward(SCORES), 0).toArray())
                .containsExactly(new float[] {-0.9100f, 0.2447f, 0.6652f}, within(1e-4f));
    }

    /** (L(z + h) − L(z − h)) / 2h. */
    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        float h = 1e-2f;
        float[] gradient = Softmax.crossEntropyGradient(Softmax.forward(SCORES), 1).toArray();
        for (int i = 0; i < gradient.length; i++) {
            float[] above = SCORES.toArray();
            float[] below = SCORES.toArray();
            above[i] += h;
            below[i] -= h;
            double slope =
                    (Softmax.crossEntropy(Tensor.of(Shape.of(3), above), 1)
                                    - Softmax.crossEntropy(Tensor.of(Shape.of(3), below), 1))
                            / (2 * h);
            assertThat((double) gradient[i]).isCloseTo(slope, within(1e-4));
        }
    }

    /** Through −1/p, the gradient of a hopeless class would be lost. */
    @Test
    void nothingIsLostWhereAProbabilityUnderflows() {
        Tensor scores = Tensor.of(Shape.of(2), 0, 300);
        assertThat(Softmax.forward(scores).get(0)).isZero();
        assertThat(Softmax.crossEntropy(scores, 0)).isCloseTo(300, within(1e-3));
        assertThat(Softmax.crossEntropyGradient(Softmax.forward(scores), 0).toArray())
                .containsExactly(-1, 1);
    }
}
