package org.kernelscope.ui.arithmetic;

import javafx.geometry.HPos;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.ui.control.ActivationFormulas;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;

/**
 * The numbers of one cell of a convolution: what comes from each map below, beside it, and their
 * sum, the bias, z and the activation, line by line. Any thread.
 *
 * @param whole all that the map is made from
 * @param shown the maps below that are shown
 */
record ConvolutionWords(
        Convolved whole, Convolved shown, FigureContext context, ConvolutionLayout layout) {
    private static final double NUMBERS = 12.2;
    private static final double SIZE = 0.9;

    void paint(RasterPen pen, int index) {
        if (shown.parts().size() > 1) {
            parts(pen, index);
        }
        double em = context.em();
        double line = ConvolutionLayout.LINE * em;
        double y = layout.wordsY();
        // The lines from the lower maps pass here; the numbers must stay readable.
        int ground = pen.look().ground();
        pen.overlay(layout.wordsX(), y - line / 2, NUMBERS * em, 4 * line, ground, 0.85);
        double sum = 0;
        for (Part part : whole.parts()) {
            sum += part.result().get(index);
        }
        line(pen, context.texts().get("card.products"), Numbers.signed(sum), y);
        line(pen, context.texts().get("card.bias"), Numbers.signed(whole.bias()), y + line);
        String z = Numbers.signed(whole.sums().get(index));
        line(pen, context.texts().get("arith.z"), z, y + 2 * line);
        String formula = ActivationFormulas.formula(context.texts(), whole.activation());
        pen.caption(formula, layout.wordsX(), y + 3 * line);
        String out = Numbers.value(whole.output().get(index));
        int ink = pen.look().emphasis();
        double right = layout.wordsX() + NUMBERS * em;
        pen.write(out, right, y + 3 * line, Face.RESULT, 1.2, ink, HPos.RIGHT);
        if (shown.parts().size() < whole.parts().size()) {
            left(pen);
        }
    }

    private void parts(RasterPen pen, int index) {
        double em = context.em();
        int ground = pen.look().ground();
        int ink = pen.look().emphasis();
        for (int i = 0; i < shown.parts().size(); i++) {
            Tile result = layout.results().get(i);
            String number = Numbers.signed(shown.parts().get(i).result().get(index));
            double x = result.x() + result.width() + 0.35 * em;
            double y = result.y() + result.height() / 2;
            double width = pen.width(number, Face.NUMBER, SIZE);
            pen.overlay(x - 1, y - 0.6 * em, width + 2, 1.2 * em, ground, 0.75);
            pen.write(number, x, y, Face.NUMBER, SIZE, ink, HPos.LEFT);
        }
    }

    private void line(RasterPen pen, String what, String number, double y) {
        pen.caption(what, layout.wordsX(), y);
        int ink = pen.look().emphasis();
        double right = layout.wordsX() + NUMBERS * context.em();
        pen.write(number, right, y, Face.NUMBER, 1.02, ink, HPos.RIGHT);
    }

    /** That not all maps below are shown, though all of them are in the sum. */
    private void left(RasterPen pen) {
        String words =
                context.texts()
                        .get(
                                "arith.map.strongest",
                                shown.parts().size(),
                                Numbers.count(whole.parts().size()));
        double below = layout.output().y() + layout.output().height() + 0.9 * context.em();
        double y = Math.min(below, context.height() - 0.5 * context.em());
        pen.caption(words, layout.wordsX(), y);
    }
}
