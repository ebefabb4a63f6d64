package org.kernelscope.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Score;

final class OverconfidenceTest {
    @Test
    void theLossRisesAndTheAccuracyDoesNotFall() {
        List<EpochResult> epochs = List.of(epoch(1, 80, 0.5), epoch(2, 90, 0.3), epoch(3, 90, 0.4));
        Overconfidence found = Overconfidence.of(epochs).orElseThrow();
        assertThat(found.from().number()).isEqualTo(2);
        assertThat(found.to().number()).isEqualTo(3);
        assertThat(Overconfidence.of(epochs.subList(0, 2))).isEmpty();
        assertThat(Overconfidence.of(List.of())).isEmpty();
        // The standard error of 90 % of 100 is 3 %.
        assertThat(Overconfidence.of(List.of(epoch(1, 90, 0.3), epoch(2, 87, 0.5)))).isPresent();
        assertThat(Overconfidence.of(List.of(epoch(1, 90, 0.3), epoch(2, 86, 0.5)))).isEmpty();
    }

    @Test
    void ofEachEpochTheMostConfidentMistake() {
        TestResult.Misclassification unsure =
                new TestResult.Misclassification(3, 1, 7, 0.4f, 0.01f);
        TestResult.Misclassification sure = new TestResult.Misclassification(8, 4, 9, 0.97f, 0.02f);
        List<EpochResult> epochs =
                IntStream.rangeClosed(1, 9)
                        .mapToObj(
                                number ->
                                        number == 5
                                                ? epoch(5, 90, 0.3)
                                                : epoch(number, 90, 0.3, unsure, sure))
                        .toList();
        List<Overconfidence.ConfidentMistake> all = Overconfidence.confidentMistakes(epochs, 20);
        assertThat(all).extracting(each -> each.mistake()).hasSize(8).containsOnly(sure);
        assertThat(all).extracting(each -> each.epoch().number()).doesNotContain(5);
        assertThat(Overconfidence.confidentMistakes(epochs, 3))
                .extracting(each -> each.epoch().number())
                .containsExactly(1, 4, 9);
        assertThat(Overconfidence.confidentMistakes(List.of(), 3)).isEmpty();
    }

    private static EpochResult epoch(
            int number, int correct, double loss, TestResult.Misclassification... worst) {
        TestResult test =
                new TestResult(
                        10,
                        new short[100],
                        new short[100],
                        new Score(100, correct, loss),
                        List.of(worst));
        return new EpochResult(number, number, 0.2, 0.5, new Score(0, 0, 0), test, number);
    }
}
