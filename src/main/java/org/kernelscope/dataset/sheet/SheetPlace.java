package org.kernelscope.dataset.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.sheet.SheetLayout.Box;
import org.kernelscope.dataset.sheet.SheetLayout.Point;
import org.kernelscope.text.UserFacingException;

/**
 * The place of a sheet in an image, and the value of its code. Immutable; any thread.
 *
 * @param map from millimetres on the sheet to pixels
 */
record SheetPlace(Homography map, SheetCode code) {
    /** Radii of the square whose mean tells dark from light, as parts of the longer side. */
    private static final int[] RADII = {32, 80, 14};

    private static final int CORNERS = 4;

    /** By this factor a mark may look larger or smaller than the four together say. */
    private static final double MARK_SIZES = 1.5;

    /**
     * Places in a half of a bit, across and down, and the share of it that they are spread over.
     */
    private static final int SAMPLES = 5;

    private static final double SPREAD = 0.6;

    /** The halves of a bit differ by this share of the lighter one at least. */
    private static final double LEAST_CONTRAST = 0.12;

    /**
     * The sheet in {@code image}.
     *
     * @param name the name of the image in messages
     * @throws UserFacingException if there is none, or a part that must be seen is not
     */
    static SheetPlace find(String name, Plane image) throws UserFacingException {
        int longer = Math.max(image.rows(), image.columns());
        int most = 0;
        boolean square = false;
        for (int radius : RADII) {
            DarkShapes shapes = DarkShapes.of(image, Math.max(8, longer / radius));
            List<CornerMark> marks = CornerMark.in(shapes);
            List<Homography> maps = maps(marks);
            for (Homography map : maps) {
                SheetCode code = code(image, map);
                if (code != null) {
                    return new SheetPlace(map, code);
                }
            }
            most = Math.max(most, marks.size());
            square |= !maps.isEmpty();
        }
        if (square) {
            throw new UserFacingException("dataset.sheet.code", name);
        }
        throw most == 0
                ? new UserFacingException("dataset.sheet.none", name)
                : new UserFacingException("dataset.sheet.corner", name, Math.min(3, most));
    }

    /** The ways in which four of the marks can be those of a sheet. */
    private static List<Homography> maps(List<CornerMark> marks) {
        List<Homography> maps = new ArrayList<>();
        List<CornerMark> solid = marks.stream().filter(mark -> !mark.hollow()).toList();
        for (CornerMark first : marks) {
            for (int i = 0; first.hollow() && i < solid.size(); i++) {
                for (int j = 0; j < solid.size(); j++) {
                    for (int k = 0; k < solid.size(); k++) {
                        if (i != j && j != k && i != k) {
                            List<CornerMark> four =
                                    List.of(first, solid.get(i), solid.get(j), solid.get(k));
                            Homography map = map(four);
                            if (map != null) {
                                maps.add(map);
                            }
                        }
                    }
                }
            }
        }
        return maps;
    }

    /** The map of the corners of a sheet, in order; null if these cannot be they. */
    private static @Nullable Homography map(List<CornerMark> four) {
        if (!isConvex(four)) {
            return null;
        }
        List<Box> marks = SheetLayout.marks();
        Homography map =
                Homography.between(
                        marks.stream().map(Box::middle).toList(),
                        four.stream().map(CornerMark::middle).toList());
        if (map == null) {
            return null;
        }
        for (int i = 0; i < CORNERS; i++) {
            Point middle = marks.get(i).middle();
            if (map.depth(middle.x(), middle.y()) <= 0
                    || !four.get(i).fits(map, marks.get(i), MARK_SIZES)) {
                return null;
            }
        }
        return map;
    }

    /** True if one turns the same way at each corner: a mirrored sheet is turned the other way. */
    private static boolean isConvex(List<CornerMark> four) {
        int sign = 0;
        for (int i = 0; i < CORNERS; i++) {
            Point a = four.get(i).middle();
            Point b = four.get((i + 1) % CORNERS).middle();
            Point c = four.get((i + 2) % CORNERS).middle();
            double cross = (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
            sign += (int) Math.signum(cross);
        }
        return Math.abs(sign) == CORNERS;
    }

    private static @Nullable SheetCode code(Plane image, Homography map) {
        int bits = 0;
        for (int bit = 0; bit < SheetCode.BITS; bit++) {
            double left = mean(image, map, SheetLayout.codeHalf(bit, false));
            double right = mean(image, map, SheetLayout.codeHalf(bit, true));
            if (Math.abs(left - right) < LEAST_CONTRAST * Math.max(left, right)) {
                return null;
            }
            bits = bits << 1 | (left < right ? 1 : 0);
        }
        return SheetCode.of(bits);
    }

    private static double mean(Plane image, Homography map, Box half) {
        double sum = 0;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            double across = ((i % SAMPLES + 0.5) / SAMPLES - 0.5) * SPREAD;
            double down = ((i / SAMPLES + 0.5) / SAMPLES - 0.5) * SPREAD;
            double x = half.middle().x() + across * half.width();
            double y = half.middle().y() + down * half.height();
            sum += image.at(map.column(x, y), map.row(x, y));
        }
        return sum / (SAMPLES * SAMPLES);
    }
}
