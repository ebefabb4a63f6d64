package org.kernelscope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.dataset.ImportProgress;

/** One line of a terminal that is written over and over. One thread. */
final class TerminalLine {
    private final PrintWriter out;
    private final boolean shown;
    private int written;

    /**
     * @param shown true if there is a terminal to write to; else nothing is written
     */
    TerminalLine(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    /** Writes {@code line} over the one before. */
    void write(String line) {
        if (shown) {
            out.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
            out.flush();
            written = line.length();
        }
    }

    /** Takes the line away, so that something else can be printed. */
    void clear() {
        if (written > 0) {
            out.print("\r" + " ".repeat(written) + "\r");
            out.flush();
            written = 0;
        }
    }

    /** One line of a terminal that counts files while they are read. One thread. */
    static final class FileCount implements ImportProgress {
        private final Console console;
        private final TerminalLine line;

        /**
         * @param shown true if there is a terminal to write to
         */
        FileCount(Console console, boolean shown) {
            this.console = console;
            this.line = new TerminalLine(console.err(), shown);
        }

        @Override
        public boolean goesOn(int done, int all) {
            line.write(
                    all == 0
                            ? console.texts().get("dataset.looking", done)
                            : console.texts().get("dataset.progress", done, all));
            return true;
        }

        /** Takes the line away. */
        void clear() {
            line.clear();
        }
    }

    /**
     * One line of a terminal that tells how much of a large image is read, if that takes its time.
     * One thread.
     */
    static final class ReadingLine implements ReadProgress {
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
}
