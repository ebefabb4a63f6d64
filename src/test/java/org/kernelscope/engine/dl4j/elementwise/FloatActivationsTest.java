package org.kernelscope.engine.dl4j.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.op.Activation;

/** The vector-friendly activation functions are the true ones, to the accuracy they promise. */
final class FloatActivationsTest {
    @Test
    void tanhIsWithinItsPromise() {
        double worst = 0;
        for (double x = -30; x <= 30; x += 1e-4) {
            float value = (float) x;
            worst = Math.max(worst, Math.abs(FloatActivations.tanh(value) - Math.tanh(value)));
        }
        assertThat(worst).isLessThan(5e-7);
        assertThat(FloatActivations.tanh(0f)).isZero();
        assertThat(FloatActivations.tanh(1e30f)).isCloseTo(1f, Offset.offset(1e-6f));
        assertThat(FloatActivations.tanh(Float.NaN)).isNaN();
    }

    @Test
    void allAreAsTheReadableOnes() {
        for (Activation f :
                List.of(
                        Activation.IDENTITY,
                        Activation.RELU,
                        Activation.TANH,
                        Activation.SIGMOID)) {
            float[] z = {-50, -3, -1, -1e-3f, 0, 1e-3f, 0.5f, 1, 3, 50};
            float[] y = z.clone();
            FloatActivations.apply(f, y, y.length);
            float[] slope = new float[y.length];
            java.util.Arrays.fill(slope, 2);
            FloatActivations.timesDerivative(f, y, slope, y.length);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) y[i]).isCloseTo(f.apply(z[i]), Offset.offset(1e-6));
                assertThat((double) slope[i])
                        .as("%s at %s", f, z[i])
                        .isCloseTo(2 * f.derivative(z[i]), Offset.offset(3e-6));
            }
        }
    }

    @Test
    void theSlopeOfReluIsOneForTheSmallestPositiveNumber() {
        float[] slope = {3, 3};
        FloatActivations.timesDerivative(
                Activation.RELU, new float[] {Float.MIN_VALUE, 0}, slope, 2);
        assertThat(slope).containsExactly(3, 0);
    }
}
