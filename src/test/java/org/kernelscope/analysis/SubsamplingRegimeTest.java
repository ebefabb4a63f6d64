package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.SubsamplingRegime.Kind;
import org.kernelscope.op.Activation;

/** A small coefficient blurs, a large one makes an OR or an AND by the bias, as the paper says. */
final class SubsamplingRegimeTest {
    @Test
    void aSmallCoefficientIsABlur() {
        assertThat(of(0.25, 0).kind()).isEqualTo(Kind.BLUR);
        assertThat(of(0.25, 0).inverted()).isFalse();
        assertThat(of(-0.25, 0).inverted()).isTrue();
    }

    @Test
    void aLargeCoefficientIsAnOrOrAnAndByTheBias() {
        SubsamplingRegime or = of(3, 9);
        assertThat(or.isOr()).isTrue();
        assertThat(or.isAnd()).isFalse();
        SubsamplingRegime and = of(3, -9);
        assertThat(and.isAnd()).isTrue();
        assertThat(and.needed()).isEqualTo(4);
        assertThat(of(3, -3).needed()).isEqualTo(3);
        assertThat(of(-3, 9).inverted()).isTrue();
    }

    @Test
    void aBiasFarBeyondTheWindowMakesItDeaf() {
        assertThat(of(0.5, 30).kind()).isEqualTo(Kind.DEAF);
        assertThat(of(0, 0.3).kind()).isEqualTo(Kind.DEAF);
    }

    private static SubsamplingRegime of(double coefficient, double bias) {
        return SubsamplingRegime.of(coefficient, bias, 4, Activation.SCALED_TANH);
    }
}
