package org.kernelscope.ui.draw;

import java.util.OptionalDouble;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Tensor;

/**
 * The part of the pad that has no ink above and below what is drawn. Immutable; any thread.
 *
 * @param top the height of the strip above the ink, 0 to 1, in heights of the pad
 * @param bottom the height of the strip below the ink, 0 to 1, in heights of the pad
 */
record PadRoom(double top, double bottom) {
    /** Ink that is fainter than this cannot be seen. */
    private static final float VISIBLE = 0.05f;

    /** Words need so many times their height, so that they touch neither ink nor border. */
    private static final double AIR = 1.35;

    /** The room that {@code drawing} leaves. */
    static PadRoom of(Drawing drawing) {
        double first = 1;
        double last = 0;
        Backdrop backdrop = drawing.backdrop();
        if (backdrop != null) {
            Tensor ink = backdrop.ink();
            int rows = ink.shape().rows();
            int columns = ink.shape().columns();
            double square = Math.max(rows, columns);
            double above = (square - rows) / 2;
            for (int row = 0; row < rows; row++) {
                if (hasInk(ink, row, columns)) {
                    first = Math.min(first, (above + row) / square);
                    last = (above + row + 1) / square;
                }
            }
        }
        for (Stroke stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.points(); i++) {
                first = Math.min(first, stroke.y(i) - stroke.width() / 2);
                last = Math.max(last, stroke.y(i) + stroke.width() / 2);
            }
        }
        return new PadRoom(Math.max(0, first), Math.max(0, 1 - last));
    }

    private static boolean hasInk(Tensor ink, int row, int columns) {
        for (int column = 0; column < columns; column++) {
            if (ink.at(0, row, column) > VISIBLE) {
                return true;
            }
        }
        return false;
    }

    /**
     * The upper edge of words that stand clear of the ink: in the middle of the strip below it,
     * else of the one above it; empty if they fit into neither.
     *
     * @param side the side of the pad, in pixels
     * @param height the height of the words, in pixels
     */
    OptionalDouble place(double side, double height) {
        double needed = AIR * height;
        if (bottom * side >= needed) {
            return OptionalDouble.of(side - (bottom * side + height) / 2);
        }
        return top * side >= needed
                ? OptionalDouble.of((top * side - height) / 2)
                : OptionalDouble.empty();
    }
}
