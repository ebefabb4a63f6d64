package org.kernelscope.cli;

import org.kernelscope.dataset.ImportProgress;

/** One line of a terminal that counts files while they are read. One thread. */
final class FileCount implements ImportProgress {
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
