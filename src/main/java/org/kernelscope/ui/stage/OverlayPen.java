package org.kernelscope.ui.stage;

import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.StageLayout;

/**
 * A {@link CanvasPen} over the stage, with the layout that it marks. All lengths in device pixels.
 *
 * @param pen the pen, on a canvas that is scaled to device pixels
 * @param layout the layout of the stage
 * @param unit device pixels in a logical pixel
 */
record OverlayPen(CanvasPen pen, StageLayout layout, double unit) {
    /** Share of the strongest colour: weak weights are translucent, but keep their hue. */
    private static final double STRONG = 0.62;

    /** The colour of the sign of a value. */
    int sign(float value, double opacity) {
        return Look.faded(pen.look().signed(value < 0 ? -STRONG : STRONG), opacity);
    }

    /**
     * Draws a frame outside of {@code rows} × {@code columns} cells.
     *
     * @param corner the upper left cell
     * @param thickness in logical pixels
     */
    void frame(Cell corner, int rows, int columns, int argb, double thickness) {
        LayerBox box = layout.box(corner.layer());
        double line = thickness * unit;
        double left = near(box.cellX(corner) - line, layout.frame().width());
        double top = near(box.cellY(corner) - line, layout.frame().height());
        double right =
                near(box.cellX(corner) + columns * box.scale() + line, layout.frame().width());
        double bottom =
                near(box.cellY(corner) + rows * box.scale() + line, layout.frame().height());
        pen.frame(
                left + line,
                top + line,
                right - left - 2 * line,
                bottom - top - 2 * line,
                line,
                argb);
    }

    /**
     * Limits a coordinate to a stage's size beyond the stage: with padding a receptive field can be
     * huge, and every dash of its frame would be computed.
     */
    private static double near(double edge, double size) {
        return Math.max(-size, Math.min(2 * size, edge));
    }
}
