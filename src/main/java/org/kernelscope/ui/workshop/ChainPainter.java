package org.kernelscope.ui.workshop;

import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.network.Span;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.workshop.Chain;

/**
 * Paints the windows of a chain along one axis: a row of cells for each layer, the input at the
 * bottom, and what one cell of the last layer sees. A pure function of its arguments.
 */
final class ChainPainter {
    private static final double NAME = 15;

    private final RasterPen pen;
    private final Texts texts;
    private final Chain chain;
    private final int cell;

    /**
     * @param cell the cell of the last layer
     */
    ChainPainter(RasterPen pen, Texts texts, Chain chain, int cell) {
        this.pen = pen;
        this.texts = texts;
        this.chain = chain;
        this.cell = cell;
    }

    void paint() {
        List<Integer> sizes = chain.sizes();
        List<ReceptiveField> fields = chain.fields();
        int layers = sizes.size();
        double em = pen.em();
        double width = pen.raster().width();
        double height = pen.raster().height();
        double step = (height - em) / layers;
        int last = sizes.get(layers - 1);
        List<Span> spans = chain.spans(Math.max(0, Math.min(cell, last - 1)));
        int padding = chain.windows().stream().mapToInt(w -> w.padding()).max().orElse(0);
        double left = NAME * em;
        double unit = Math.min((width - left - em) / (chain.input() + 2.0 * padding), 2.4 * em);
        double side = Math.min(unit * 0.86, step * 0.5);
        for (int layer = 0; layer < layers; layer++) {
            double y = height - em / 2 - (layer + 0.5) * step;
            ReceptiveField field = fields.get(layer);
            String name =
                    layer == 0
                            ? texts.get("workshop.chain.input", sizes.get(0))
                            : texts.get(
                                    "workshop.chain.layer", layer, sizes.get(layer), field.size());
            pen.write(
                    name, em / 2, y - 0.55 * em, Face.TEXT, 0.9, pen.look().emphasis(), HPos.LEFT);
            pen.caption(
                    texts.get("workshop.chain.field", field.jump(), number(field.start())),
                    em / 2,
                    y + 0.65 * em);
            Span seen = spans.get(layer).clip(sizes.get(layer));
            for (int i = 0; last > 0 && i < sizes.get(layer); i++) {
                double x = x(field, i, left, unit, padding);
                boolean lit = i >= seen.from() && i < seen.to();
                int fill = lit ? pen.look().training() : pen.look().surface();
                pen.fill(x - side / 2, y - side / 2, side, side, fill);
                pen.frame(x - side / 2, y - side / 2, side, side, 1, pen.look().tileFrame());
            }
            if (layer > 0 && last > 0 && !seen.isEmpty()) {
                edges(
                        layer,
                        seen,
                        spans.get(layer - 1),
                        fields,
                        y,
                        step,
                        side,
                        left,
                        unit,
                        padding);
            }
        }
    }

    /** The two lines from the ends of what is seen to the ends of what those cells see. */
    private void edges(
            int layer,
            Span seen,
            Span below,
            List<ReceptiveField> fields,
            double y,
            double step,
            double side,
            double left,
            double unit,
            int padding) {
        double lower = y + step;
        double line = Math.max(1, pen.em() / 10);
        ReceptiveField own = fields.get(layer);
        ReceptiveField under = fields.get(layer - 1);
        int quiet = pen.look().quiet();
        pen.line(
                x(own, seen.from(), left, unit, padding) - side / 2,
                y + side / 2,
                x(under, below.from(), left, unit, padding) - side / 2,
                lower - side / 2,
                line,
                quiet,
                0.8);
        pen.line(
                x(own, seen.to() - 1, left, unit, padding) + side / 2,
                y + side / 2,
                x(under, below.to() - 1, left, unit, padding) + side / 2,
                lower - side / 2,
                line,
                quiet,
                0.8);
    }

    /** The middle of a cell: above the middle of what it sees. */
    private static double x(ReceptiveField field, int cell, double left, double unit, int padding) {
        return left + (field.start() + (double) cell * field.jump() + padding + 0.5) * unit;
    }

    private static String number(double value) {
        return CellValues.plain(value);
    }
}
