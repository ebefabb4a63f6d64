package org.kernelscope.ui.train;

import java.util.BitSet;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.Diagnostics;
import org.kernelscope.training.ValueDistribution;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.ChartLook;
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
    private static final double LOWEST = -6;
    private static final double HIGHEST = 0;

    private final GraphicsContext graphics;
    private final ChartLook look;
    private final Texts texts;
    private final double width;
    private final double height;

    LayersPainter(
            GraphicsContext graphics, ChartLook look, Texts texts, double width, double height) {
        this.graphics = graphics;
        this.look = look;
        this.texts = texts;
        this.width = width;
        this.height = height;
    }

    /** Draws {@code now}, with the ratios of {@code before}. */
    void paint(Diagnostics now, List<Diagnostics> before) {
        double em = look.em();
        double column = column();
        graphics.setTextBaseline(VPos.CENTER);
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
            histogram(layer.weightsOrNull(), x(0), top, column, high);
            histogram(layer.activations(), x(1), top, column, high);
            histogram(layer.gradientsOrNull(), x(2), top, column, high);
            if (layer.weightsOrNull() != null) {
                ratio(i, now, before, x(3), top, column, high);
            }
            units(layer, x(4), top, high);
        }
    }

    private double column() {
        double em = look.em();
        return Math.max(em, (width - (NAME + UNITS + 4 * GAP) * em) / 4);
    }

    private double x(int column) {
        return NAME * look.em() + column * (column() + GAP * look.em());
    }

    private void head(double x, String text) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.wordFont(0.84));
        graphics.setFill(ChartLook.colour(look.stage().quiet()));
        graphics.fillText(text, x, 0.4 * HEAD * look.em());
    }

    private void name(String name, double y) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.wordFont(1));
        graphics.setFill(ChartLook.colour(look.stage().emphasis()));
        graphics.fillText(name, 0, y);
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
        double numbers = high > 2.1 * look.em() ? 0.85 * look.em() : 0;
        new SmallHistogram(graphics, look.stage())
                .paint(
                        distribution.counts(),
                        distribution.low(),
                        distribution.high(),
                        x,
                        y,
                        wide,
                        high - numbers);
        if (numbers > 0) {
            graphics.setFont(javafx.scene.text.Font.font(look.numberFace(), 0.7 * look.em()));
            graphics.setFill(ChartLook.colour(look.stage().quiet()));
            graphics.setTextAlign(TextAlignment.LEFT);
            double base = y + high - 0.4 * numbers;
            graphics.fillText(brief(distribution.low()), x, base);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.fillText(brief(distribution.high()), x + wide, base);
        }
    }

    private static String brief(double value) {
        return Math.abs(value) < 0.001 && value != 0
                ? Numbers.value(value)
                : String.format(java.util.Locale.ROOT, "%.3g", value).replace('-', '−');
    }

    private void nothing(double x, double y) {
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.numberFont());
        graphics.setFill(ChartLook.colour(look.stage().quiet()));
        graphics.fillText("–", x, y);
    }

    private void ratio(
            int layer,
            Diagnostics now,
            List<Diagnostics> before,
            double x,
            double y,
            double wide,
            double high) {
        double em = look.em();
        double plot = wide - 3.2 * em;
        double bandTop = y + high * (1 - place(Diagnostics.HEALTHY_TO));
        double bandEnd = y + high * (1 - place(Diagnostics.HEALTHY_FROM));
        graphics.setFill(ChartLook.colour(look.stage().tileFrame(), 0.25));
        graphics.fillRect(x, y, plot, high);
        graphics.setFill(ChartLook.colour(look.right(), 0.22));
        graphics.fillRect(x, bandTop, plot, bandEnd - bandTop);
        long last = Math.max(1, now.step());
        graphics.setStroke(ChartLook.colour(look.training()));
        graphics.setLineWidth(1.5);
        graphics.beginPath();
        boolean down = false;
        for (Diagnostics one : before) {
            double value = layer < one.layers().size() ? one.layers().get(layer).updateRatio() : 0;
            if (Double.isFinite(value)) {
                double px = x + plot * Math.min(1, one.step() / (double) last);
                double py = y + high * (1 - place(value));
                if (down) {
                    graphics.lineTo(px, py);
                } else {
                    graphics.moveTo(px, py);
                }
                down = true;
            }
        }
        graphics.stroke();
        double value = now.layers().get(layer).updateRatio();
        if (Double.isFinite(value)) {
            // The mean of many steps is smaller than each: nothing is said of whether it is
            // healthy.
            boolean healthy =
                    now.steps() > 1
                            || (value >= Diagnostics.HEALTHY_FROM
                                    && value <= Diagnostics.HEALTHY_TO);
            graphics.setFill(ChartLook.colour(look.training()));
            double r = 0.28 * em;
            graphics.fillOval(x + plot - r, y + high * (1 - place(value)) - r, 2 * r, 2 * r);
            graphics.setTextAlign(TextAlignment.RIGHT);
            graphics.setFont(look.numberFont());
            graphics.setFill(ChartLook.colour(healthy ? look.stage().emphasis() : look.wrong()));
            graphics.fillText(
                    String.format(java.util.Locale.ROOT, "%.1f", value).replace('-', '−')
                            + (healthy ? "" : " !"),
                    x + wide,
                    y + high / 2);
        }
    }

    private static double place(double ratio) {
        return Math.max(0, Math.min(1, (ratio - LOWEST) / (HIGHEST - LOWEST)));
    }

    /** A small square a unit: crossed if it is dead, half filled if it is saturated. */
    private void units(Diagnostics.OfLayer layer, double x, double y, double high) {
        double em = look.em();
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
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.wordFont(0.82));
        graphics.setFill(ChartLook.colour(fine ? look.stage().quiet() : look.wrong()));
        double strip = fine ? 0 : 0.55 * em;
        graphics.fillText(words, x, y + (high - strip) / 2);
        if (!fine) {
            double wide = UNITS * em;
            double each = Math.min(0.7 * em, wide / layer.units());
            for (int unit = 0; unit < layer.units(); unit++) {
                boolean marked = dead.get(unit) || saturated.get(unit);
                graphics.setFill(
                        marked
                                ? ChartLook.colour(look.wrong())
                                : ChartLook.colour(look.stage().tileFrame(), 0.7));
                double tall = marked ? strip : 0.55 * strip;
                graphics.fillRect(
                        x + unit * each,
                        y + high - tall,
                        Math.max(0.6, each - (each > 3 ? 1 : 0)),
                        tall);
            }
        }
    }
}
