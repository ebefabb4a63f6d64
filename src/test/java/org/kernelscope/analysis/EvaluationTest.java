package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A case worked out by hand: three classes, eight digits. */
final class EvaluationTest {
    private static final int[] ACTUAL = {0, 0, 0, 1, 1, 2, 2, 2};
    private static final int[] PREDICTED = {0, 0, 1, 1, 2, 2, 1, 2};

    private final Evaluation evaluation = Evaluation.of(3, ACTUAL, PREDICTED);

    @Test
    void accuracyCountsWhatIsRight() {
        assertThat(evaluation.count()).isEqualTo(8);
        assertThat(evaluation.correct()).isEqualTo(5);
        assertThat(evaluation.accuracy()).isEqualTo(0.625);
        assertThat(evaluation.mistakes()).containsExactly(2, 4, 6);
        assertThat(evaluation.predicted(4)).isEqualTo(2);
    }

    @Test
    void theMatrixHasARowForWhatItWasAndAColumnForWhatItWasTakenFor() {
        int[][] expected = {{2, 1, 0}, {0, 1, 1}, {0, 1, 2}};
        for (int actual = 0; actual < 3; actual++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                assertThat(evaluation.confusion(actual, predicted))
                        .as("%d taken for %d", actual, predicted)
                        .isEqualTo(expected[actual][predicted]);
            }
        }
        assertThat(evaluation.countOf(0)).isEqualTo(3);
        assertThat(evaluation.predictedAs(0)).isEqualTo(2);
        assertThat(evaluation.predictedAs(1)).isEqualTo(3);
    }

    @Test
    void eachClassHasPrecisionRecallAndF1() {
        // Class 1: named three times, once rightly; written twice, once recognised.
        assertThat(evaluation.precision(1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(evaluation.recall(1)).isEqualTo(0.5);
        assertThat(evaluation.f1(1)).isEqualTo(0.4);
        assertThat(evaluation.precision(0)).isEqualTo(1);
        assertThat(evaluation.recall(0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(evaluation.f1(0)).isEqualTo(0.8);
    }

    @Test
    void aClassThatNobodyWroteOrNamedScoresNothing() {
        Evaluation one = Evaluation.of(3, new int[] {0}, new int[] {1});
        assertThat(one.precision(2)).isZero();
        assertThat(one.recall(2)).isZero();
        assertThat(one.f1(2)).isZero();
        assertThat(one.recall(1)).isZero();
        assertThat(one.accuracy()).isZero();
    }

    @Test
    void thereIsAPredictionForEachDigit() {
        assertThatThrownBy(() -> Evaluation.of(3, new int[] {0, 1}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Evaluation.of(3, new int[0], new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
