package org.kernelscope.ui.lesson.presenter;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a lesson has taken, and the time left. JavaFX thread. */
public final class LessonClock {
    private final LongSupplier nanos;
    private Duration whole = Duration.ZERO;
    private long began;

    /**
     * @param nanos a time that only grows, such as {@link System#nanoTime}
     */
    public LessonClock(LongSupplier nanos) {
        this.nanos = nanos;
        began = nanos.getAsLong();
    }

    /** Begins a lesson of so many minutes. */
    public void begin(int minutes) {
        whole = Duration.ofMinutes(minutes);
        began = nanos.getAsLong();
    }

    /** The time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }

    /** The time that is left; negative after the end. */
    public Duration left() {
        return whole.minus(elapsed());
    }

    /** Minutes and seconds, such as {@code 4:05}; with a minus sign if it is negative. */
    public static String text(Duration time) {
        long seconds = time.abs().toSeconds();
        String sign = time.isNegative() && seconds > 0 ? "−" : "";
        return sign + seconds / 60 + String.format(java.util.Locale.ROOT, ":%02d", seconds % 60);
    }
}
