package org.kernelscope.dataset.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.sheet.SheetLayout.Point;

/**
 * The map of a flat sheet to its photograph by a camera without distortion (Hartley and Zisserman
 * 2004, section 2.3): x' = (h0 x + h1 y + h2) / (h6 x + h7 y + 1), y' likewise. Immutable; any
 * thread.
 */
final class Homography {
    private static final int UNKNOWNS = 8;
    private static final double SINGULAR = 1e-12;

    private final double[] h;

    private Homography(double[] h) {
        this.h = h;
    }

    /** The map that takes four points to four others; null if three of them are on a line. */
    static @Nullable Homography between(List<Point> from, List<Point> to) {
        double[][] equations = new double[UNKNOWNS][];
        for (int i = 0; i < 4; i++) {
            double x = from.get(i).x();
            double y = from.get(i).y();
            double u = to.get(i).x();
            double v = to.get(i).y();
            equations[2 * i] = new double[] {x, y, 1, 0, 0, 0, -x * u, -y * u, u};
            equations[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -x * v, -y * v, v};
        }
        double[] solution = solved(equations);
        return solution == null ? null : new Homography(solution);
    }

    /** Gauss-Jordan elimination with the largest pivot of each column. */
    private static double @Nullable [] solved(double[][] equations) {
        for (int i = 0; i < UNKNOWNS; i++) {
            int best = i;
            for (int row = i + 1; row < UNKNOWNS; row++) {
                if (Math.abs(equations[row][i]) > Math.abs(equations[best][i])) {
                    best = row;
                }
            }
            double[] pivot = equations[best];
            equations[best] = equations[i];
            equations[i] = pivot;
            if (Math.abs(pivot[i]) < SINGULAR) {
                return null;
            }
            for (int row = 0; row < UNKNOWNS; row++) {
                double factor = equations[row][i] / pivot[i];
                for (int j = i; row != i && j <= UNKNOWNS; j++) {
                    equations[row][j] -= factor * pivot[j];
                }
            }
        }
        double[] solution = new double[UNKNOWNS];
        for (int i = 0; i < UNKNOWNS; i++) {
            solution[i] = equations[i][UNKNOWNS] / equations[i][i];
        }
        return solution;
    }

    /** The column of the place {@code x}, {@code y}. */
    double column(double x, double y) {
        return (h[0] * x + h[1] * y + h[2]) / depth(x, y);
    }

    /** The row of the place {@code x}, {@code y}. */
    double row(double x, double y) {
        return (h[3] * x + h[4] * y + h[5]) / depth(x, y);
    }

    /** The distance of a place, relative to the corner 0, 0; behind the camera if negative. */
    double depth(double x, double y) {
        return h[6] * x + h[7] * y + 1;
    }

    Point at(Point place) {
        return new Point(column(place.x(), place.y()), row(place.x(), place.y()));
    }
}
