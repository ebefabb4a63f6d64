package org.kernelscope.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kernelscope.training.SomeRuns;

/** What is said of a run that was saved by itself. */
final class ResumeOfferTest {
    @Test
    void aRunThatMakesHardlyAMistakeIsNotSaidToMakeNone() {
        assertThat(ResumeOffer.sentence(SomeRuns.tested(1, 9_996)))
                .hasMessageContaining(" > 99.9 % of the test digits");
        assertThat(ResumeOffer.sentence(SomeRuns.tested(1, 9_871)))
                .hasMessageContaining(" 98.7 % of");
    }

    @Test
    void aRunThatWasNotTestedIsSaidToBe() {
        assertThat(ResumeOffer.sentence(SomeRuns.withMoments(1, 0, 1_200)))
                .hasMessageContaining("1,200 steps, not tested yet");
    }
}
