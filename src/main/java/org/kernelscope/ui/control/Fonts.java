package org.kernelscope.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/**
 * Loads the bundled fonts of {@link org.kernelscope.ui.paint.Face}, so that the program looks the
 * same in English and Korean even on a machine without fonts.
 */
public final class Fonts {
    private static final String[] FILES = {
        "Pretendard-Regular",
        "Pretendard-SemiBold",
        "JetBrainsMono-Regular",
        "JetBrainsMono-SemiBold"
    };

    private Fonts() {}

    /** Registers the fonts with JavaFX. Call it once, before the first window. */
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
}
