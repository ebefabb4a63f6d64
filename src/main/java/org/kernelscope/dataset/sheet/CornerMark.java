package org.kernelscope.dataset.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.dataset.sheet.DarkShapes.Shape;
import org.kernelscope.dataset.sheet.SheetLayout.Point;

/**
 * Something in an image that looks like a corner mark: a dark square ring with a dark square in its
 * middle. In the mark of the upper left corner, the inner square is hollow. Immutable; any thread.
 *
 * @param middle in pixels
 * @param width columns of its box
 * @param height rows of its box
 */
record CornerMark(Point middle, int width, int height, boolean hollow) {
    private static final int LEAST_SIDE = 11;
    private static final int LEAST_AREA = 8;

    /** Width and height differ by this factor at the most: the sheet may be seen at a slant. */
    private static final double MOST_SLANT = 2.5;

    /** The share of its box that a ring fills: 0.4 upright, 0.2 turned by 45°. */
    private static final double LEAST_FILL = 0.12;

    private static final double MOST_FILL = 0.62;

    /** The inner square has 5 of 9 modules. */
    private static final double LEAST_INNER = 0.4;

    private static final double MOST_INNER = 0.72;

    /** Its area by that of the ring: 16 of 32 if it is hollow, 25 of 32 if not. */
    private static final double LEAST_AREAS = 0.25;

    private static final double MOST_AREAS = 1.4;

    /** Both have one middle, to this share of the side. */
    private static final double OFF_MIDDLE = 0.1;

    /** The hollow has 3 of 9 modules; this share of the side is within it at any turn. */
    private static final double HOLLOW = 0.06;

    /** Marks at the most; the largest are kept. */
    private static final int MOST = 16;

    private double side() {
        return Math.max(width, height);
    }

    /** The marks in an image, the largest first. */
    static List<CornerMark> in(DarkShapes image) {
        List<Shape> shapes = new ArrayList<>(image.shapes(LEAST_AREA));
        shapes.removeIf(shape -> isLong(shape));
        shapes.sort(Comparator.comparingDouble(shape -> shape.middle().y()));
        List<CornerMark> marks = new ArrayList<>();
        int first = 0;
        for (Shape ring : shapes) {
            double side = Math.max(ring.width(), ring.height());
            double fill = ring.area() / ((double) ring.width() * ring.height());
            if (side < LEAST_SIDE || fill < LEAST_FILL || fill > MOST_FILL) {
                continue;
            }
            double off = OFF_MIDDLE * side;
            first = lowest(shapes, ring.middle().y() - off);
            for (int i = first; i < shapes.size(); i++) {
                Shape inner = shapes.get(i);
                if (inner.middle().y() > ring.middle().y() + off) {
                    break;
                }
                if (isInner(inner, ring, off)) {
                    marks.add(mark(ring, inner, image));
                    break;
                }
            }
        }
        marks.sort(Comparator.comparingDouble(CornerMark::side).reversed());
        return marks.size() > MOST ? marks.subList(0, MOST) : marks;
    }

    private static boolean isLong(Shape shape) {
        return shape.width() > MOST_SLANT * shape.height()
                || shape.height() > MOST_SLANT * shape.width();
    }

    /** The first shape whose middle is not above {@code row}. */
    private static int lowest(List<Shape> sorted, double row) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).middle().y() < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isInner(Shape inner, Shape ring, double off) {
        double across = (double) inner.width() / ring.width();
        double down = (double) inner.height() / ring.height();
        double areas = (double) inner.area() / ring.area();
        return inner != ring
                && inner.middle().distance(ring.middle()) < off
                && Math.min(across, down) > LEAST_INNER
                && Math.max(across, down) < MOST_INNER
                && areas > LEAST_AREAS
                && areas < MOST_AREAS;
    }

    private static CornerMark mark(Shape ring, Shape inner, DarkShapes image) {
        Point middle =
                new Point(
                        (ring.middle().x() + inner.middle().x()) / 2,
                        (ring.middle().y() + inner.middle().y()) / 2);
        int around = (int) Math.round(HOLLOW * Math.max(ring.width(), ring.height()));
        int dark = 0;
        int all = 0;
        for (int row = -around; row <= around; row++) {
            for (int column = -around; column <= around; column++) {
                boolean is = image.isDark((int) middle.y() + row, (int) middle.x() + column);
                dark += is ? 1 : 0;
                all++;
            }
        }
        return new CornerMark(middle, ring.width(), ring.height(), 2 * dark < all);
    }

    /** True if the mark, seen through {@code map}, would look as large as this. */
    boolean fits(Homography map, SheetLayout.Box mark, double factor) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            double x = mark.x() + (corner % 2) * mark.width();
            double y = mark.y() + (corner / 2) * mark.height();
            left = Math.min(left, map.column(x, y));
            right = Math.max(right, map.column(x, y));
            top = Math.min(top, map.row(x, y));
            bottom = Math.max(bottom, map.row(x, y));
        }
        double across = (right - left) / width;
        double down = (bottom - top) / height;
        return Math.min(across, down) > 1 / factor && Math.max(across, down) < factor;
    }
}
