package org.kernelscope.cli;

import org.kernelscope.dataset.ImportProgress;

/** One line of a terminal that counts files while they are read. One thread. */
final class FileCount implements ImportProgress {
    private final Console console;
    private final boolean shown;
    private int written;

    /**
     * @param shown true if there is a terminal to write to
     */
    FileCount(Console console, boolean shown) {
        this.console = console;
        this.shown = shown;
    }

    @Override
    public boolean goesOn(int done, int all) {
        if (shown) {
            String line = console.texts().get("dataset.progress", done, all);
            console.err().print("\r" + line);
            console.err().flush();
            written = Math.max(written, line.length());
        }
        return true;
    }

    /** Takes the line away. */
    void clear() {
        if (written > 0) {
            console.err().print("\r" + " ".repeat(written) + "\r");
            console.err().flush();
            written = 0;
        }
    }
}
