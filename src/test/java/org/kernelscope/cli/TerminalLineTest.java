package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A line that is written over, and taken away. */
final class TerminalLineTest {
    private final StringWriter written = new StringWriter();

    @Test
    void nothingOfALongerLineStays() {
        TerminalLine line = new TerminalLine(new PrintWriter(written), true);
        line.write("ten of ten");
        line.write("done");
        assertThat(written.toString()).isEqualTo("\rten of ten\rdone      ");
        line.clear();
        line.clear();
        assertThat(written.toString()).isEqualTo("\rten of ten\rdone      \r    \r");
    }

    @Test
    void aFileGetsNothing() {
        TerminalLine line = new TerminalLine(new PrintWriter(written), false);
        line.write("ten");
        line.clear();
        assertThat(written.toString()).isEmpty();
    }
}
