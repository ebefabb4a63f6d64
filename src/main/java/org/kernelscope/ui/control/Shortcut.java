package org.kernelscope.ui.control;

import java.util.Locale;

/** The key that is held for shortcuts on this system: Ctrl, or Command on macOS. Any thread. */
public final class Shortcut {
    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");

    private Shortcut() {}

    /** The key as it is written on the keyboard. */
    public static String key() {
        return MAC ? "⌘" : "Ctrl";
    }
}
