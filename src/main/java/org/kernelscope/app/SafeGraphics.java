package org.kernelscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.kernelscope.storage.SettingsFile;

/**
 * Draws the window without the graphics card if the last start did not get as far as its first
 * frame, as happens with a faulty graphics driver. A file stands for a start that is under way.
 * Nothing is remembered where no file can be written. Any thread that may wait for a disk.
 */
final class SafeGraphics {
    /** JavaFX reads this once, when it starts: the ways to draw, separated by commas. */
    private static final String PIPELINES = "prism.order";

    private final Path mark;
    private boolean chosen;

    SafeGraphics(Path folder) {
        this.mark = folder.resolve("starting");
    }

    /** The choice of the user. */
    static SafeGraphics ofUser() {
        return new SafeGraphics(SettingsFile.ofUser().folder());
    }

    /**
     * Notes that a start begins. Call it before JavaFX starts.
     *
     * @param properties get the choice of JavaFX's software renderer, unless they have a choice
     */
    void begin(Properties properties) {
        if (Files.exists(mark) && properties.getProperty(PIPELINES) == null) {
            properties.setProperty(PIPELINES, "sw");
            chosen = true;
        }
        try {
            Files.createDirectories(mark.getParent());
            Files.write(mark, new byte[0]);
        } catch (IOException | RuntimeException unwritable) {
            // The program starts as well without.
            return;
        }
    }

    /** True if this start draws without the graphics card because the last one failed. */
    boolean isChosen() {
        return chosen;
    }

    /** The first frame is there. */
    void painted() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException | RuntimeException unwritable) {
            // At worst the next start draws without the graphics card.
            return;
        }
    }
}
