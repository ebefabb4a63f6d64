package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The printed lines of an image: rules, squares, the frame of a cell. A printed line is long,
 * straight, nearly upright or level, and ends at the edge of the sheet, at the rim of the image or
 * at another such line; the stroke of a digit ends on the paper. Found with a Hough transform (Duda
 * and Hart 1972). Belongs to one thread.
 */
final class StraightLines {
    /** The thickest line, as a share of the longer side. */
    private static final double THICKEST = 0.018;

    private static final float LEAST_CONTRAST = 0.04f;
    private static final float NOISE_FACTOR = 3.5f;

    /** Noise below this, a little less than 0.04 / 3.5, leaves the least contrast as it is. */
    private static final float LEAST_NOISE = 0.0114f;

    /** The steepest line: rows a column. */
    private static final double STEEPEST = 0.25;

    /** The shortest line, as a share of the shorter side. */
    private static final double SHORTEST = 0.28;

    /** The share of a line that is seen. */
    private static final double SEEN = 0.72;

    /** Rows that are turned together, so that they stay in the cache. */
    private static final int TILE = 16;

    private static final int MOST_LINES = 60;
    private static final double NEAR = 2;

    /** Beyond a line that ends at the sheet's edge, the image is brighter or darker by so much. */
    private static final float STEP = 0.08f;

    /** Ink over a line is darker than the line. */
    private static final float INK = 1.4f;

    private final float[] luma;
    private final int rows;
    private final int columns;
    private final int thickest;

    /** By how much each pixel is darker than what is around it, if that is thin. */
    private final float[] contrast;

    private final float threshold;

    private StraightLines(
            float[] luma, float[] contrast, int rows, int columns, int thickest, float threshold) {
        this.luma = luma;
        this.contrast = contrast;
        this.rows = rows;
        this.columns = columns;
        this.thickest = thickest;
        this.threshold = threshold;
    }

    private static float[] contrast(float[] luma, int rows, int columns, int radius) {
        float[] high = PlaneFilters.max(luma, rows, columns, radius);
        float[] contrast = PlaneFilters.min(high, rows, columns, radius);
        Vectors.subtract(contrast, luma, contrast.length);
        return contrast;
    }

    /**
     * The pixels of the printed lines that are darker than their ground: true for each; null if
     * there are none. Where a stroke crosses a line, the pixels are the stroke's.
     *
     * @param luma brightness; the negative brightness for lines that are lighter
     */
    static boolean @Nullable [] find(float[] luma, int rows, int columns) {
        int radius = Math.max(3, (int) Math.round(THICKEST * Math.max(rows, columns)));
        int thickest = 2 * radius + 1;
        float[] contrast = contrast(luma, rows, columns, radius);
        List<PrintedLine> lines = new ArrayList<>();
        // Most images have too few points for a line, and need not be turned.
        float down = threshold(contrast, rows, columns, false);
        float[][] inColumns = LinePoints.inColumns(contrast, rows, columns, down, thickest);
        HoughVotes levelVotes = votes(inColumns, rows);
        StraightLines level = null;
        if (levelVotes != null) {
            level = new StraightLines(luma, contrast, rows, columns, thickest, down);
            lines.addAll(level.lines(levelVotes, inColumns, false));
        }
        float across = threshold(contrast, rows, columns, true);
        float[][] inRows = LinePoints.inRows(contrast, rows, columns, across, thickest);
        HoughVotes uprightVotes = votes(inRows, columns);
        StraightLines upright = null;
        if (uprightVotes != null) {
            float[] turned = transposed(contrast, rows, columns);
            float[] turnedLuma = transposed(luma, rows, columns);
            upright = new StraightLines(turnedLuma, turned, columns, rows, thickest, across);
            lines.addAll(upright.lines(uprightVotes, inRows, true));
        }
        List<PrintedLine> printed = PrintedLine.anchored(lines);
        if (printed.isEmpty()) {
            return null;
        }
        boolean[] found = new boolean[luma.length];
        for (PrintedLine line : printed) {
            StraightLines frame = Objects.requireNonNull(line.upright() ? upright : level);
            frame.mark(line, printed, found);
            frame.markCorner(line, true, line.isHeld(true, printed), found);
            frame.markCorner(line, false, line.isHeld(false, printed), found);
        }
        return found;
    }

    private static float threshold(float[] contrast, int rows, int columns, boolean turned) {
        float noise = PlaneFilters.median(contrast, rows, columns, turned, LEAST_NOISE);
        return Math.max(LEAST_CONTRAST, NOISE_FACTOR * noise);
    }

    /** The length of the shortest line. */
    private static double leastLength(int rows, int columns) {
        return Math.max(12, SHORTEST * Math.min(rows, columns));
    }

    /** The votes of the points for lines; null if there are too few for any line. */
    private static @Nullable HoughVotes votes(float[][] points, int rows) {
        double least = leastLength(rows, points.length) * SEEN;
        if (HoughVotes.most(points) < least) {
            return null;
        }
        HoughVotes votes = new HoughVotes(points, rows, STEEPEST, NEAR);
        return votes.peak()[0] < least ? null : votes;
    }

    private static float[] transposed(float[] plane, int rows, int columns) {
        float[] turned = new float[plane.length];
        for (int first = 0; first < rows; first += TILE) {
            int last = Math.min(rows, first + TILE);
            for (int column = 0; column < columns; column++) {
                for (int row = first; row < last; row++) {
                    turned[column * rows + row] = plane[row * columns + column];
                }
            }
        }
        return turned;
    }

    /** The long straight lines, whether held or not. */
    private List<PrintedLine> lines(HoughVotes hough, float[][] points, boolean upright) {
        List<PrintedLine> lines = new ArrayList<>();
        double least = leastLength(rows, columns);
        for (int round = 0; round < 2 * MOST_LINES && lines.size() < MOST_LINES; round++) {
            double[] peak = hough.peak();
            if (peak[0] < least * SEEN) {
                break;
            }
            lines.addAll(trace(peak[1], peak[2], points, least, upright));
            hough.forget(peak[1], peak[2]);
        }
        return lines;
    }

    /** The parts of the line that are long enough. */
    private List<PrintedLine> trace(
            double slope, double middle, float[][] points, double least, boolean upright) {
        int most = Math.max(6, columns / 16);
        float[] ys = new float[columns];
        List<PrintedLine> lines = new ArrayList<>();
        double offset = 0;
        int start = -1;
        int seen = 0;
        int missed = 0;
        int gap = 0;
        int lastSeen = -1;
        for (int column = 0; column <= columns; column++) {
            boolean end = column == columns;
            if (!end) {
                double y = middle + slope * (column - (columns - 1) / 2.0) + offset;
                double near = nearest(points[column], y);
                boolean point = Math.abs(near - y) <= NEAR;
                ys[column] = (float) (point ? near : y);
                if (point) {
                    offset += 0.1 * (near - y);
                    start = start < 0 ? column : start;
                    lastSeen = column;
                    seen++;
                    missed += gap;
                    gap = 0;
                } else if (!isDark(y, column)) {
                    gap++;
                }
            }
            if (start >= 0 && (end || gap > most)) {
                int length = seen;
                if (length >= least && seen >= SEEN * (seen + missed)) {
                    lines.add(line(upright, start, Arrays.copyOfRange(ys, start, lastSeen + 1)));
                }
                start = -1;
                seen = 0;
                missed = 0;
                gap = 0;
            }
        }
        return lines;
    }

    private static double nearest(float[] middles, double y) {
        double nearest = Double.MAX_VALUE;
        for (float middle : middles) {
            if (Math.abs(middle - y) < Math.abs(nearest - y)) {
                nearest = middle;
            }
        }
        return nearest;
    }

    private boolean isDark(double y, int column) {
        int row = (int) Math.round(y);
        // A crossing stroke is thicker than what the contrast sees: compare with the paper.
        return row >= 0
                && row < rows
                && (contrast[row * columns + column] > threshold || isInk(row, column));
    }

    /** True if a pixel is darker than the paper beside it, however thick the stroke is. */
    private boolean isInk(int row, int column) {
        int up = Math.max(0, row - thickest);
        int down = Math.min(rows - 1, row + thickest);
        int left = Math.max(0, column - columns / 8);
        int right = Math.min(columns - 1, column + columns / 8);
        float above = Math.max(luma[up * columns + left], luma[up * columns + right]);
        float below = Math.max(luma[down * columns + left], luma[down * columns + right]);
        return Math.max(above, below) - luma[row * columns + column] > 2 * threshold;
    }

    private PrintedLine line(boolean upright, int first, float[] ys) {
        float[] thickness = new float[ys.length];
        float[] strength = new float[ys.length];
        int count = 0;
        for (int i = 0; i < ys.length; i++) {
            int row = Math.round(ys[i]);
            int column = first + i;
            if (row >= 0 && row < rows && contrast[row * columns + column] > threshold) {
                thickness[count] = run(row, column, threshold)[1] - run(row, column, threshold)[0];
                strength[count++] = contrast[row * columns + column];
            }
        }
        Arrays.sort(thickness, 0, count);
        Arrays.sort(strength, 0, count);
        int thick = count == 0 ? 1 : Math.max(1, (int) thickness[count / 2]);
        float dark = count == 0 ? threshold : strength[count / 2];
        return new PrintedLine(
                upright,
                first,
                ys,
                thick,
                dark,
                isAtEdge(first, ys, thick, true),
                isAtEdge(first, ys, thick, false));
    }

    /** First and last row plus 1 of the dark run at {@code row}. */
    private int[] run(int row, int column, float level) {
        int top = row;
        int bottom = row + 1;
        while (top > 0 && contrast[(top - 1) * columns + column] > level) {
            top--;
        }
        while (bottom < rows && contrast[bottom * columns + column] > level) {
            bottom++;
        }
        return new int[] {top, bottom};
    }

    /** True if the line ends at the rim of the image, or where the paper ends. */
    private boolean isAtEdge(int first, float[] ys, int thick, boolean firstEnd) {
        int end = firstEnd ? first : first + ys.length - 1;
        int outward = firstEnd ? -1 : 1;
        int reach = Math.max(8, columns / 50);
        if (end + outward * reach < 0 || end + outward * reach >= columns) {
            return true;
        }
        float y = ys[firstEnd ? 0 : ys.length - 1];
        int aside = thick + 3;
        double inside = 0;
        double outside = 0;
        for (int side = -1; side <= 1; side += 2) {
            int row = Math.max(0, Math.min(rows - 1, Math.round(y) + side * aside));
            for (int i = 3; i <= reach; i++) {
                int in = Math.max(0, Math.min(columns - 1, end - outward * (i + 3)));
                inside += luma[row * columns + in];
                outside += luma[row * columns + end + outward * i];
            }
        }
        double mean = (inside - outside) / (2 * (reach - 2));
        return Math.abs(mean) > STEP;
    }

    /** Marks the line's own pixels in the frame of the image. */
    private void mark(PrintedLine line, List<PrintedLine> all, boolean[] found) {
        float level = Math.max(threshold / 2, 0.35f * line.contrast());
        int most = line.thickness() + Math.max(2, line.thickness() / 2);
        for (int i = 0; i < line.ys().length; i++) {
            int column = line.first() + i;
            int row = Math.max(0, Math.min(rows - 1, Math.round(line.ys()[i])));
            float here = contrast[row * columns + column];
            if (here <= level || here > INK * line.contrast()) {
                continue;
            }
            int[] run = run(row, column, level);
            if (run[1] - run[0] > most) {
                if (!line.isCrossed(column, row, all)) {
                    continue;
                }
                // Both lines go on here; no stroke is as pale as they are.
                run[0] = Math.max(run[0], row - line.thickness() / 2 - 1);
                run[1] = Math.min(run[1], row + line.thickness() / 2 + 2);
            }
            for (int r = Math.max(0, run[0] - 1); r < Math.min(rows, run[1] + 1); r++) {
                found[line.upright() ? column * rows + r : r * columns + column] = true;
            }
        }
    }

    /** Marks what is dark where the line ends at another one: there, no run is short. */
    private void markCorner(PrintedLine line, boolean firstEnd, boolean held, boolean[] found) {
        if (!held) {
            return;
        }
        int reach = 2 * line.thickness() + 3;
        int column = firstEnd ? line.first() : line.last();
        int row = Math.round(line.ys()[firstEnd ? 0 : line.ys().length - 1]);
        float level = Math.max(threshold / 2, 0.35f * line.contrast());
        for (int r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
            for (int c = Math.max(0, column - reach);
                    c <= Math.min(columns - 1, column + reach);
                    c++) {
                if (contrast[r * columns + c] > level) {
                    found[line.upright() ? c * rows + r : r * columns + c] = true;
                }
            }
        }
    }
}
