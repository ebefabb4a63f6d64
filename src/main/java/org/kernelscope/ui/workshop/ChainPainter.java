package org.kernelscope.ui.workshop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.geometry.HPos;
import org.kernelscope.network.Span;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.ChainField;

/**
 * Paints the windows of a chain along one axis: a row of cells for each layer, the input at the
 * bottom, and what one cell sees. A pure function of its arguments.
 */
final class ChainPainter {
    private static final double NAME = 15;

    private final RasterPen pen;
    private final Texts texts;
    private final ChainMaps computed;
    private final double height;
    private final ChainSpot focus;

    /** The left end, the first position that is shown, and device pixels per input cell. */
    private double left;

    private double first;
    private double unit;

    /**
     * @param height of the figure, from the top
     * @param focus the cell whose receptive field is shown
     */
    ChainPainter(RasterPen pen, Texts texts, ChainMaps computed, double height, ChainSpot focus) {
        this.pen = pen;
        this.texts = texts;
        this.computed = computed;
        this.height = height;
        this.focus = focus;
    }

    void paint() {
        List<Integer> sizes = computed.reach().sizes();
        List<ChainField> fields = computed.fields();
        int layers = sizes.size();
        double em = pen.em();
        double step = (height - em) / layers;
        boolean complete = computed.chain().isPossible();
        fit(pen.raster().width());
        boolean known = computed.has(focus);
        List<BitSet> seen = known ? columns() : List.of();
        List<Span> spans =
                known
                        ? computed.reach()
                                .spans(
                                        focus.layer(),
                                        computed.reach().place(focus.layer(), focus.index()))
                        : List.of();
        for (int at = 0; at < layers; at++) {
            double y = height - em / 2 - (at + 0.5) * step;
            ChainField field = fields.get(at);
            double side = side(field, step);
            String name = ChainSentences.layer(texts, computed, at);
            pen.write(
                    name, em / 2, y - 0.55 * em, Face.TEXT, 0.9, pen.look().emphasis(), HPos.LEFT);
            pen.caption(ChainSentences.field(texts, field), em / 2, y + 0.65 * em);
            for (int i = 0; complete && i < sizes.get(at); i++) {
                double x = x(field, i);
                boolean lit = at < seen.size() && seen.get(at).get(i);
                int fill = lit ? pen.look().training() : pen.look().surface();
                pen.fill(x - side / 2, y - side / 2, side, side, fill);
                pen.frame(x - side / 2, y - side / 2, side, side, 1, pen.look().tileFrame());
            }
            if (at > 0 && complete && at < seen.size()) {
                Span upper = spans.get(at).clip(sizes.get(at));
                Span lower = spans.get(at - 1);
                if (!upper.isEmpty() && !lower.isEmpty()) {
                    ChainField under = fields.get(at - 1);
                    double below = side(under, step);
                    edge(
                            x(field, upper.from()) - side / 2,
                            y + side / 2,
                            x(under, lower.from()) - below / 2,
                            y + step - below / 2);
                    edge(
                            x(field, upper.to() - 1) + side / 2,
                            y + side / 2,
                            x(under, lower.to() - 1) + below / 2,
                            y + step - below / 2);
                }
            }
        }
    }

    /** The columns of the maps of each layer that the cell depends on. */
    private List<BitSet> columns() {
        List<BitSet> all = new ArrayList<>();
        List<BitSet> seen = computed.reach().seen(focus.layer(), focus.index());
        for (int at = 0; at < seen.size(); at++) {
            int side = computed.reach().sides().get(at);
            int size = computed.reach().sizes().get(at);
            BitSet columns = new BitSet();
            seen.get(at).stream().forEach(cell -> columns.set(cell % side % size));
            all.add(columns);
        }
        return all;
    }

    /** Chooses the scale so that the layers and their padding have room. */
    private void fit(double width) {
        double em = pen.em();
        Chain chain = computed.chain();
        int padding = chain.windows().stream().mapToInt(w -> w.padding()).max().orElse(0);
        first = -0.5 - padding;
        double last = chain.input() - 0.5 + padding;
        for (int at = 0; at < computed.fields().size(); at++) {
            ChainField field = computed.fields().get(at);
            int size = computed.reach().sizes().get(at);
            if (size > 0) {
                first = Math.min(first, field.start() - 0.5);
                last = Math.max(last, field.start() + (size - 1) * field.step() + 0.5);
            }
        }
        left = NAME * em;
        unit = Math.min((width - left - em) / (last - first), 2.4 * em);
    }

    /** The side of a cell; smaller where the cells lie closer than those of the input. */
    private double side(ChainField field, double step) {
        return Math.min(unit * 0.86 * Math.min(1, field.step()), step * 0.5);
    }

    private void edge(double x1, double y1, double x2, double y2) {
        pen.line(x1, y1, x2, y2, Math.max(1, pen.em() / 10), pen.look().quiet(), 0.8);
    }

    /** The middle of a cell: above the middle of what it sees. */
    private double x(ChainField field, int cell) {
        return left + (field.start() + cell * field.step() - first) * unit;
    }
}
