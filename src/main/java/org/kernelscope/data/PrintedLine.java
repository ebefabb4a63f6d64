package org.kernelscope.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A printed line, in the frame in which it is level.
 *
 * @param first its first column
 * @param ys its middle in each column
 * @param atFirst true if it ends at an edge there
 */
record PrintedLine(
        boolean upright,
        int first,
        float[] ys,
        int thickness,
        float contrast,
        boolean atFirst,
        boolean atLast) {
    /** Lines of which one is so many times as dark, or as thick, are of different pens. */
    private static final double UNLIKE = 2.2;

    int last() {
        return first + ys.length - 1;
    }

    /** True if the other may be printed with the same pen. */
    boolean isLike(PrintedLine other) {
        double dark = contrast / other.contrast;
        double thick = (thickness + 1.0) / (other.thickness + 1.0);
        return dark < UNLIKE && dark > 1 / UNLIKE && thick < UNLIKE && thick > 1 / UNLIKE;
    }

    /** Distance of a point of the image from this line; large beside its ends. */
    double distance(double x, double y) {
        double along = upright ? y : x;
        double across = upright ? x : y;
        double reach = 3.0 * thickness + 4;
        if (along < first - reach || along > last() + reach) {
            return Double.MAX_VALUE;
        }
        int place = (int) Math.max(0, Math.min(ys.length - 1, Math.round(along) - first));
        return Math.abs(across - ys[place]);
    }

    private double endX(boolean firstEnd) {
        return upright ? ys[firstEnd ? 0 : ys.length - 1] : firstEnd ? first : last();
    }

    private double endY(boolean firstEnd) {
        return upright ? firstEnd ? first : last() : ys[firstEnd ? 0 : ys.length - 1];
    }

    /** Those lines of which both ends are held, by an edge or by another such line. */
    static List<PrintedLine> anchored(List<PrintedLine> lines) {
        List<PrintedLine> left = new ArrayList<>(lines);
        boolean again = true;
        while (again) {
            List<PrintedLine> now = List.copyOf(left);
            again =
                    left.removeIf(
                            line ->
                                    !(line.atFirst() || line.isHeld(true, now))
                                            || !(line.atLast() || line.isHeld(false, now)));
        }
        return left;
    }

    /** True if an end meets another such line. */
    boolean isHeld(boolean firstEnd, List<PrintedLine> others) {
        double x = endX(firstEnd);
        double y = endY(firstEnd);
        for (PrintedLine other : others) {
            boolean crosses = other.upright != upright;
            double reach = 2.0 * Math.max(thickness, other.thickness()) + 4;
            if (crosses && isLike(other) && other.distance(x, y) <= reach) {
                return true;
            }
        }
        return false;
    }

    /** True if another line of the other direction goes through a pixel of this one. */
    boolean isCrossed(int column, int row, List<PrintedLine> all) {
        double x = upright ? row : column;
        double y = upright ? column : row;
        for (PrintedLine other : all) {
            if (other.upright != upright && other.distance(x, y) <= other.thickness() / 2.0 + 1.5) {
                return true;
            }
        }
        return false;
    }
}
