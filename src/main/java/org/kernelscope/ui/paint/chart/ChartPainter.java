package org.kernelscope.ui.paint.chart;

import java.util.Locale;
import javafx.geometry.HPos;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;

/**
 * Draws a {@link Chart}: axes with round values, curves of any length, marks, and the values at the
 * pointer.
 */
public final class ChartPainter {
    private static final double TITLE = 0.92;
    private static final double KEY = 0.82;

    private final CanvasPen pen;
    private final Look look;
    private final Plot plot;
    private final Chart chart;
    private final double em;

    /** Draws the chart of {@code plot} with {@code pen}. */
    public ChartPainter(CanvasPen pen, Plot plot) {
        this.pen = pen;
        this.look = pen.look();
        this.plot = plot;
        this.chart = plot.chart();
        this.em = plot.em();
    }

    /**
     * The geometry of a chart. Lengths in logical pixels.
     *
     * @param em size of text
     * @param width width of the whole chart
     * @param height height of the whole chart
     * @param moreLines lines of the key below the one beside the title
     */
    public record Plot(Chart chart, double em, double width, double height, int moreLines) {
        private static final double LEFT = 3.4;
        private static final double RIGHT = 0.7;
        private static final double TOP = 2.1;
        private static final double BOTTOM = 1.5;

        /** Height of a line of the key. */
        private static final double KEY_LINE = 1.35;

        /** With more, the values alone are written. */
        private static final int MOST_WITH_NAMES = 2;

        private static final int MOST_LINES = 4;

        /** Names may not take more of a low chart. */
        private static final double MOST_OF_HEIGHT = 0.3;

        /** A chart whose key has the line beside the title alone. */
        public Plot(Chart chart, double em, double width, double height) {
            this(chart, em, width, height, 0);
        }

        /** A chart whose key has as many lines as it needs for all values. */
        public static Plot withWholeKey(CanvasPen pen, Chart chart, double width, double height) {
            ChartPainter painter = new ChartPainter(pen, new Plot(chart, pen.em(), width, height));
            int lines = painter.lines(true);
            boolean named =
                    lines <= MOST_WITH_NAMES
                            && (TOP + (lines - 1) * KEY_LINE) * pen.em() <= MOST_OF_HEIGHT * height;
            return new Plot(
                    chart,
                    pen.em(),
                    width,
                    height,
                    Math.min(MOST_LINES, named ? lines : painter.lines(false)) - 1);
        }

        /** The value of x at a point, within the chart. */
        public double xAt(double pointX) {
            double place = (pointX - left()) / plotWidth();
            return chart.x().value(Math.max(0, Math.min(1, place)));
        }

        /** Left edge of the plotted area. */
        public double left() {
            return LEFT * em;
        }

        /** Upper edge of the plotted area. Curves of another run have a second line of the key. */
        public double top() {
            boolean other = chart.curves().stream().anyMatch(ChartPainter::isOfOtherRun);
            return (TOP + (other ? KEY_LINE : 0) + moreLines * KEY_LINE) * em;
        }

        /** Width of the plotted area. */
        public double plotWidth() {
            return Math.max(1, width - (LEFT + RIGHT) * em);
        }

        /** Height of the plotted area. */
        public double plotHeight() {
            return Math.max(1, height - top() - BOTTOM * em);
        }

        private double x(double place) {
            return left() + place * plotWidth();
        }

        private double y(double place) {
            return top() + (1 - place) * plotHeight();
        }
    }

    /**
     * Draws everything.
     *
     * @param hover the x whose values are written; NaN for the newest
     * @param where the name of this x, written below it
     */
    public void paint(double hover, String where) {
        pen.fill(plot.left(), plot.top(), plot.plotWidth(), plot.plotHeight(), look.surface());
        horizontalLines();
        verticalLabels();
        pen.clipped(
                plot.left(),
                plot.top() - 1,
                plot.plotWidth() + 1,
                plot.plotHeight() + 2,
                () -> content(hover));
        frame();
        if (Double.isFinite(hover)) {
            labelBelow(plot.x(chart.x().place(hover)), where);
        }
        double middle = 0.4 * Plot.TOP * em;
        pen.write(chart.title(), 0, middle, Face.TEXT, TITLE, look.emphasis(), HPos.LEFT);
        key(hover, false, middle, 1 + plot.moreLines());
        key(hover, true, middle + (1 + plot.moreLines()) * Plot.KEY_LINE * em, 1);
    }

    /** The left edge of the key beside the title. */
    private double start() {
        return Math.max(plot.left(), pen.width(chart.title(), Face.TEXT, TITLE) + 0.9 * em);
    }

    private void content(double hover) {
        chart.marks().forEach(this::mark);
        chart.curves().forEach(this::curve);
        if (Double.isFinite(hover)) {
            verticalLine(chart.x().place(hover), Look.faded(look.emphasis(), 0.5), 1);
            chart.curves().forEach(curve -> dot(curve, hover));
        }
    }

    private static boolean isOfOtherRun(Curve curve) {
        return curve.style() == Curve.Style.DASHED && !curve.name().isEmpty();
    }

    /** A label over those of the axis, inverted. */
    private void labelBelow(double x, String text) {
        double wide = pen.width(text, Face.TEXT, TITLE) + 0.6 * em;
        double middle = Math.max(plot.left() + wide / 2, Math.min(plot.width() - wide / 2, x));
        double y = plot.top() + plot.plotHeight() + 1;
        double tall = Plot.BOTTOM * em - 1;
        pen.fill(middle - wide / 2, y, wide, tall, look.emphasis());
        pen.write(text, middle, y + 0.5 * tall, Face.TEXT, TITLE, look.surface(), HPos.CENTER);
    }

    private void horizontalLines() {
        int wanted = (int) Math.max(2, plot.plotHeight() / (2.2 * em));
        for (Axis.Tick tick : chart.y().ticks(wanted)) {
            double y = plot.y(chart.y().place(tick.value()));
            double right = plot.left() + plot.plotWidth();
            int line = Look.faded(look.tileFrame(), 0.45);
            pen.line(plot.left(), snap(y), right, snap(y), 1, line);
            String label = chart.percent() ? percent(tick.value()) : tick.label();
            label(label, plot.left() - 0.4 * em, y, HPos.RIGHT);
        }
    }

    private void label(String text, double x, double y, HPos align) {
        pen.write(text, x, y, Face.NUMBER, CanvasPen.NUMBER, look.quiet(), align);
    }

    private static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.2f", 100 * share);
        return digits.replaceAll("\\.?0+$", "").replace('-', '−') + " %";
    }

    private void verticalLabels() {
        int wanted = (int) Math.max(2, plot.plotWidth() / (4.2 * em));
        for (Axis.Tick tick : chart.x().ticks(wanted)) {
            double x = plot.x(chart.x().place(tick.value()));
            // The last label may be so near the edge that it would be cut off.
            double half = pen.width(tick.label(), Face.NUMBER, CanvasPen.NUMBER) / 2;
            label(
                    tick.label(),
                    Math.min(x, plot.width() - half - 1),
                    plot.top() + plot.plotHeight() + 0.5 * Plot.BOTTOM * em,
                    HPos.CENTER);
        }
    }

    private void mark(Chart.Mark mark) {
        double place = chart.x().place(mark.x());
        int strong = Look.faded(look.emphasis(), 0.9);
        switch (mark.kind()) {
            case CHANGE -> {
                pen.dashed(3, 3);
                verticalLine(place, Look.faded(look.quiet(), 0.9), 1);
            }
            case FAILURE -> verticalLine(place, look.wrong(), 2);
            case CHECKPOINT -> verticalLine(place, strong, 1.5);
            case OTHER -> {
                pen.dashed(5, 3);
                verticalLine(place, strong, 1.5);
            }
        }
        pen.solid();
        if (!mark.label().isEmpty()) {
            boolean before = place > 0.75;
            pen.write(
                    mark.label(),
                    plot.x(place) + (before ? -4 : 4),
                    plot.top() + 0.75 * em,
                    Face.TEXT,
                    0.8,
                    mark.kind() == Chart.Mark.Kind.FAILURE ? look.wrong() : look.quiet(),
                    before ? HPos.RIGHT : HPos.LEFT);
        }
    }

    private void verticalLine(double place, int argb, double thickness) {
        double x = snap(plot.x(place));
        pen.line(x, plot.top(), x, plot.top() + plot.plotHeight(), thickness, argb);
    }

    private void curve(Curve curve) {
        double[] path = Decimation.path(curve, chart.x(), chart.y(), (int) plot.plotWidth());
        double[] points = new double[path.length];
        for (int i = 0; i < path.length; i += 2) {
            points[i] = plot.x(path[i]);
            points[i + 1] = plot.y(path[i + 1]);
        }
        boolean faint = curve.style() == Curve.Style.FAINT;
        if (curve.style() == Curve.Style.DASHED) {
            pen.dashed(0.5 * em, 0.35 * em);
        }
        int argb = faint ? Look.faded(curve.argb(), 0.3) : curve.argb();
        pen.polyline(points, faint ? 1 : 0.14 * em, argb);
        pen.solid();
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
            pen.disc(plot.x(placeX), plot.y(placeY), radius * em, argb);
        }
    }

    private void frame() {
        pen.frame(
                snap(plot.left()) + 0.5,
                snap(plot.top()) + 0.5,
                Math.rint(plot.plotWidth()) - 1,
                Math.rint(plot.plotHeight()) - 1,
                1,
                look.tileFrame());
    }

    /** The colour, name and value of each curve that has a name, in at most so many lines. */
    private void key(double hover, boolean ofOther, double middle, int lines) {
        boolean names = key(hover, ofOther, middle, true, 0) <= lines;
        key(hover, ofOther, middle, names, lines);
    }

    /** Lines of the key, beginning beside the title. */
    private int lines(boolean names) {
        return key(Double.NaN, false, 0, names, 0);
    }

    /**
     * Says how many lines it takes; the values alone where there is no room for the names.
     *
     * @param painted lines that are painted
     */
    private int key(double hover, boolean ofOther, double middle, boolean names, int painted) {
        double x = start();
        int line = 0;
        for (Curve curve : chart.curves()) {
            boolean hasName =
                    curve.style() != Curve.Style.FAINT
                            && !curve.name().isEmpty()
                            && curve.y().length > 0;
            if (!hasName || isOfOtherRun(curve) != ofOther) {
                continue;
            }
            double value =
                    Double.isFinite(hover) ? curve.valueAt(hover) : curve.y()[curve.y().length - 1];
            String written = chart.percent() ? Numbers.percent(value) : Numbers.value(value);
            String known = Double.isFinite(value) ? written : "";
            String text = names ? named(curve.name(), known) : known;
            double sample = 1.1 * em;
            double end = x + sample + 0.35 * em + pen.width(text, Face.TEXT, KEY);
            // Half a value would be a wrong one.
            if (end > plot.width()) {
                end -= x;
                x = 0;
                line++;
            }
            if (line < painted) {
                sample(curve, x, middle + line * Plot.KEY_LINE * em, sample, text);
            }
            x = end + 0.95 * em;
        }
        return line + 1;
    }

    /** A name may end with a number of its own. */
    private static String named(String name, String value) {
        return value.isEmpty() ? name : name + ": " + value;
    }

    private void sample(Curve curve, double x, double y, double length, String text) {
        if (isOfOtherRun(curve)) {
            pen.dashed(0.3 * em, 0.3 * em);
        }
        pen.line(x, y, x + length, y, 0.2 * em, curve.argb());
        pen.solid();
        pen.write(text, x + length + 0.35 * em, y, Face.TEXT, KEY, look.quiet(), HPos.LEFT);
    }

    private static double snap(double position) {
        return Math.floor(position) + 0.5;
    }
}
