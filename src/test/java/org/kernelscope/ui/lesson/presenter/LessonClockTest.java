package org.kernelscope.ui.lesson.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LessonClockTest {
    private long now = 1_000;

    @Test
    void theTimeLeftRunsDownAndBelowZero() {
        LessonClock clock = new LessonClock(() -> now);
        clock.begin(10);
        assertThat(clock.left()).isEqualTo(Duration.ofMinutes(10));

        now += TimeUnit.SECONDS.toNanos(355);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(355));
        assertThat(LessonClock.text(clock.left())).isEqualTo("4:05");

        now += TimeUnit.MINUTES.toNanos(5);
        assertThat(LessonClock.text(clock.left())).isEqualTo("−0:55");

        clock.begin(90);
        assertThat(LessonClock.text(clock.left())).isEqualTo("90:00");
    }

    @Test
    void lessThanASecondTooLateHasNoSign() {
        assertThat(LessonClock.text(Duration.ofMillis(-400))).isEqualTo("0:00");
    }
}
