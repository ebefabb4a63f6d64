package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Digits that we have written ourselves: curves through points in a square from 0 (left, top) to 1.
 */
final class Handwriting {
    private static final int PIECES = 24;

    private Handwriting() {}

    /** The curves of {@code digit}: for each the points it goes through, x before y. */
    static double[][] curves(int digit) {
        return switch (digit) {
            case 2 ->
                    new double[][] {
                        {.22, .30, .30, .12, .55, .06, .75, .20, .68, .45, .42, .72, .18, .93},
                        {.18, .93, .45, .88, .82, .92}
                    };
            case 3 ->
                    new double[][] {
                        {.25, .20, .45, .08, .70, .15, .68, .38, .42, .48},
                        {.42, .48, .75, .55, .75, .80, .45, .93, .20, .82}
                    };
            case 4 ->
                    new double[][] {
                        {.58, .08, .40, .36, .18, .62},
                        {.18, .62, .50, .60, .84, .61},
                        {.64, .34, .63, .65, .60, .95}
                    };
            case 5 ->
                    new double[][] {
                        {.76, .09, .55, .11, .32, .10},
                        {.32, .10, .30, .28, .27, .45},
                        {.27, .45, .55, .38, .76, .58, .68, .85, .40, .93, .20, .83}
                    };
            case 6 ->
                    new double[][] {
                        {
                            .68, .10, .40, .25, .25, .55, .30, .85, .55, .93, .72, .75, .60, .55,
                            .40, .58, .28, .72
                        }
                    };
            case 7 ->
                    new double[][] {{.20, .12, .50, .10, .80, .11}, {.80, .11, .58, .50, .40, .95}};
            case 8 ->
                    new double[][] {
                        {
                            .50, .50, .28, .35, .30, .15, .50, .07, .70, .15, .70, .33, .50, .50,
                            .25, .68, .28, .88, .50, .95, .73, .87, .74, .67, .50, .50
                        }
                    };
            default -> throw new IllegalArgumentException("nobody has written a " + digit);
        };
    }

    /**
     * The ink of a digit on a sheet: each pixel as far as the pen has covered it.
     *
     * @param top first row of the square of the digit; {@code left} likewise
     * @param size rows and columns of the square
     * @param pen width of the pen in pixels
     */
    static Tensor write(
            int digit, int rows, int columns, double top, double left, double size, double pen) {
        float[] ink = new float[rows * columns];
        for (double[] curve : curves(digit)) {
            List<double[]> points = points(curve);
            for (int i = 1; i < points.size(); i++) {
                double[] from = points.get(i - 1);
                double[] to = points.get(i);
                line(
                        ink,
                        columns,
                        new double[] {left + size * from[0], top + size * from[1]},
                        new double[] {left + size * to[0], top + size * to[1]},
                        pen / 2);
            }
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), ink);
    }

    /** Catmull and Rom's spline through the points of a curve. */
    private static List<double[]> points(double[] curve) {
        int count = curve.length / 2;
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i + 1 < count; i++) {
            for (int piece = 0; piece < PIECES; piece++) {
                double t = (double) piece / PIECES;
                points.add(new double[] {spline(curve, 0, i, t), spline(curve, 1, i, t)});
            }
        }
        points.add(new double[] {curve[2 * count - 2], curve[2 * count - 1]});
        return points;
    }

    private static double spline(double[] curve, int axis, int i, double t) {
        double before = curve[2 * Math.max(0, i - 1) + axis];
        double from = curve[2 * i + axis];
        double to = curve[2 * (i + 1) + axis];
        double after = curve[2 * Math.min(curve.length / 2 - 1, i + 2) + axis];
        return 0.5
                * (2 * from
                        + (to - before) * t
                        + (2 * before - 5 * from + 4 * to - after) * t * t
                        + (3 * from - before - 3 * to + after) * t * t * t);
    }

    private static void line(float[] ink, int columns, double[] from, double[] to, double radius) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = dx * dx + dy * dy;
        for (int i = 0; i < ink.length; i++) {
            double x = i % columns + 0.5 - from[0];
            double y = i / columns + 0.5 - from[1];
            double t = length == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
            double across = x - t * dx;
            double down = y - t * dy;
            // Not Math.pow, which need not be the same on every machine.
            double distance = Math.sqrt(across * across + down * down);
            double covered = Math.max(0, Math.min(1, radius + 0.5 - distance));
            ink[i] = Math.max(ink[i], (float) covered);
        }
    }
}
