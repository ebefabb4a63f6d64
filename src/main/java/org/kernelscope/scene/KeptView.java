package org.kernelscope.scene;

/**
 * A scene that somebody has kept under a name. Immutable; any thread.
 *
 * @param name its name in the list
 * @param scene the contents
 */
public record KeptView(String name, Scene scene) {
    /** The longest name. */
    public static final int MAX_NAME = 80;

    /** {@code text} as a name: one line, not too long; empty if nothing is left. */
    public static String name(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME).strip();
    }
}
