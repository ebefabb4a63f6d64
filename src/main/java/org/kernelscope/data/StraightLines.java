package org.kernelscope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** The steepest line: rows a column. */
    private static final double STEEPEST = 0.25;

    /** The shortest line, as a share of the shorter side. */
    private static final double SHORTEST = 0.28;

    /** The share of a line that is seen. */
    private static final double SEEN = 0.72;

    /** Rows between neighbouring slopes at one end of the image, and columns between votes. */
    private static final int SLOPE_STEP = 4;

    private static final int STRIDE = 2;

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

    private StraightLines(float[] luma, int rows, int columns) {
        this.luma = luma;
        this.rows = rows;
        this.columns = columns;
        int radius = Math.max(3, (int) Math.round(THICKEST * Math.max(rows, columns)));
        this.thickest = 2 * radius + 1;
        float[] high = PlaneFilters.max(luma, rows, columns, radius);
        this.contrast = PlaneFilters.min(high, rows, columns, radius);
        for (int i = 0; i < contrast.length; i++) {
            contrast[i] -= luma[i];
        }
        this.threshold = Math.max(LEAST_CONTRAST, NOISE_FACTOR * PlaneFilters.median(contrast));
    }

    /**
     * The pixels of the printed lines that are darker than their ground: true for each. Where a
     * stroke crosses a line, the pixels are the stroke's.
     *
     * @param luma brightness; the negative brightness for lines that are lighter
     */
    static boolean[] find(float[] luma, int rows, int columns) {
        StraightLines level = new StraightLines(luma, rows, columns);
        StraightLines upright = new StraightLines(transposed(luma, rows, columns), columns, rows);
        List<PrintedLine> lines = new ArrayList<>(level.lines(false));
        lines.addAll(upright.lines(true));
        boolean[] found = new boolean[luma.length];
        List<PrintedLine> printed = PrintedLine.anchored(lines);
        for (PrintedLine line : printed) {
            StraightLines frame = line.upright() ? upright : level;
            frame.mark(line, printed, found);
            frame.markCorner(line, true, line.isHeld(true, printed), found);
            frame.markCorner(line, false, line.isHeld(false, printed), found);
        }
        return found;
    }

    private static float[] transposed(float[] plane, int rows, int columns) {
        float[] turned = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            turned[i % columns * rows + i / columns] = plane[i];
        }
        return turned;
    }

    /** The long straight lines, whether held or not. */
    private List<PrintedLine> lines(boolean upright) {
        float[][] points = points();
        Hough hough = new Hough(points);
        List<PrintedLine> lines = new ArrayList<>();
        double least = Math.max(12, SHORTEST * Math.min(rows, columns));
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

    /** For each column the middles of its short dark runs. */
    private float[][] points() {
        float[][] points = new float[columns][];
        float[] middles = new float[rows];
        for (int column = 0; column < columns; column++) {
            int count = 0;
            int run = 0;
            for (int row = 0; row <= rows; row++) {
                boolean dark = row < rows && contrast[row * columns + column] > threshold;
                if (dark) {
                    run++;
                } else {
                    if (run > 0 && run <= thickest) {
                        middles[count++] = row - (run + 1) / 2f;
                    }
                    run = 0;
                }
            }
            points[column] = Arrays.copyOf(middles, count);
        }
        return points;
    }

    /** Votes of the points for straight lines. */
    private final class Hough {
        private final int slopes;
        private final int shift;
        private final int bins;
        private final int[] votes;
        private final float[][] points;
        private final boolean[][] gone;

        private Hough(float[][] points) {
            this.points = points;
            this.slopes = Math.max(3, (int) (2 * STEEPEST * columns / SLOPE_STEP) | 1);
            this.shift = (int) Math.ceil(STEEPEST * columns / 2) + 2;
            this.bins = rows + 2 * shift + 2;
            this.votes = new int[slopes * bins];
            this.gone = new boolean[columns][];
            for (int column = 0; column < columns; column++) {
                gone[column] = new boolean[points[column].length];
                for (float y : points[column]) {
                    vote(column, y, 1);
                }
            }
        }

        private double slope(int index) {
            return STEEPEST * (2.0 * index / (slopes - 1) - 1);
        }

        /** A vote goes to the two nearest bins, so that no line is parted between two. */
        private void vote(int column, float y, int weight) {
            if (column % STRIDE != 0) {
                return;
            }
            double x = column - (columns - 1) / 2.0;
            for (int i = 0; i < slopes; i++) {
                int bin = (int) (y - slope(i) * x + shift);
                if (bin >= 0 && bin + 1 < bins) {
                    votes[i * bins + bin] += STRIDE * weight;
                    votes[i * bins + bin + 1] += STRIDE * weight;
                }
            }
        }

        /** Votes, slope and place in the middle column of the best line. */
        private double[] peak() {
            int best = 0;
            for (int i = 0; i < votes.length; i++) {
                if (votes[i] > votes[best]) {
                    best = i;
                }
            }
            return new double[] {votes[best], slope(best / bins), best % bins - shift};
        }

        private void forget(double slope, double middle) {
            for (int column = 0; column < columns; column++) {
                double y = middle + slope * (column - (columns - 1) / 2.0);
                for (int i = 0; i < points[column].length; i++) {
                    if (!gone[column][i] && Math.abs(points[column][i] - y) <= NEAR + 0.5) {
                        gone[column][i] = true;
                        vote(column, points[column][i], -1);
                    }
                }
            }
        }
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
