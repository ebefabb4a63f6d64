package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextScaleTest {
    @Test
    void theScalesAreThoseOfTheMenu() {
        assertThat(TextScale.values())
                .extracting(TextScale::percent)
                .containsExactly(100, 125, 150, 200);
        assertThat(TextScale.LARGE.factor()).isEqualTo(1.5);
    }

    @Test
    void theLargestHasNoLargerOneAndTheSmallestNoSmallerOne() {
        assertThat(TextScale.NORMAL.larger()).isEqualTo(TextScale.MEDIUM);
        assertThat(TextScale.HUGE.larger()).isEqualTo(TextScale.HUGE);
        assertThat(TextScale.HUGE.smaller()).isEqualTo(TextScale.LARGE);
        assertThat(TextScale.NORMAL.smaller()).isEqualTo(TextScale.NORMAL);
    }

    @Test
    void aScaleIsFoundByItsPercent() {
        assertThat(TextScale.of(150)).contains(TextScale.LARGE);
        assertThat(TextScale.of(130)).isEmpty();
    }
}
