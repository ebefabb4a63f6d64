package org.kernelscope.ui.train.layers;

import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.inspection.ValueDistribution;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.SmallHistogram;

/**
 * Draws how every layer is doing, a layer a row: histograms of its weights, activations and
 * gradients, the way of its update-to-weight ratio over the run with the healthy band, and its dead
 * and saturated units. JavaFX thread.
 */
final class LayersPainter {
    private static final double NAME = 4.2;
    private static final double UNITS = 8.6;
    private static final double GAP = 0.9;
    private static final double HEAD = 1.6;
    private static final double HEADING = 0.84;
    private static final double LOWEST = -6;
    private static final double HIGHEST = 0;

    private final CanvasPen pen;
    private final Look look;
    private final double em;
    private final Texts texts;
    private final double width;
    private final double height;

    LayersPainter(CanvasPen pen, Texts texts, double width, double height) {
        this.pen = pen;
        this.look = pen.look();
        this.em = pen.em();
        this.texts = texts;
        this.width = width;
        this.height = height;
    }

    /** Draws {@code now}, with the ratios of {@code before}. */
    void paint(Diagnostics now, List<Diagnostics> before) {
        double column = column();
        head(0, texts.get("training.layers.layer"));
        head(x(0), texts.get("training.layers.weights"));
        head(x(1), texts.get("training.layers.activations"));
        head(x(2), texts.get("training.layers.gradients"));
        head(x(3), texts.get("training.layers.ratio"));
        head(x(4), texts.get("training.layers.units"));
        double tall = (height - HEAD * em) / Math.max(1, now.layers().size());
        for (int i = 0; i < now.layers().size(); i++) {
            Diagnostics.OfLayer layer = now.layers().get(i);
            double top = HEAD * em + i * tall + 0.12 * em;
            double high = tall - 0.24 * em;
            boolean output = i == now.layers().size() - 1;
            name(output ? texts.get("layer.output") : layer.name(), top + high / 2);
            histogram(layer.weights(), x(0), top, column, high);
            histogram(layer.activations(), x(1), top, column, high);
            histogram(layer.gradients(), x(2), top, column, high);
            if (layer.weights() != null) {
                ratio(i, now, before, x(3), top, column, high);
            }
            units(layer, x(4), top, high);
        }
    }

    private double column() {
        return Math.max(em, (width - (NAME + UNITS + 4 * GAP) * em) / 4);
    }

    private double x(int column) {
        return NAME * em + column * (column() + GAP * em);
    }

    /** The head of a column: words that have no room over it are left out, the last first. */
    private void head(double x, String text) {
        double room = column() + 0.6 * GAP * em;
        String shown = pen.fitting(text, Face.TEXT, HEADING, room);
        pen.write(shown, x, 0.4 * HEAD * em, Face.TEXT, HEADING, look.quiet(), HPos.LEFT);
    }

    private void name(String name, double y) {
        pen.write(name, 0, y, Face.TEXT, 1, look.emphasis(), HPos.LEFT);
    }

    private void histogram(
            @Nullable ValueDistribution distribution,
            double x,
            double y,
            double wide,
            double high) {
        if (distribution == null) {
            nothing(x, y + high / 2);
            return;
        }
        double numbers = high > 2.1 * em ? 0.85 * em : 0;
        new SmallHistogram(pen)
                .paint(
                        distribution.counts(),
                        distribution.low(),
                        distribution.high(),
                        x,
                        y,
                        wide,
                        high - numbers);
        if (numbers > 0) {
            double base = y + high - 0.4 * numbers;
            limit(distribution.low(), x, base, HPos.LEFT);
            limit(distribution.high(), x + wide, base, HPos.RIGHT);
        }
    }

    private void limit(double value, double x, double y, HPos align) {
        pen.write(brief(value), x, y, Face.NUMBER, 0.7, look.quiet(), align);
    }

    private static String brief(double value) {
        return Math.abs(value) < 0.001 && value != 0
                ? Numbers.value(value)
                : String.format(java.util.Locale.ROOT, "%.3g", value).replace('-', '−');
    }

    private void nothing(double x, double y) {
        pen.write("–", x, y, Face.NUMBER, CanvasPen.NUMBER, look.quiet(), HPos.LEFT);
    }

    private void ratio(
            int layer,
            Diagnostics now,
            List<Diagnostics> before,
            double x,
            double y,
            double wide,
            double high) {
        double plot = wide - 3.2 * em;
        double bandTop = y + high * (1 - place(Diagnostics.HEALTHY_TO));
        double bandEnd = y + high * (1 - place(Diagnostics.HEALTHY_FROM));
        pen.fill(x, y, plot, high, Look.faded(look.tileFrame(), 0.25));
        pen.fill(x, bandTop, plot, bandEnd - bandTop, Look.faded(look.right(), 0.22));
        long last = Math.max(1, now.step());
        double[] points =
                before.stream()
                        .filter(one -> Double.isFinite(ratio(one, layer)))
                        .flatMapToDouble(
                                one ->
                                        DoubleStream.of(
                                                x + plot * Math.min(1, one.step() / (double) last),
                                                y + high * (1 - place(ratio(one, layer)))))
                        .toArray();
        pen.polyline(points, 1.5, look.training());
        double value = now.layers().get(layer).updateRatio();
        if (Double.isFinite(value)) {
            // The mean of many steps is smaller than each: nothing is said of whether it is
            // healthy.
            boolean healthy =
                    now.steps() > 1
                            || (value >= Diagnostics.HEALTHY_FROM
                                    && value <= Diagnostics.HEALTHY_TO);
            pen.disc(x + plot, y + high * (1 - place(value)), 0.28 * em, look.training());
            pen.write(
                    String.format(java.util.Locale.ROOT, "%.1f", value).replace('-', '−')
                            + (healthy ? "" : " !"),
                    x + wide,
                    y + high / 2,
                    Face.NUMBER,
                    CanvasPen.NUMBER,
                    healthy ? look.emphasis() : look.wrong(),
                    HPos.RIGHT);
        }
    }

    /** The ratio of a layer; 0 if the network had no such layer. */
    private static double ratio(Diagnostics one, int layer) {
        return layer < one.layers().size() ? one.layers().get(layer).updateRatio() : 0;
    }

    private static double place(double ratio) {
        return Math.max(0, Math.min(1, (ratio - LOWEST) / (HIGHEST - LOWEST)));
    }

    /** A small square a unit: crossed if it is dead, half filled if it is saturated. */
    private void units(Diagnostics.OfLayer layer, double x, double y, double high) {
        BitSet dead = layer.dead();
        BitSet saturated = layer.saturated();
        String words =
                dead.isEmpty() && saturated.isEmpty()
                        ? texts.get("training.layers.fine", layer.units())
                        : saturated.isEmpty()
                                ? texts.get(
                                        "training.layers.dead", dead.cardinality(), layer.units())
                                : texts.get(
                                        "training.layers.saturated",
                                        saturated.cardinality(),
                                        layer.units());
        boolean fine = dead.isEmpty() && saturated.isEmpty();
        double strip = fine ? 0 : 0.55 * em;
        int ink = fine ? look.quiet() : look.wrong();
        pen.write(words, x, y + (high - strip) / 2, Face.TEXT, 0.82, ink, HPos.LEFT);
        if (!fine) {
            double wide = UNITS * em;
            double each = Math.min(0.7 * em, wide / layer.units());
            for (int unit = 0; unit < layer.units(); unit++) {
                boolean marked = dead.get(unit) || saturated.get(unit);
                double tall = marked ? strip : 0.55 * strip;
                pen.fill(
                        x + unit * each,
                        y + high - tall,
                        Math.max(0.6, each - (each > 3 ? 1 : 0)),
                        tall,
                        marked ? look.wrong() : Look.faded(look.tileFrame(), 0.7));
            }
        }
    }
}
