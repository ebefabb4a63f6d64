package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;

/** Progress of reading is shown for what takes more than 150 ms, on a terminal. */
final class ReadingLineTest {
    private static final long MILLION = 1_000_000;

    private final StringWriter written = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    private TerminalLine.ReadingLine line(boolean terminal) {
        PrintWriter err = new PrintWriter(written, true);
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()), err, Texts.in(Texts.Language.ENGLISH));
        return new TerminalLine.ReadingLine(console, terminal, now::get);
    }

    @Test
    void whatIsReadSoonWritesNothing() {
        TerminalLine.ReadingLine line = line(true);
        now.addAndGet(149 * MILLION);
        assertThat(line.goesOn(0.9)).isTrue();
        line.clear();
        assertThat(written.toString()).isEmpty();
    }

    @Test
    void theLineTellsTheShareAndGoesAway() {
        TerminalLine.ReadingLine line = line(true);
        now.addAndGet(150 * MILLION);
        assertThat(line.goesOn(0.254)).isTrue();
        assertThat(written.toString()).isEqualTo("\r25 % of the image read");
        line.clear();
        assertThat(written.toString()).endsWith("\r" + " ".repeat(22) + "\r");
    }

    @Test
    void aFileGetsNoProgress() {
        TerminalLine.ReadingLine line = line(false);
        now.addAndGet(1_000 * MILLION);
        assertThat(line.goesOn(0.5)).isTrue();
        line.clear();
        assertThat(written.toString()).isEmpty();
    }
}
