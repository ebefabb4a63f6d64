package org.kernelscope.data;

/**
 * Takes the shadow of a hand or a lamp off the paper: divides the brightness of each pixel by that
 * of the paper around it. Slow changes of light that the search for ink allows for anyway are left
 * alone. No state; any thread.
 */
final class LightLeveller {
    /**
     * One fifth of the paper differs by more from the surface through the rest where a shadow lies
     * on it. Less may be a blurred stroke that was taken for paper.
     */
    private static final double UNEVEN = 0.04;

    private static final double SHADED = 0.8;
    private static final double OTHER_LIGHT = 0.06;
    private static final int ROUNDS = 3;

    private static final float DARKEST = 0.02f;

    private LightLeveller() {}

    /**
     * {@code picture} in even light; the same if its light is even enough.
     *
     * @param paper true for the pixels that are known to be paper
     */
    static DecodedImage level(DecodedImage picture, boolean[] paper) {
        int rows = picture.rows();
        int columns = picture.columns();
        float[] smooth = PlaneFilters.smooth(picture.luma(), rows, columns);
        boolean[] even = paper.clone();
        float[] differences = new float[paper.length];
        double sum = 0;
        int count = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            float[] surface = PaperSurface.of(smooth, even, rows, columns).values();
            sum = 0;
            count = 0;
            for (int i = 0; i < paper.length; i++) {
                if (paper[i]) {
                    float difference = Math.abs(smooth[i] - surface[i]);
                    even[i] = difference < OTHER_LIGHT;
                    differences[count++] = difference;
                    sum += smooth[i];
                }
            }
        }
        int shaded = (int) (SHADED * count);
        if (count == 0 || OrderStatistic.of(differences, count, shaded) < UNEVEN) {
            return picture;
        }
        float mean = (float) (sum / count);
        float[] light = filled(smooth, paper, rows, columns);
        float[] luma = new float[light.length];
        for (int i = 0; i < luma.length; i++) {
            float level = picture.luma()[i] * mean / Math.max(DARKEST, light[i]);
            luma[i] = Math.max(0, Math.min(1, level));
        }
        return new DecodedImage(rows, columns, luma, picture.alpha(), picture.chroma());
    }

    /**
     * The brightness of the paper everywhere: where it is not seen, the mean of what is seen
     * nearby, from an image of half the size (push-pull, Gortler et al. 1996).
     */
    private static float[] filled(float[] plane, boolean[] known, int rows, int columns) {
        int halfRows = (rows + 1) / 2;
        int halfColumns = (columns + 1) / 2;
        float[] half = new float[halfRows * halfColumns];
        boolean[] halfKnown = new boolean[half.length];
        boolean all = true;
        boolean any = false;
        for (int i = 0; i < half.length; i++) {
            int row = i / halfColumns * 2;
            int column = i % halfColumns * 2;
            float sum = 0;
            int count = 0;
            for (int r = row; r < Math.min(rows, row + 2); r++) {
                for (int c = column; c < Math.min(columns, column + 2); c++) {
                    if (known[r * columns + c]) {
                        sum += plane[r * columns + c];
                        count++;
                    }
                }
            }
            halfKnown[i] = count > 0;
            half[i] = count > 0 ? sum / count : 0;
            all &= count > 0;
            any |= count > 0;
        }
        if (!any) {
            return plane;
        }
        boolean smallest = all || rows <= 2 && columns <= 2;
        float[] pulled = smallest ? half : filled(half, halfKnown, halfRows, halfColumns);
        float[] full = Resampling.resize(pulled, halfRows, halfColumns, rows, columns);
        for (int i = 0; i < full.length; i++) {
            full[i] = known[i] ? plane[i] : full[i];
        }
        return full;
    }
}
