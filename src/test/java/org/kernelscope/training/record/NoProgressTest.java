package org.kernelscope.training.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Score;
import org.kernelscope.training.SomeRuns;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;

/** Who reads no more than the same answer to every example would has learned nothing. */
final class NoProgressTest {
    @Test
    void theShareOfTheMostFrequentClassIsNoProgress() {
        // Four of ten test examples are ones.
        short[] labels = {1, 1, 1, 1, 0, 2, 3, 4, 5, 6};
        assertThat(NoProgress.of(tested(labels, 4))).isPresent();
        assertThat(NoProgress.of(tested(labels, 2))).isPresent();
        assertThat(NoProgress.of(tested(labels, 5))).isEmpty();
        assertThat(NoProgress.of(tested(labels, 4)).orElseThrow()).hasMessageContaining("40.0 %");
    }

    @Test
    void withoutLabelsTheClassesAreTakenForEquallyFrequent() {
        assertThat(NoProgress.of(SomeRuns.tested(1, 980))).isPresent();
        assertThat(NoProgress.of(SomeRuns.tested(1, 1_135))).isEmpty();
        assertThat(NoProgress.of(SomeRuns.learning(1, 0.1f, 980, 9_000))).isEmpty();
    }

    @Test
    void whatWasNeverTestedIsNotJudged() {
        assertThat(NoProgress.of(SomeRuns.withCheckpoints(1, 0, 5))).isEmpty();
    }

    private static RunRecord tested(short[] labels, int correct) {
        RunRecord run = SomeRuns.withCheckpoints(1, 0, 1);
        Score score = new Score(labels.length, correct, 0.1);
        TestResult test = new TestResult(10, labels, labels, score, List.of());
        EpochResult epoch = new EpochResult(1, 1, 0.2, 0.5, new Score(0, 0, 0), test, 1);
        return new RunRecord(
                1,
                run.architecture(),
                run.settings(),
                run.fresh(),
                run.steps(),
                List.of(epoch),
                run.marks(),
                run.timeline(),
                null);
    }
}
