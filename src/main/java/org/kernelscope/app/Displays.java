package org.kernelscope.app;

import java.util.Locale;
import org.kernelscope.render.OffscreenDisplay;

/**
 * Finds out if there is a screen to open a window on. Asked before JavaFX, which would end the
 * process with a stack trace.
 */
final class Displays {
    private Displays() {}

    /** Linux says it in its environment; Windows and macOS always have a screen. */
    static boolean available() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || OffscreenDisplay.isOn() || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
