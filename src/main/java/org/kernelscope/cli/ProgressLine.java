package org.kernelscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.kernelscope.text.Texts;

/** One line of a terminal that is written over and over while the training goes on. */
final class ProgressLine {
    private static final int WIDTH = 24;
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintWriter out;
    private final Texts texts;
    private final boolean shown;
    private final long startNanos = System.nanoTime();
    private long lastNanos;
    private long digitsDone;

    /**
     * @param shown whether there is a terminal to write to
     */
    ProgressLine(PrintWriter out, Texts texts, boolean shown) {
        this.out = out;
        this.texts = texts;
        this.shown = shown;
    }

    /**
     * A step was made.
     *
     * @param epoch counted from 1
     * @param epochs in all
     * @param part of the epoch that is done, 0 to 1
     * @param digits in this step
     * @param digitsLeft until the end of the training
     * @param loss of the last step
     */
    void step(int epoch, int epochs, double part, int digits, long digitsLeft, double loss) {
        digitsDone += digits;
        long now = System.nanoTime();
        if (!shown || now - lastNanos < EVERY_NANOS) {
            return;
        }
        lastNanos = now;
        double rate = rate();
        out.print(
                "\r"
                        + texts.get(
                                "train.progress",
                                epoch,
                                epochs,
                                bar(part),
                                String.format(Locale.ROOT, "%,.0f", rate),
                                clock(digitsLeft / rate),
                                String.format(Locale.ROOT, "%.4f", loss))
                        + "   ");
        out.flush();
    }

    /** Digits a second since the beginning. */
    double rate() {
        return digitsDone / Math.max(1e-9, seconds());
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** Takes the line away, so that another can be printed. */
    void clear() {
        if (shown) {
            out.print("\r" + " ".repeat(100) + "\r");
        }
    }

    private static String bar(double part) {
        int full = (int) Math.round(WIDTH * part);
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    /** Seconds as people read them: {@code 1:05}. */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
