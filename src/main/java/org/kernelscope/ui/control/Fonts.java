package org.kernelscope.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * The faces that travel with the program, so that it looks the same, in English and Korean, on a
 * machine with no fonts at all. JavaFX thread.
 */
public final class Fonts {
    /** Family of the text face. */
    public static final String TEXT = "Pretendard";

    /** Family of the fixed-width face, for numbers. */
    public static final String MONO = "JetBrains Mono";

    private static final String[] FILES = {
        "Pretendard-Regular",
        "Pretendard-SemiBold",
        "JetBrainsMono-Regular",
        "JetBrainsMono-SemiBold"
    };

    private Fonts() {}

    /** Makes the faces known to JavaFX; once, before the first window. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream stream =
                    Fonts.class.getResourceAsStream("/assets/fonts/" + file + ".ttf")) {
                if (stream == null || Font.loadFont(stream, 12) == null) {
                    throw new IllegalStateException("the font " + file + " is missing or broken");
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** The fixed-width face in a size, in logical pixels. */
    public static Font mono(double size) {
        return Font.font(MONO, size);
    }
}
