package org.kernelscope.data;

import java.util.Arrays;
import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Finds the ink in a picture: what differs from the background, whichever of the two is darker.
 *
 * <p>A plain background, as on a screen, is taken away and the rest stretched to full ink. A
 * photograph has noise, too, and paper with a texture and lines of its own: there only what is much
 * darker (or lighter) than the paper counts, and specks are dropped. No state; any thread.
 */
final class InkFinder {
    /** Less contrast than this between ink and background is no ink (15 of 255). */
    private static final float LEAST_CONTRAST = 0.06f;

    /** Full ink needs no stretching. */
    private static final float FULL = 0.98f;

    /** Shares of the contrast of full ink that are no ink yet, and full ink already. */
    private static final float PLAIN_FLOOR = 0.06f;

    private static final float SMALL_FLOOR = 0.12f;
    private static final float PHOTO_FLOOR = 0.3f;
    private static final float PHOTO_CEILING = 0.8f;

    /** Standard deviations of the paper's noise that are no ink. */
    private static final double NOISE_MARGIN = 4;

    /** A sheet fills so much of its box, and has so much contrast; ink on nothing does not. */
    private static final double SHEET_FILL = 0.85;

    private static final float SHEET_CONTRAST = 0.25f;

    private InkFinder() {}

    /** The ink between 0 and 1, {@code 1 × rows × columns}; nothing if there is none. */
    static Optional<Tensor> find(GreyImage picture) {
        if (isOpaque(picture)) {
            return onPaper(picture, picture.luma());
        }
        BoundingBox seen =
                BoundingBox.around(picture.alpha(), picture.rows(), picture.columns(), 0.5f);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        float[] levels = visibleLevels(picture);
        float contrast = levels[levels.length - 1] - levels[0];
        boolean fills = levels.length >= SHEET_FILL * seen.rows() * seen.columns();
        if (fills && contrast >= SHEET_CONTRAST) {
            return onPaper(picture, over(picture, levels[levels.length / 2]));
        }
        return Optional.of(tensor(picture, picture.alpha()));
    }

    private static boolean isOpaque(GreyImage picture) {
        for (float alpha : picture.alpha()) {
            if (alpha < FULL) {
                return false;
            }
        }
        return true;
    }

    /** The luma of all pixels that one can see, in order. */
    private static float[] visibleLevels(GreyImage picture) {
        float[] levels = new float[picture.luma().length];
        int count = 0;
        for (int i = 0; i < levels.length; i++) {
            if (picture.alpha()[i] > 0.5f) {
                levels[count++] = picture.luma()[i];
            }
        }
        levels = Arrays.copyOf(levels, count);
        Arrays.sort(levels);
        return levels;
    }

    private static float[] over(GreyImage picture, float background) {
        float[] luma = new float[picture.luma().length];
        for (int i = 0; i < luma.length; i++) {
            float alpha = picture.alpha()[i];
            luma[i] = alpha * picture.luma()[i] + (1 - alpha) * background;
        }
        return luma;
    }

    private static Optional<Tensor> onPaper(GreyImage picture, float[] luma) {
        BackgroundEstimate paper =
                BackgroundEstimate.under(luma, picture.rows(), picture.columns());
        float[] contrast = contrast(picture, luma, paper);
        float most = fullInk(contrast);
        if (most < Math.max(LEAST_CONTRAST, 1.5 * NOISE_MARGIN * paper.noise())) {
            return Optional.empty();
        }
        if (paper.isPlain() && isSizeOfDigit(picture)) {
            if (!isPreparedDigit(picture, contrast)) {
                clean(contrast, most);
            }
            return Optional.of(tensor(picture, contrast));
        }
        float share = paper.isPlain() ? PLAIN_FLOOR : PHOTO_FLOOR;
        float floor = Math.max(share * most, (float) (NOISE_MARGIN * paper.noise()));
        float ceiling = paper.isPlain() ? most : PHOTO_CEILING * most;
        for (int i = 0; i < contrast.length; i++) {
            float ink = (contrast[i] - floor) / (ceiling - floor);
            contrast[i] = Math.max(0, Math.min(1, ink));
        }
        if (!paper.isPlain()) {
            SpeckFilter.remove(contrast, picture.rows(), picture.columns());
        }
        return Optional.of(tensor(picture, contrast));
    }

    /** How much darker than the paper, or how much lighter if that is what the ink is. */
    private static float[] contrast(GreyImage picture, float[] luma, BackgroundEstimate paper) {
        float[] contrast = new float[luma.length];
        double darker = 0;
        double lighter = 0;
        int columns = picture.columns();
        for (int i = 0; i < luma.length; i++) {
            float difference = paper.at(i / columns, i % columns) - luma[i];
            contrast[i] = difference;
            double square = (double) difference * difference;
            if (difference > 0) {
                darker += square;
            } else {
                lighter += square;
            }
        }
        boolean dark = darker >= lighter;
        for (int i = 0; i < contrast.length; i++) {
            float difference = Math.max(0, dark ? contrast[i] : -contrast[i]);
            contrast[i] = difference / shade(paper, dark, i / columns, i % columns);
        }
        return contrast;
    }

    /** In the shadow on a photograph's paper, dark ink stands out less: by as much as the paper. */
    private static float shade(BackgroundEstimate paper, boolean dark, int row, int column) {
        return paper.isPlain() || !dark ? 1 : Math.max(0.1f, paper.at(row, column));
    }

    /** The contrast of full ink: nearly the largest, so that one odd pixel does not decide. */
    private static float fullInk(float[] contrast) {
        float max = 0;
        for (float value : contrast) {
            max = Math.max(max, value);
        }
        float[] strong = new float[contrast.length];
        int count = 0;
        for (float value : contrast) {
            if (value > max / 2) {
                strong[count++] = value;
            }
        }
        Arrays.sort(strong, 0, count);
        return count == 0 ? 0 : strong[count - 1 - count / 50];
    }

    private static boolean isSizeOfDigit(GreyImage picture) {
        return picture.rows() == Preparation.SIZE && picture.columns() == Preparation.SIZE;
    }

    /**
     * Takes the noise of a JPEG away from a small picture and leaves its ink as it is: a digit of
     * MNIST in such a file has noise all around, and its edges are a pixel of grey.
     */
    private static void clean(float[] contrast, float most) {
        for (int i = 0; i < contrast.length; i++) {
            float ink = Math.min(1, contrast[i] / most);
            contrast[i] = ink < SMALL_FLOOR ? 0 : ink;
        }
    }

    /** Whether these are the pixels of a digit that MNIST has prepared: nothing is to be done. */
    private static boolean isPreparedDigit(GreyImage picture, float[] contrast) {
        Tensor ink = tensor(picture, contrast);
        return ink.max() >= FULL && Preparation.prepare(ink).digit().equals(ink);
    }

    private static Tensor tensor(GreyImage picture, float[] ink) {
        return Tensor.of(Shape.of(1, picture.rows(), picture.columns()), ink);
    }
}
