package org.kernelscope.data;

import java.util.Arrays;
import org.kernelscope.data.FlatRegions.Sheet;

/**
 * Takes the shadow of a hand or a lamp off the paper: divides the brightness of each pixel by that
 * of the paper around it. Slow changes of light that the search for ink allows for anyway are left
 * alone. No state; any thread.
 */
final class LightLeveller {
    /**
     * One fifth of the paper differs from the surface through the rest where a shadow lies on it.
     */
    private static final double SHADED = 0.8;

    private static final float DARKEST = 0.02f;

    private LightLeveller() {}

    /**
     * {@code picture} in even light; the same if its light is even enough.
     *
     * @param sheet the sheet in the image
     * @param cut true if {@code picture} is the sheet alone
     * @param wholeColumns the columns of the image that it was cut out of
     */
    static DecodedImage level(DecodedImage picture, Sheet sheet, boolean cut, int wholeColumns) {
        boolean[] paper = cut ? sheet.paperInBox(wholeColumns) : sheet.paper();
        int rows = picture.rows();
        int columns = picture.columns();
        float[] smooth =
                picture.luma() == sheet.luma()
                        ? sheet.smooth()
                        : PlaneFilters.smooth(picture.luma(), rows, columns);
        int[] places = places(paper);
        int shaded = (int) (SHADED * places.length);
        if (places.length == 0 || new PaperLight(smooth, places, rows, columns).even() > shaded) {
            return picture;
        }
        double sum = 0;
        for (int place : places) {
            sum += smooth[place];
        }
        float mean = (float) (sum / places.length);
        float[] light = filled(smooth, paper, rows, columns);
        float[] luma = new float[light.length];
        for (int i = 0; i < luma.length; i++) {
            float level = picture.luma()[i] * mean / Math.max(DARKEST, light[i]);
            luma[i] = Math.max(0, Math.min(1, level));
        }
        return new DecodedImage(rows, columns, luma, picture.alpha(), picture.chroma());
    }

    private static int[] places(boolean[] cells) {
        int[] places = new int[cells.length];
        int count = 0;
        for (int i = 0; i < cells.length; i++) {
            places[count] = i;
            count += cells[i] ? 1 : 0;
        }
        return Arrays.copyOf(places, count);
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
