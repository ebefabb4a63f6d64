package org.kernelscope.ui.train.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.training.settings.RunSettings;

/** Little data gets enough epochs to over-fit, and no number that a person has set is changed. */
final class EpochPlanTest {
    @ParameterizedTest
    @CsvSource({
        "1, 60",
        "100, 60",
        "300, 35",
        "1000, 20",
        "3000, 10",
        "10000, 5",
        "60000, 5",
        "1000000, 5"
    })
    void fewExamplesAreSeenMoreOften(int examples, int epochs) {
        assertThat(FirstSettings.EpochPlan.epochs(examples)).isEqualTo(epochs);
    }

    @Test
    void theDefaultFollowsTheAmountOfDataThereAndBack() {
        RunSettings few = FirstSettings.EpochPlan.withExampleCount(RunSettings.DEFAULT, 100);
        assertThat(few.exampleCount()).isEqualTo(100);
        assertThat(few.epochs()).isEqualTo(60);
        RunSettings all = FirstSettings.EpochPlan.withExampleCount(few, RunSettings.ALL_EXAMPLES);
        assertThat(all).isEqualTo(RunSettings.DEFAULT);
    }

    @Test
    void aNumberOfEpochsThatWasSetStays() {
        RunSettings set = RunSettings.DEFAULT.withEpochs(7);
        assertThat(FirstSettings.EpochPlan.withExampleCount(set, 100).epochs()).isEqualTo(7);
        RunSettings endless = RunSettings.DEFAULT.withEpochs(RunSettings.UNTIL_STOPPED);
        assertThat(FirstSettings.EpochPlan.withExampleCount(endless, 100).isEndless()).isTrue();
    }

    @Test
    void theLastMinibatchOfAnEpochMayBeSmaller() {
        RunSettings hundred = RunSettings.DEFAULT.withExampleCount(100);
        assertThat(FirstSettings.EpochPlan.stepsPerEpoch(hundred, 60_000)).isEqualTo(2);
        assertThat(FirstSettings.EpochPlan.stepsPerEpoch(RunSettings.DEFAULT, 60_000))
                .isEqualTo(938);
        assertThat(
                        FirstSettings.EpochPlan.stepsPerEpoch(
                                RunSettings.DEFAULT.withHeldOut(10_000), 60_000))
                .isEqualTo(782);
        assertThat(
                        FirstSettings.EpochPlan.stepsPerEpoch(
                                RunSettings.DEFAULT.withHeldOut(70_000), 60_000))
                .isEqualTo(1);
    }
}
