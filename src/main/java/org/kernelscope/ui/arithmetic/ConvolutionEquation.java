package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.ActivationWords;

/** The sum of a cell of a convolution, the bias, z and the activation, line by line. Stateless. */
final class ConvolutionEquation {
    /** Width of the equation, in em. */
    private static final double WIDTH = 12.2;

    private ConvolutionEquation() {}

    /** Paints the equation of the cell {@code index} of the map. */
    static void paint(
            RasterPen pen,
            Convolved map,
            int index,
            ConvolutionLayout layout,
            FigureContext context) {
        double em = context.em();
        double line = ConvolutionLayout.LINE * em;
        double x = layout.equationX();
        double y = layout.equationY();
        // Dims the lines from the lower maps behind the numbers.
        pen.overlay(x, y - line / 2, WIDTH * em, 4 * line, pen.look().ground(), 0.85);
        double sum = 0;
        for (Part part : map.parts()) {
            sum += part.result().get(index);
        }
        line(pen, context.texts().get("card.products"), Numbers.signed(sum), x, y);
        line(pen, context.texts().get("card.bias"), Numbers.signed(map.bias()), x, y + line);
        String z = Numbers.signed(map.sums().get(index));
        line(pen, context.texts().get("arithmetic.z"), z, x, y + 2 * line);
        String formula = ActivationWords.formula(context.texts(), map.activation());
        pen.caption(formula, x, y + 3 * line);
        String output = Numbers.value(map.output().get(index));
        int emphasis = pen.look().emphasis();
        double right = x + WIDTH * em;
        pen.write(output, right, y + 3 * line, Face.RESULT, 1.2, emphasis, HPos.RIGHT);
    }

    private static void line(RasterPen pen, String term, String value, double x, double y) {
        pen.caption(term, x, y);
        double right = x + WIDTH * pen.em();
        pen.write(value, right, y, Face.NUMBER, 1.02, pen.look().emphasis(), HPos.RIGHT);
    }
}
