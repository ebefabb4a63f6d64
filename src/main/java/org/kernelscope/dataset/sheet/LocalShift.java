package org.kernelscope.dataset.sheet;

import org.kernelscope.dataset.sheet.SheetLayout.Point;

/**
 * The shift that bent paper has at a place, from the shifts around: a plane through them by least
 * squares, which is level as long as there are few. One thread.
 */
final class LocalShift {
    /** Keeps the plane level: as much as one shift at this distance, squared. */
    private static final double RIDGE = 0.1;

    private final Point place;
    private final double reach;
    private double count;
    private double u;
    private double v;
    private double uu = RIDGE;
    private double uv;
    private double vv = RIDGE;
    private final double[] x = new double[3];
    private final double[] y = new double[3];

    /**
     * @param reach shifts at a greater distance do not count
     */
    LocalShift(Point place, double reach) {
        this.place = place;
        this.reach = reach;
    }

    /** Adds the shift {@code shift} of the place {@code at}. */
    void add(Point at, Point shift) {
        double across = (at.x() - place.x()) / reach;
        double down = (at.y() - place.y()) / reach;
        double square = across * across + down * down;
        if (square >= 1) {
            return;
        }
        double weight = (1 - square) * (1 - square);
        count += weight;
        u += weight * across;
        v += weight * down;
        uu += weight * across * across;
        uv += weight * across * down;
        vv += weight * down * down;
        add(x, weight * shift.x(), across, down);
        add(y, weight * shift.y(), across, down);
    }

    private static void add(double[] sums, double shift, double across, double down) {
        sums[0] += shift;
        sums[1] += shift * across;
        sums[2] += shift * down;
    }

    /** The shift at the place; none if nothing is known around it. */
    Point shift() {
        return count == 0 ? new Point(0, 0) : new Point(level(x), level(y));
    }

    /** The height of the plane at the place (Cramer's rule). */
    private double level(double[] sums) {
        double all = count * (uu * vv - uv * uv) - u * (u * vv - uv * v) + v * (u * uv - uu * v);
        double here =
                sums[0] * (uu * vv - uv * uv)
                        - u * (sums[1] * vv - uv * sums[2])
                        + v * (sums[1] * uv - uu * sums[2]);
        return here / all;
    }
}
