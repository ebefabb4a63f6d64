package org.kernelscope.ui.paint.chart;

import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.kernelscope.ui.paint.Numbers;

/**
 * Draws a {@link Chart}: axes with round values, curves of any length, marks, and under the pointer
 * the values. JavaFX thread, or any before the canvas is shown.
 */
public final class ChartPainter {
    private static final double LEFT = 3.4;
    private static final double RIGHT = 0.7;
    private static final double TOP = 2.1;

    /** What a line of the key takes. */
    private static final double KEY = 1.35;

    private static final double BOTTOM = 1.5;

    private final GraphicsContext graphics;
    private final Chart chart;
    private final ChartLook look;
    private final double width;
    private final double height;

    /** Curves of another run have a line of the key for themselves. */
    private final boolean twoLines;

    /** Draws {@code chart} on {@code graphics}, from 0, 0 to {@code width}, {@code height}. */
    public ChartPainter(
            GraphicsContext graphics, Chart chart, ChartLook look, double width, double height) {
        this.chart = chart;
        twoLines = chart.curves().stream().anyMatch(ChartPainter::isOfOther);
        this.graphics = graphics;
        this.look = look;
        this.width = width;
        this.height = height;
    }

    /** The value of x below a point, within the chart. */
    public double xAt(double pointX) {
        double place = (pointX - left()) / plotWidth();
        return chart.x().value(Math.max(0, Math.min(1, place)));
    }

    /** The left edge of the plot, in logical pixels. */
    public double left() {
        return LEFT * look.em();
    }

    /** The upper edge of the plot, in logical pixels. */
    public double top() {
        return (TOP + (twoLines ? KEY : 0)) * look.em();
    }

    /** The width of the plot, in logical pixels. */
    public double plotWidth() {
        return Math.max(1, width - (LEFT + RIGHT) * look.em());
    }

    /** The height of the plot, in logical pixels. */
    public double plotHeight() {
        return Math.max(1, height - top() - BOTTOM * look.em());
    }

    /**
     * Draws everything.
     *
     * @param hover the value of x whose values are told; NaN for the newest
     * @param where what this value of x is called; it is written below it
     */
    public void paint(double hover, String where) {
        graphics.clearRect(0, 0, width, height);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(ChartLook.colour(look.paper()));
        graphics.fillRect(left(), top(), plotWidth(), plotHeight());
        horizontalLines();
        verticalLabels();
        graphics.save();
        graphics.beginPath();
        graphics.rect(left(), top() - 1, plotWidth() + 1, plotHeight() + 2);
        graphics.clip();
        chart.marks().forEach(this::mark);
        chart.curves().forEach(this::curve);
        if (Double.isFinite(hover)) {
            line(chart.x().place(hover), look.stage().emphasis(), 1, 0.5);
            chart.curves().forEach(curve -> dot(curve, hover));
        }
        graphics.restore();
        frame();
        if (Double.isFinite(hover)) {
            below(x(chart.x().place(hover)), where);
        }
        double middle = 0.4 * TOP * look.em();
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.wordFont(0.92));
        graphics.setFill(ChartLook.colour(look.stage().emphasis()));
        graphics.fillText(chart.title(), 0, middle);
        double begin = Math.max(left(), textWidth(chart.title(), 0.92) + 0.9 * look.em());
        key(hover, false, begin, middle);
        key(hover, true, begin, middle + KEY * look.em());
    }

    private static boolean isOfOther(Curve curve) {
        return curve.style() == Curve.Style.DASHED;
    }

    /** Over the labels of the axis, which it is one of for the moment. */
    private void below(double x, String text) {
        double wide = textWidth(text, 0.92) + 0.6 * look.em();
        double middle = Math.max(left() + wide / 2, Math.min(width - wide / 2, x));
        double y = top() + plotHeight() + 1;
        graphics.setFill(ChartLook.colour(look.stage().emphasis()));
        graphics.fillRect(middle - wide / 2, y, wide, BOTTOM * look.em() - 1);
        graphics.setFill(ChartLook.colour(look.paper()));
        graphics.setFont(look.wordFont(0.92));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(text, middle, y + 0.5 * (BOTTOM * look.em() - 1));
    }

    private void horizontalLines() {
        graphics.setFont(look.numberFont());
        graphics.setTextAlign(TextAlignment.RIGHT);
        int wanted = (int) Math.max(2, plotHeight() / (2.2 * look.em()));
        for (Axis.Tick tick : chart.y().ticks(wanted)) {
            double y = y(chart.y().place(tick.value()));
            graphics.setStroke(ChartLook.colour(look.stage().tileFrame(), 0.45));
            graphics.setLineWidth(1);
            graphics.strokeLine(left(), snap(y), left() + plotWidth(), snap(y));
            graphics.setFill(ChartLook.colour(look.stage().quiet()));
            String label = chart.percent() ? percent(tick.value()) : tick.label();
            graphics.fillText(label, left() - 0.4 * look.em(), y);
        }
    }

    private static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.2f", 100 * share);
        return digits.replaceAll("\\.?0+$", "").replace('-', '−') + " %";
    }

    private void verticalLabels() {
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setFont(look.numberFont());
        graphics.setFill(ChartLook.colour(look.stage().quiet()));
        int wanted = (int) Math.max(2, plotWidth() / (4.2 * look.em()));
        for (Axis.Tick tick : chart.x().ticks(wanted)) {
            double x = x(chart.x().place(tick.value()));
            // The last may stand so near the edge that it would be cut there.
            double half = textWidth(tick.label(), look.numberFont()) / 2;
            graphics.fillText(
                    tick.label(),
                    Math.min(x, width - half - 1),
                    top() + plotHeight() + 0.5 * BOTTOM * look.em());
        }
    }

    private void mark(Chart.Mark mark) {
        double place = chart.x().place(mark.x());
        switch (mark.kind()) {
            case CHANGE -> line(place, look.stage().quiet(), 1, 0.9, 3, 3);
            case FAILURE -> line(place, look.wrong(), 2, 1);
            case MOMENT -> line(place, look.stage().emphasis(), 1.5, 0.9);
            case OTHER -> line(place, look.stage().emphasis(), 1.5, 0.9, 5, 3);
        }
        if (!mark.label().isEmpty()) {
            boolean before = place > 0.75;
            graphics.setTextAlign(before ? TextAlignment.RIGHT : TextAlignment.LEFT);
            graphics.setFont(look.wordFont(0.8));
            graphics.setFill(
                    ChartLook.colour(
                            mark.kind() == Chart.Mark.Kind.FAILURE
                                    ? look.wrong()
                                    : look.stage().quiet()));
            graphics.fillText(mark.label(), x(place) + (before ? -4 : 4), top() + 0.75 * look.em());
        }
    }

    private void line(double place, int argb, double thick, double opacity, double... dashes) {
        graphics.setStroke(ChartLook.colour(argb, opacity));
        graphics.setLineWidth(thick);
        graphics.setLineDashes(dashes);
        graphics.strokeLine(snap(x(place)), top(), snap(x(place)), top() + plotHeight());
        graphics.setLineDashes();
    }

    private void curve(Curve curve) {
        boolean faint = curve.style() == Curve.Style.FAINT;
        graphics.setStroke(ChartLook.colour(curve.argb(), faint ? 0.3 : 1));
        graphics.setLineWidth(faint ? 1 : 0.14 * look.em());
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineCap(StrokeLineCap.ROUND);
        if (curve.style() == Curve.Style.DASHED) {
            graphics.setLineDashes(0.5 * look.em(), 0.35 * look.em());
        }
        double[] path = Decimation.path(curve, chart.x(), chart.y(), (int) plotWidth());
        boolean down = false;
        graphics.beginPath();
        for (int i = 0; i < path.length; i += 2) {
            boolean number = Double.isFinite(path[i + 1]);
            if (number && down) {
                graphics.lineTo(x(path[i]), y(path[i + 1]));
            } else if (number) {
                graphics.moveTo(x(path[i]), y(path[i + 1]));
            }
            down = number;
        }
        graphics.stroke();
        graphics.setLineDashes();
        boolean alone = path.length == 2 && !faint;
        if (curve.style() == Curve.Style.DOTS || alone) {
            for (int i = 0; i < path.length; i += 2) {
                disc(path[i], path[i + 1], curve.argb(), 0.24);
            }
        }
    }

    private void dot(Curve curve, double hover) {
        int index = curve.before(hover);
        if (index >= 0 && curve.style() != Curve.Style.FAINT) {
            disc(
                    chart.x().place(curve.x()[index]),
                    chart.y().place(curve.y()[index]),
                    curve.argb(),
                    0.32);
        }
    }

    private void disc(double placeX, double placeY, int argb, double radius) {
        if (Double.isFinite(placeY)) {
            double r = radius * look.em();
            graphics.setFill(ChartLook.colour(argb));
            graphics.fillOval(x(placeX) - r, y(placeY) - r, 2 * r, 2 * r);
        }
    }

    private void frame() {
        graphics.setStroke(ChartLook.colour(look.stage().tileFrame()));
        graphics.setLineWidth(1);
        graphics.strokeRect(
                snap(left()), snap(top()), Math.rint(plotWidth()), Math.rint(plotHeight()));
    }

    /** For each curve its colour, its name and its value. */
    private void key(double hover, boolean ofOther, double begin, double middle) {
        double x = begin;
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFont(look.wordFont(0.82));
        for (Curve curve : chart.curves()) {
            boolean named = curve.style() != Curve.Style.FAINT && curve.y().length > 0;
            if (!named || isOfOther(curve) != ofOther) {
                continue;
            }
            double value =
                    Double.isFinite(hover) ? curve.valueAt(hover) : curve.y()[curve.y().length - 1];
            String written = chart.percent() ? Numbers.percent(value) : Numbers.value(value);
            String text = curve.name() + (Double.isFinite(value) ? " " + written : "");
            double dash = 1.1 * look.em();
            graphics.setStroke(ChartLook.colour(curve.argb()));
            graphics.setLineWidth(0.2 * look.em());
            if (curve.style() == Curve.Style.DASHED) {
                graphics.setLineDashes(0.3 * look.em(), 0.3 * look.em());
            }
            graphics.strokeLine(x, middle, x + dash, middle);
            graphics.setLineDashes();
            graphics.setFill(ChartLook.colour(look.stage().quiet()));
            graphics.fillText(text, x + dash + 0.35 * look.em(), middle);
            x += dash + textWidth(text, 0.82) + 1.3 * look.em();
        }
    }

    private double textWidth(String text, double size) {
        return textWidth(text, look.wordFont(size));
    }

    private static double textWidth(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    private double x(double place) {
        return left() + place * plotWidth();
    }

    private double y(double place) {
        return top() + (1 - place) * plotHeight();
    }

    private static double snap(double position) {
        return Math.floor(position) + 0.5;
    }
}
