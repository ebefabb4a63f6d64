package org.kernelscope.ui.arithmetic;

import java.util.function.DoubleUnaryOperator;
import javafx.geometry.HPos;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The plot of an activation function: z to the right, f(z) upwards, both axes through 0; with a
 * histogram of z below the curve and the point of one z on it.
 *
 * @param x left edge
 * @param y upper edge
 * @param width width of the plot
 * @param height height of the plot
 * @param activation f
 * @param reach the largest |z| on the axis
 */
record CurvePlot(
        double x, double y, double width, double height, Activation activation, double reach) {
    private static final int BINS = 41;
    private static final double ROOM = 0.12;
    private static final double DASH = 0.5;

    /** The reach of a plot that shows all of {@code sums}: at least 4. */
    static double reachOf(Tensor sums) {
        return Math.max(4, 1.1 * sums.absMax());
    }

    /** Paints the axes and the curve. */
    void curve(RasterPen pen) {
        int frame = pen.look().tileFrame();
        double line = Math.max(1, pen.em() / 13);
        pen.fill(x, atY(0) - line / 2, width, line, frame);
        pen.fill(atX(0) - line / 2, y, line, height, frame);
        graph(pen, false, pen.em() / 6, pen.look().emphasis());
    }

    /** Paints the derivative as a dashed line. */
    void derivative(RasterPen pen) {
        graph(pen, true, pen.em() / 9, pen.look().quiet());
    }

    private void graph(RasterPen pen, boolean derivative, double line, int argb) {
        double low = low();
        double high = high();
        double dash = DASH * pen.em();
        DoubleUnaryOperator height =
                at -> {
                    if (derivative && (int) (at / dash) % 2 == 1) {
                        return Double.NaN;
                    }
                    double z = (at / width * 2 - 1) * reach;
                    double value = derivative ? activation.derivative(z) : activation.apply(z);
                    return atY(value, low, high);
                };
        pen.graph(x, width, height, line, argb);
    }

    /** Paints the histogram of z; heights are proportional to the square root of the counts. */
    void histogram(RasterPen pen, Tensor sums) {
        int[] counts = new int[BINS];
        for (int i = 0; i < sums.size(); i++) {
            int bin = (int) Math.floor((sums.get(i) / reach + 1) / 2 * BINS);
            counts[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        int tallest = 1;
        for (int count : counts) {
            tallest = Math.max(tallest, count);
        }
        for (int bin = 0; bin < BINS; bin++) {
            double share = Math.sqrt(counts[bin] / (double) tallest);
            double tall = share * 0.55 * height;
            double left = x + bin * width / BINS;
            float value = (bin + 0.5f) / BINS * 2 - 1;
            double bar = width / BINS - 1;
            pen.overlay(
                    left,
                    y + height - tall,
                    bar,
                    tall,
                    pen.look().signed(0.75 * Math.signum(value)),
                    0.45);
        }
    }

    /** Paints the point of one z with lines to both axes, and its coordinates on request. */
    void point(RasterPen pen, double z, boolean numbers) {
        double px = atX(z);
        double py = atY(activation.apply(z));
        int ink = pen.look().emphasis();
        double line = pen.em() / 13;
        pen.line(px, atY(0), px, py, line, ink, 0.5);
        pen.line(atX(0), py, px, py, line, ink, 0.5);
        int colour = pen.look().signed(z < 0 ? -0.7 : 0.7);
        pen.disc(px, py, 0.5 * pen.em(), ink);
        pen.disc(px, py, 0.36 * pen.em(), colour);
        if (numbers) {
            String text = "f(" + Numbers.value(z) + ") = " + Numbers.value(activation.apply(z));
            // The functions rise, so the upper left and the lower right of a point are free.
            double wide = pen.width(text, Face.NUMBER, 0.9);
            boolean left = px - wide - pen.em() > x;
            double start = left ? px - 0.8 * pen.em() - wide : px + 0.5 * pen.em();
            double from = Math.max(x, Math.min(x + width - wide, start));
            double high = 1.3 * pen.em();
            double beside = left ? py - 1.1 * pen.em() : py + 1.2 * pen.em();
            double middle = Math.max(y + high / 2, Math.min(y + height - high / 2, beside));
            // Dims curves and bars behind the text.
            int ground = pen.look().ground();
            pen.overlay(from - 2, middle - high / 2, wide + 4, high, ground, 0.82);
            pen.write(text, from, middle, Face.NUMBER, 0.9, ink, HPos.LEFT);
        }
    }

    private double atX(double z) {
        double clipped = Math.max(-reach, Math.min(reach, z));
        return x + (clipped / reach + 1) / 2 * width;
    }

    private double atY(double value) {
        return atY(value, low(), high());
    }

    private double atY(double value, double low, double high) {
        double room = ROOM * height;
        return y + height - room - (value - low) / (high - low) * (height - 2 * room);
    }

    /** The lower end of the axis of f: the range of the function, and at least 0 … 1. */
    private double low() {
        return Math.min(-0.1, Math.min(activation.apply(-reach), activation.apply(reach)));
    }

    private double high() {
        return Math.max(1.05, Math.max(activation.apply(-reach), activation.apply(reach)));
    }
}
