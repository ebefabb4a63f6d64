package org.kernelscope.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.kernelscope.data.ReadProgress;

/**
 * One line of a terminal that tells how much of a large image is read, if that takes its time. One
 * thread.
 */
final class ReadingLine implements ReadProgress {
    /** Most images are there sooner. */
    private static final long DELAY_NANOS = Duration.ofMillis(150).toNanos();

    private final Console console;
    private final TerminalLine line;
    private final LongSupplier clock;
    private final long start;

    /**
     * @param shown true if there is a terminal to write to
     * @param clock nanoseconds
     */
    ReadingLine(Console console, boolean shown, LongSupplier clock) {
        this.console = console;
        this.line = new TerminalLine(console.err(), shown);
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public boolean goesOn(double share) {
        if (clock.getAsLong() - start >= DELAY_NANOS) {
            line.write(console.texts().get("data.reading", Math.round(100 * share)));
        }
        return true;
    }

    /** Takes the line away. */
    void clear() {
        line.clear();
    }
}
