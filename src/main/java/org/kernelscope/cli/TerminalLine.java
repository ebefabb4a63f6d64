package org.kernelscope.cli;

import java.io.PrintWriter;

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
}
