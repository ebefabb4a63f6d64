package org.kernelscope.ui.control;

import java.util.Locale;

/** The modifier key of shortcuts: Ctrl, or Command on macOS. */
public final class Shortcut {
    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");

    private Shortcut() {}

    /** The label of the key. */
    public static String key() {
        return MAC ? "⌘" : "Ctrl";
    }
}
