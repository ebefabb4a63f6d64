package org.kernelscope.ui.paint;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports where the pens put text. Tests watch it, to find text that is cut off or lies on other
 * text; without a watcher nothing is measured.
 *
 * @param text the written text
 * @param left left end of the text
 * @param right right end of the text
 * @param middle height of the middle of its letters
 * @param size font size
 * @param pen the pen; each painting of an image has its own
 * @param width width of the image; infinite if the pen does not know it
 * @param height height of the image; infinite if the pen does not know it
 */
public record PaintedText(
        String text,
        double left,
        double right,
        double middle,
        double size,
        Object pen,
        double width,
        double height) {
    private static volatile @Nullable Consumer<PaintedText> watcher;

    /** Tells {@code consumer} of all text from now on, on the painting thread; null for nobody. */
    public static void watch(@Nullable Consumer<PaintedText> consumer) {
        watcher = consumer;
    }

    static @Nullable Consumer<PaintedText> watcher() {
        return watcher;
    }
}
