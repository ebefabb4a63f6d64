package org.kernelscope.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.Score;

/** A training without an end does not need memory without an end. */
public final class EpochLogTest {
    @Test
    void allNumbersAreKeptAndSomeOfWhatEveryExampleWasTakenFor() {
        EpochLog log = new EpochLog(List.of());
        for (int number = 1; number <= 5_000; number++) {
            log.add(epoch(number));
            List<EpochResult> all = number % 997 == 0 || number < 300 ? log.all() : List.of();
            if (!all.isEmpty()) {
                assertThat(all).hasSize(number);
                assertThat(all.get(0).test().hasPredictions()).isTrue();
                assertThat(all.get(number - 1).test().hasPredictions()).isTrue();
            }
        }
        List<EpochResult> all = log.all();
        assertThat(all).extracting(it -> it.test().score().correct()).contains(1, 777, 5_000);
        List<Integer> whole =
                all.stream()
                        .filter(it -> it.test().hasPredictions())
                        .map(EpochResult::number)
                        .toList();
        assertThat(whole).hasSizeBetween(EpochLog.MOST_WHOLE / 2, EpochLog.MOST_WHOLE);
        int apart = whole.get(1) - whole.get(0);
        for (int i = 1; i < whole.size() - 1; i++) {
            assertThat(whole.get(i) - whole.get(i - 1)).isEqualTo(apart);
        }
    }

    @Test
    void oneThatGoesOnAfterAFileKeepsTheSame() {
        EpochLog log = new EpochLog(List.of());
        EpochLog again = new EpochLog(List.of());
        for (int number = 1; number <= 1_000; number++) {
            log.add(epoch(number));
            again = new EpochLog(again.all());
            again.add(epoch(number));
        }
        assertThat(whole(again)).isEqualTo(whole(log));
        assertThat(again.size()).isEqualTo(1_000);
    }

    private static List<Integer> whole(EpochLog log) {
        return log.all().stream()
                .filter(it -> it.test().hasPredictions())
                .map(EpochResult::number)
                .toList();
    }

    public static EpochResult epoch(int number) {
        short[] examples = {1, 2, 3};
        TestResult test =
                new TestResult(10, examples, examples, new Score(3, number, 0.1), List.of());
        return new EpochResult(number, 2L * number, 0.2, 0.5, new Score(0, 0, 0), test, number);
    }
}
