package org.kernelscope.data;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.DecodedImage.Chroma;

/**
 * Takes printed lines out of an image: their pixels get the colour of the paper beside them. No
 * state; any thread.
 */
final class LineRemover {
    /** The ground is dark if half of the image is darker than this. */
    private static final float DARK = 0.4f;

    private static final float LEAST_DIFFERENCE = 0.02f;

    private LineRemover() {}

    /** {@code picture}, opaque, without printed lines; the same if it has none. */
    static DecodedImage remove(DecodedImage picture) {
        int rows = picture.rows();
        int columns = picture.columns();
        boolean[] lines = StraightLines.find(picture.luma(), rows, columns);
        if (PlaneFilters.isMedianBelow(DARK, picture.luma())) {
            float[] negative = PlaneFilters.negative(picture.luma());
            lines = either(lines, StraightLines.find(negative, rows, columns));
        }
        if (lines == null || count(lines) == 0) {
            return picture;
        }
        Chroma chroma = picture.chroma();
        return new DecodedImage(
                rows,
                columns,
                filled(picture.luma(), lines, rows, columns),
                picture.alpha(),
                chroma == null
                        ? null
                        : new Chroma(
                                filled(chroma.red(), lines, rows, columns),
                                filled(chroma.blue(), lines, rows, columns)));
    }

    private static boolean @Nullable [] either(
            boolean @Nullable [] one, boolean @Nullable [] other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        for (int i = 0; i < one.length; i++) {
            one[i] |= other[i];
        }
        return one;
    }

    /** By how much the lines differed from the paper that is there now. */
    static float contrast(DecodedImage before, DecodedImage after) {
        if (before == after) {
            return 0;
        }
        double sum = 0;
        int count = 0;
        for (int i = 0; i < before.luma().length; i++) {
            float difference = Math.abs(before.luma()[i] - after.luma()[i]);
            if (difference > LEAST_DIFFERENCE) {
                sum += difference;
                count++;
            }
        }
        return count == 0 ? 0 : (float) (sum / count);
    }

    private static int count(boolean[] cells) {
        int count = 0;
        for (boolean cell : cells) {
            count += cell ? 1 : 0;
        }
        return count;
    }

    /** Fills the marked pixels ring by ring with the mean of their neighbours. */
    private static float[] filled(float[] plane, boolean[] marked, int rows, int columns) {
        float[] filled = plane.clone();
        boolean[] open = marked.clone();
        int[] left = new int[count(open)];
        int count = 0;
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                left[count++] = i;
            }
        }
        int[] ring = new int[count];
        float[] means = new float[count];
        while (count > 0) {
            int found = 0;
            int still = 0;
            for (int i = 0; i < count; i++) {
                float mean = mean(filled, open, left[i], rows, columns);
                if (Float.isNaN(mean)) {
                    left[still++] = left[i];
                } else {
                    ring[found] = left[i];
                    means[found++] = mean;
                }
            }
            if (found == 0) {
                break;
            }
            for (int i = 0; i < found; i++) {
                filled[ring[i]] = means[i];
                open[ring[i]] = false;
            }
            count = still;
        }
        return filled;
    }

    /** The mean of the neighbours that are not open; NaN if all are. */
    private static float mean(float[] plane, boolean[] open, int place, int rows, int columns) {
        float sum = 0;
        int count = 0;
        int row = place / columns;
        int column = place % columns;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                if (!open[r * columns + c]) {
                    sum += plane[r * columns + c];
                    count++;
                }
            }
        }
        return count == 0 ? Float.NaN : sum / count;
    }
}
