package org.kernelscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kernelscope.network.Presets;
import org.kernelscope.text.UserFacingException;

/** Each output learns by the losses that are made for it, and by no other. */
final class LossTest {
    @Test
    void theOutputDecidesWhichLossFits() {
        assertThat(Loss.usual(Presets.LENET5_MODERN)).isEqualTo(Loss.CROSS_ENTROPY);
        assertThat(Loss.usual(Presets.LENET5_1998)).isEqualTo(Loss.MAP);
        assertThat(Loss.SQUARED_ERROR.suits(Presets.LENET5_MODERN)).isTrue();
        assertThat(Loss.MLE.suits(Presets.LENET5_1998)).isTrue();
        assertThat(Loss.MLE.suits(Presets.LENET5_MODERN)).isFalse();
    }

    @Test
    void aWrongPairIsRefusedAndTheSentenceNamesWhatFits() {
        assertThatThrownBy(() -> Loss.CROSS_ENTROPY.check(Presets.LENET5_1998))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("cross-entropy")
                .hasMessageContaining("lenet5-1998")
                .hasMessageContaining("map, mle");
        assertThatCode(() -> Loss.MAP.check(Presets.LENET5_1998)).doesNotThrowAnyException();
    }
}
