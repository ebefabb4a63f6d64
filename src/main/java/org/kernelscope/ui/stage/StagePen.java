package org.kernelscope.ui.stage;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageLook;

/**
 * Draws over the stage in its own lengths (device pixels) and colours. JavaFX thread.
 *
 * @param graphics scaled so that a length of 1 is a device pixel
 * @param layout where the layers stand
 * @param look the colours
 * @param unit device pixels in a logical pixel
 * @param em size of text, in logical pixels
 */
record StagePen(
        GraphicsContext graphics, StageLayout layout, StageLook look, double unit, double em) {
    /** How far a weak weight's colour goes: it shows in being faint, not in losing its hue. */
    private static final float STRONG = 0.62f;

    Color emphasis() {
        return rgb(look.emphasis(), 1);
    }

    Color quiet(double opacity) {
        return rgb(look.quiet(), opacity);
    }

    Color ground(double opacity) {
        return rgb(look.ground(), opacity);
    }

    /** The hue of a sign. */
    Color sign(float value, double opacity) {
        return rgb(look.palette().signed(look.theme(), value < 0 ? -STRONG : STRONG), opacity);
    }

    private static Color rgb(int argb, double opacity) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff, opacity);
    }

    /**
     * A frame around {@code rows} × {@code columns} cells from {@code corner} on, just outside of
     * them.
     *
     * @param width of its line, in logical pixels
     */
    void frame(Cell corner, int rows, int columns, Color colour, double width) {
        LayerBox box = layout.box(corner.layer());
        double line = width * unit;
        graphics.setStroke(colour);
        graphics.setLineWidth(line);
        double left = near(box.cellX(corner) - line / 2, layout.frame().width());
        double top = near(box.cellY(corner) - line / 2, layout.frame().height());
        double right = box.cellX(corner) + columns * box.scale() + line / 2;
        double bottom = box.cellY(corner) + rows * box.scale() + line / 2;
        graphics.strokeRect(
                left,
                top,
                near(right, layout.frame().width()) - left,
                near(bottom, layout.frame().height()) - top);
    }

    /**
     * No further than a stage's size beyond the stage: in the padding a field can be huge, and each
     * of the dashes around it would be computed.
     */
    private static double near(double edge, double size) {
        return Math.max(-size, Math.min(2 * size, edge));
    }
}
