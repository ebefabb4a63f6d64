package org.kernelscope.data;

/**
 * Votes of points for the straight lines that they may lie on (Hough transform, Duda and Hart
 * 1972). Belongs to one thread.
 */
final class HoughVotes {
    /** Rows between neighbouring slopes at one end of the image, and columns between votes. */
    private static final int SLOPE_STEP = 4;

    private static final int STRIDE = 2;

    private final int slopes;
    private final int shift;
    private final int bins;
    private final int[] votes;
    private final float[][] points;
    private final boolean[][] gone;
    private final int columns;
    private final double[] slopeAt;
    private final double near;

    /**
     * @param points for each column the rows of its points
     * @param steepest the steepest line, rows a column
     * @param near the points of a line are at most half a row farther from it
     */
    HoughVotes(float[][] points, int rows, double steepest, double near) {
        this.points = points;
        this.columns = points.length;
        this.near = near;
        this.slopes = Math.max(3, (int) (2 * steepest * columns / SLOPE_STEP) | 1);
        this.shift = (int) Math.ceil(steepest * columns / 2) + 2;
        this.bins = rows + 2 * shift + 2;
        this.votes = new int[slopes * bins];
        this.slopeAt = new double[slopes];
        for (int i = 0; i < slopes; i++) {
            slopeAt[i] = steepest * (2.0 * i / (slopes - 1) - 1);
        }
        this.gone = new boolean[columns][];
        for (int column = 0; column < columns; column++) {
            gone[column] = new boolean[points[column].length];
            for (float y : points[column]) {
                vote(column, y, 1);
            }
        }
    }

    /** A vote goes to the two nearest bins, so that no line is parted between two. */
    private void vote(int column, float y, int weight) {
        if (column % STRIDE != 0) {
            return;
        }
        double x = column - (columns - 1) / 2.0;
        for (int i = 0; i < slopes; i++) {
            int bin = (int) (y - slopeAt[i] * x + shift);
            if (bin >= 0 && bin + 1 < bins) {
                votes[i * bins + bin] += STRIDE * weight;
                votes[i * bins + bin + 1] += STRIDE * weight;
            }
        }
    }

    /** The votes, slope and place in the middle column of the best line. */
    double[] peak() {
        int best = 0;
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] > votes[best]) {
                best = i;
            }
        }
        return new double[] {votes[best], slopeAt[best / bins], best % bins - shift};
    }

    void forget(double slope, double middle) {
        for (int column = 0; column < columns; column++) {
            double y = middle + slope * (column - (columns - 1) / 2.0);
            for (int i = 0; i < points[column].length; i++) {
                if (!gone[column][i] && Math.abs(points[column][i] - y) <= near + 0.5) {
                    gone[column][i] = true;
                    vote(column, points[column][i], -1);
                }
            }
        }
    }

    /**
     * No line has more votes than this. Points of one column are two rows apart at least: only the
     * first bins of all, where what is negative is cut off, may get the votes of two.
     */
    static int most(float[][] points) {
        int votes = 0;
        for (int column = 0; column < points.length; column += STRIDE) {
            votes += STRIDE * Math.min(2, points[column].length);
        }
        return votes;
    }
}
