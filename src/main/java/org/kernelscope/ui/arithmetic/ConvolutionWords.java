package org.kernelscope.ui.arithmetic;

import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.ui.paint.GlyphSource.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.RasterPen.Align;
import org.kernelscope.ui.paint.TileBrush.Tile;
import org.kernelscope.ui.state.ActivationWords;

/**
 * The numbers of one cell of a convolution: what comes from each map below, beside it, and their
 * sum, the bias, z and the activation, line by line. Any thread.
 *
 * @param whole all that the map is made from
 * @param shown the maps below that are shown
 */
record ConvolutionWords(
        Convolved whole, Convolved shown, FigureContext sheet, ConvolutionLayout layout) {
    private static final double NUMBERS = 12.2;
    private static final double SIZE = 0.9;

    void paint(RasterPen brush, int index) {
        if (shown.parts().size() > 1) {
            parts(brush, index);
        }
        double em = sheet.em();
        double line = ConvolutionLayout.LINE * em;
        double y = layout.wordsY();
        // The lines from the lower maps pass here; the numbers must stay readable.
        int ground = brush.look().ground();
        brush.veil(layout.wordsX(), y - line / 2, NUMBERS * em, 4 * line, ground, 0.85);
        double sum = 0;
        for (Part part : whole.parts()) {
            sum += part.result().get(index);
        }
        line(brush, sheet.texts().get("card.products"), Numbers.signed(sum), y);
        line(brush, sheet.texts().get("card.bias"), Numbers.signed(whole.bias()), y + line);
        String z = Numbers.signed(whole.sums().get(index));
        line(brush, sheet.texts().get("arith.z"), z, y + 2 * line);
        String formula = ActivationWords.formula(sheet.texts(), whole.activation());
        brush.caption(formula, layout.wordsX(), y + 3 * line);
        String out = Numbers.value(whole.output().get(index));
        int ink = brush.look().emphasis();
        double right = layout.wordsX() + NUMBERS * em;
        brush.write(out, right, y + 3 * line, Face.RESULT, 1.2, ink, Align.RIGHT);
        if (shown.parts().size() < whole.parts().size()) {
            left(brush);
        }
    }

    private void parts(RasterPen brush, int index) {
        double em = sheet.em();
        int ground = brush.look().ground();
        int ink = brush.look().emphasis();
        for (int i = 0; i < shown.parts().size(); i++) {
            Tile result = layout.results().get(i);
            String number = Numbers.signed(shown.parts().get(i).result().get(index));
            double x = result.x() + result.width() + 0.35 * em;
            double y = result.y() + result.height() / 2;
            double width = brush.width(number, Face.NUMBER, SIZE);
            brush.veil(x - 1, y - 0.6 * em, width + 2, 1.2 * em, ground, 0.75);
            brush.write(number, x, y, Face.NUMBER, SIZE, ink, Align.LEFT);
        }
    }

    private void line(RasterPen brush, String what, String number, double y) {
        brush.caption(what, layout.wordsX(), y);
        int ink = brush.look().emphasis();
        double right = layout.wordsX() + NUMBERS * sheet.em();
        brush.write(number, right, y, Face.NUMBER, 1.02, ink, Align.RIGHT);
    }

    /** That not all maps below are shown, though all of them are in the sum. */
    private void left(RasterPen brush) {
        String words =
                sheet.texts()
                        .get(
                                "arith.map.strongest",
                                shown.parts().size(),
                                Numbers.count(whole.parts().size()));
        double below = layout.output().y() + layout.output().height() + 0.9 * sheet.em();
        double y = Math.min(below, sheet.height() - 0.5 * sheet.em());
        brush.caption(words, layout.wordsX(), y);
    }
}
