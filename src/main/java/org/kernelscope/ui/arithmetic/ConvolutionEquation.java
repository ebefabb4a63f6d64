package org.kernelscope.ui.arithmetic;

import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;

/** The lines from the sum of a cell of a convolution to its value. Stateless. */
final class ConvolutionEquation {
    /** Width of the equation, in em. */
    private static final double WIDTH = 12.2;

    private ConvolutionEquation() {}

    /** Paints the lines, the last of which is the result. */
    static void paint(RasterPen pen, List<Line> lines, ConvolutionLayout layout) {
        double line = ConvolutionLayout.LINE * pen.em();
        double x = layout.equationX();
        double y = layout.equationY();
        // Dims the lines from the lower maps behind the numbers.
        pen.overlay(
                x, y - line / 2, WIDTH * pen.em(), lines.size() * line, pen.look().ground(), 0.85);
        double right = x + WIDTH * pen.em();
        int emphasis = pen.look().emphasis();
        for (int i = 0; i < lines.size(); i++) {
            boolean result = i == lines.size() - 1;
            Face face = result ? Face.RESULT : Face.NUMBER;
            pen.caption(lines.get(i).term(), x, y + i * line);
            double size = result ? 1.2 : 1.02;
            pen.write(lines.get(i).value(), right, y + i * line, face, size, emphasis, HPos.RIGHT);
        }
    }
}
