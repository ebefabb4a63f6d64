package org.kernelscope.ui.arithmetic;

import java.util.Arrays;
import java.util.List;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.GradientCheck;
import org.kernelscope.analysis.WeightGradient;
import org.kernelscope.analysis.WeightGradient.Term;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Tile;
import org.kernelscope.ui.paint.ValueColours;

/**
 * The gradient of one weight, place by place: the error at each place times what the weight is
 * multiplied by there, and the growing sum; and the same slope from two runs of the network with
 * the weight nudged.
 */
final class WeightTermsFigure implements Figure {
    private static final double NAME = 1.4;

    private final GradientContext context;
    private final WeightGradient gradient;
    private final GradientCheck check;
    private final Tensor errors;
    private final Tensor factors;
    private final Tensor products;
    private final double[] sums;
    private final Tile[] tiles = new Tile[3];
    private final double below;

    WeightTermsFigure(GradientContext context, Layer layer, int channel, int weight) {
        this.context = context;
        this.gradient =
                WeightGradient.of(
                        context.values().model(),
                        context.values().activations(),
                        context.gradients(),
                        layer,
                        channel,
                        weight);
        this.check = GradientCheck.ofWeight(context.question(), layer, channel, weight);
        this.errors = context.errors(layer.index()).channel(channel);
        float[] factor = new float[errors.size()];
        float[] product = new float[errors.size()];
        Arrays.fill(factor, Float.NaN);
        Arrays.fill(product, Float.NaN);
        this.sums = new double[gradient.terms().size() + 1];
        for (int i = 0; i < gradient.terms().size(); i++) {
            Term term = gradient.terms().get(i);
            int at = place(term);
            factor[at] = (float) term.factor();
            product[at] = (float) term.product();
            sums[i + 1] = sums[i] + term.product();
        }
        this.factors = Tensor.takeOver(errors.shape(), factor);
        this.products = Tensor.takeOver(errors.shape(), product);
        double em = context.values().em();
        double tall = context.values().height() - (NAME + 11) * em;
        double side = Math.min(tall, (context.values().width() - 5 * em) / 3);
        double x = 0;
        for (int i = 0; i < tiles.length; i++) {
            Tile tile = Tile.in(x, NAME * em, Math.max(1, side), errors);
            double cell = Math.max(Math.min(1, tile.cell()), Math.min(tile.cell(), 7 * em));
            tiles[i] = new Tile(x, NAME * em, cell, tile.rows(), tile.columns());
            x += Math.max(tiles[i].width(), 8 * em) + 2.4 * em;
        }
        this.below = NAME * em + tiles[0].height() + 1.4 * em;
    }

    private int place(Term term) {
        Shape shape = errors.shape();
        return term.to().row() * shape.columns() + term.to().column();
    }

    /** A step for each place, one for the gradient, one for the check. */
    @Override
    public int steps() {
        return gradient.terms().size() + 1;
    }

    private int reached(double time) {
        return Math.min(gradient.terms().size(), (int) Math.floor(time) + 1);
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int reached = reached(time);
        Term now =
                gradient.terms().isEmpty() ? null : gradient.terms().get(Math.max(0, reached - 1));
        String[] names = {
            "dL/dz",
            context.texts().get("gradient.factor"),
            context.texts().get("arithmetic.unit.products")
        };
        Tensor[] maps = {errors, factors, products};
        ValueColours[] colours = {
            GradientContext.signed(pen, errors.absMax()),
            pen.signedColours(largest(factors)),
            GradientContext.signed(pen, largest(products))
        };
        for (int i = 0; i < tiles.length; i++) {
            pen.caption(names[i], tiles[i].x(), 0.7 * em);
            double done = i < 2 || now == null ? errors.size() : place(now) + 1;
            pen.map(tiles[i], maps[i], colours[i], done);
            if (done >= errors.size()) {
                pen.values(tiles[i], maps[i], colours[i]);
            }
            if (now != null) {
                pen.window(tiles[i], now.to().row(), now.to().column(), 1, 1);
            }
            if (i > 0) {
                double y = tiles[i].y() + tiles[i].height() / 2;
                int quiet = pen.look().quiet();
                pen.write(
                        i == 1 ? "×" : "=",
                        tiles[i].x() - 1.2 * em,
                        y,
                        Face.TEXT,
                        1.2,
                        quiet,
                        HPos.CENTER);
            }
        }
        List<Line> lines = lines(now, reached);
        double width = Math.min(context.values().width(), 30 * em);
        int places = gradient.terms().size();
        TermLines.paint(pen, lines, 0, below, width, time < places ? 2 : 3);
        double y = below + lines.size() * TermLines.LINE * em + 0.2 * em;
        if (time < places + 1) {
            return;
        }
        for (String sentence : checks(context, check, gradient.gradient())) {
            y = pen.paragraph(sentence, 0, y, context.values().width());
        }
    }

    private static double largest(Tensor map) {
        double most = 0;
        for (int i = 0; i < map.size(); i++) {
            most = Float.isNaN(map.get(i)) ? most : Math.max(most, Math.abs(map.get(i)));
        }
        return most;
    }

    private List<Line> lines(@Nullable Term now, int reached) {
        String term =
                now == null
                        ? "0"
                        : Numbers.signed(now.error())
                                + " × "
                                + Numbers.value(now.factor())
                                + " = "
                                + Numbers.signed(now.product());
        String places = Numbers.count(reached) + " / " + Numbers.count(gradient.terms().size());
        return List.of(
                new Line(context.texts().get("gradient.thisPlace"), term),
                new Line(
                        context.texts().get("gradient.overPlaces", places),
                        Numbers.signed(sums[reached])),
                new Line(
                        context.texts().get("gradient.ofWeight", Numbers.value(gradient.weight())),
                        Numbers.signed(gradient.gradient())));
    }

    /** The check by the difference quotient in words, and what the gradient means. */
    static List<String> checks(GradientContext context, GradientCheck check, double gradient) {
        String sentence =
                context.texts()
                        .get(
                                "gradient.check",
                                Numbers.value(check.epsilon()),
                                exact(check.lower()),
                                exact(check.upper()),
                                Numbers.signed(check.slope()),
                                Numbers.signed(gradient));
        String sign =
                gradient == 0
                        ? "gradient.sign.none"
                        : gradient > 0 ? "gradient.sign.fall" : "gradient.sign.rise";
        return check.isKink()
                ? List.of(sentence, context.texts().get("gradient.kink"))
                : List.of(sentence, context.texts().get(sign));
    }

    private static String exact(double loss) {
        return String.format(java.util.Locale.ROOT, "%.9f", loss);
    }

    @Override
    public @Nullable Cell cellAt(double time) {
        return gradient.terms().isEmpty()
                ? null
                : gradient.terms().get(Math.max(0, reached(time) - 1)).to();
    }

    @Override
    public HitTarget at(double x, double y) {
        for (Tile tile : tiles) {
            int index = tile.indexAt(x, y);
            if (index >= 0 && !gradient.terms().isEmpty()) {
                Cell some = gradient.terms().get(0).to();
                Cell cell =
                        new Cell(
                                some.layer(),
                                some.channel(),
                                index / tile.columns(),
                                index % tile.columns());
                return HitTarget.open(cell, timeOf(index));
            }
        }
        return HitTarget.SOLID;
    }

    private double timeOf(int index) {
        for (int i = 0; i < gradient.terms().size(); i++) {
            if (place(gradient.terms().get(i)) == index) {
                return i;
            }
        }
        return Double.NaN;
    }

    @Override
    public String caption(double time) {
        int reached = reached(time);
        String places = Numbers.count(reached) + " / " + Numbers.count(gradient.terms().size());
        return context.texts().get("gradient.overPlaces", places)
                + " "
                + Numbers.signed(sums[reached]);
    }

    @Override
    public String result() {
        return String.join(" ", checks(context, check, gradient.gradient()));
    }
}
