package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the LeNet-5 of the textbooks to that of 1998 and back, one difference at a time. */
final class LenetVariantsTest {
    @Test
    void theWayBeginsNowAndEndsThen() {
        List<Architecture> steps = LenetVariants.cumulative();
        assertThat(steps).hasSize(5);
        assertThat(steps.get(0)).isEqualTo(Presets.LENET5_MODERN);
        assertThat(steps.get(4)).isEqualTo(Presets.LENET5_1998);
    }

    /** 2·(6+16) more; as many; 900 fewer with their 36 kernels; 850 fewer. */
    @Test
    void everyStepChangesTheParametersByWhatItsDifferenceIsWorth() {
        assertThat(LenetVariants.cumulative())
                .extracting(Architecture::parameterCount)
                .containsExactly(61_706L, 61_750L, 61_750L, 60_850L, 60_000L);
    }

    @Test
    void eachDifferenceAloneHasItsOwnName() {
        assertThat(LenetVariants.singleDifferences())
                .extracting(Architecture::id)
                .containsExactly(
                        "lenet5-modern-pooling",
                        "lenet5-modern-activation",
                        "lenet5-modern-table",
                        "lenet5-modern-output");
    }

    @Test
    void betweenAreThoseThatAreNoPresets() {
        assertThat(LenetVariants.nonPresets())
                .hasSize(6)
                .doesNotContainAnyElementsOf(Presets.all());
        assertThat(LenetVariants.byId("lenet5-modern-pooling-activation-table"))
                .contains(
                        LenetVariants.of(
                                EnumSet.complementOf(EnumSet.of(LenetVariants.Difference.OUTPUT))));
        assertThat(LenetVariants.byId("lenet5-modern")).isEmpty();
    }
}
