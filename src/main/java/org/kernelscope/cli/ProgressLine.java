package org.kernelscope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunProgress;
import org.kernelscope.training.RunView;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.record.RunRecord;

/** One line of a terminal that is written over and over while the training goes on. */
final class ProgressLine {
    private static final int WIDTH = 24;
    private static final int LOSS_STEPS = 20;

    private final TerminalLine terminal;
    private final Texts texts;

    /**
     * @param shown true if there is a terminal to write to
     */
    ProgressLine(PrintWriter out, Texts texts, boolean shown) {
        this.terminal = new TerminalLine(out, shown);
        this.texts = texts;
    }

    /** Writes how far {@code view} has come. */
    void show(RunView view) {
        RunRecord run = view.run();
        if (run == null || run.steps().size() == 0) {
            return;
        }
        RunProgress progress = view.progress();
        String line =
                texts.get(
                        "train.progress",
                        progress.epoch(),
                        progress.epochs() == 0 ? "∞" : progress.epochs(),
                        bar(progress.partOfEpoch()),
                        String.format(Locale.ROOT, "%,.0f", progress.examplesPerSecond()),
                        clock(progress.secondsLeft()),
                        String.format(Locale.ROOT, "%.4f", loss(run.steps())),
                        run.lastEpoch().map(ProgressLine::test).orElse("–"));
        terminal.write(line);
    }

    /** The mean over the last steps: a single one jumps too much to be read. */
    private static double loss(MetricSeries steps) {
        int from = Math.max(0, steps.size() - LOSS_STEPS);
        return steps.mean(MetricSeries.Metric.LOSS, from, steps.size());
    }

    private static String test(EpochResult epoch) {
        return percent(epoch.test().score().accuracy());
    }

    /** A share as people read it; a dash for none. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Takes the line away, so that another can be printed. */
    void clear() {
        terminal.clear();
    }

    private static String bar(double part) {
        int full = (int) Math.round(WIDTH * Math.max(0, Math.min(1, part)));
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    /** Formats seconds as {@code 1:05}; a dash if they are unknown. */
    static String clock(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
