package org.kernelscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.text.UserFacingException;

final class SweepTest {
    @Test
    void valuesHaveEqualDistancesAndMeetTheNeutralOne() throws UserFacingException {
        Sweep sweep = Sweep.parse("turn=-60:60:41");
        assertThat(sweep.values()).hasSize(41).startsWith(-60, -57).endsWith(57, 60);
        assertThat(sweep.at(20)).isZero();
        assertThat(Sweep.parse("scale=0.7:1.3:7").at(3)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "turn",
                "turn=1:2",
                "turn=a:b:3",
                "spin=0:1:3",
                "turn=NaN:3:3",
                "turn=0:200:3",
                "turn=0:9:1",
                "turn=0:9:1000000000",
                "turn=0:9:2.5",
                "turn=0:0:3",
                "turn=0:9:NaN",
                "turn=1=2:3:4"
            })
    void everythingElseIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Sweep.parse(text)).isInstanceOf(UserFacingException.class);
    }
}
