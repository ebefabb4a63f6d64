package org.kernelscope.data;

import java.util.Arrays;
import java.util.Optional;
import org.kernelscope.data.DecodedImage.Chroma;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Finds the ink in an image: what differs from the background, whichever of the two is darker; if
 * both are equally bright, by their colours; on a transparent background, by the alpha.
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

    /** A JPEG keeps colours coarsely: they run over the edge of a stroke. */
    private static final float COLOUR_FLOOR = 0.25f;

    private static final float PHOTO_FLOOR = 0.3f;
    private static final float PHOTO_CEILING = 0.8f;

    /** Standard deviations of the paper's noise that are no ink. */
    private static final double NOISE_MARGIN = 4;

    /** A sheet fills so much of its box, and has so much contrast; ink on nothing does not. */
    private static final double SHEET_FILL = 0.85;

    private static final float SHEET_CONTRAST = 0.25f;

    /** In a deeper shadow than this share of full light, nothing can be told. */
    private static final float DEEPEST_SHADOW = 0.1f;

    /** The colours decide where their contrast is so many times that of the brightness. */
    private static final float COLOUR_WINS = 2;

    private static final float[] NO_COLOUR = {};

    private InkFinder() {}

    /**
     * The ink between 0 and 1, {@code 1 × rows × columns}; nothing if there is none.
     *
     * @param opaque true if the image is known to be opaque
     * @param one true for one shape, false for a sign that may have dots
     */
    static Optional<Tensor> find(DecodedImage picture, boolean opaque, boolean one) {
        if (opaque || isOpaque(picture)) {
            return onPaper(picture, one);
        }
        float most = Vectors.largest(picture.alpha(), picture.alpha().length);
        if (most < LEAST_CONTRAST) {
            return Optional.empty();
        }
        // However faint the ink is on nothing, what is half as opaque as it is belongs to it.
        float half = most / 2;
        BoundingBox seen =
                BoundingBox.around(picture.alpha(), picture.rows(), picture.columns(), half);
        Spread luma = Spread.of(picture, picture.luma(), half);
        Chroma chroma = picture.chroma();
        Spread red = Spread.of(picture, chroma == null ? NO_COLOUR : chroma.red(), half);
        Spread blue = Spread.of(picture, chroma == null ? NO_COLOUR : chroma.blue(), half);
        float contrast = Math.max(luma.range(), Math.max(red.range(), blue.range()));
        boolean fills = luma.count() >= SHEET_FILL * seen.rows() * seen.columns();
        if (fills && contrast >= SHEET_CONTRAST) {
            return onPaper(over(picture, luma.median(), red.median(), blue.median()), one);
        }
        return Optional.of(tensor(picture, stretched(picture.alpha(), most)));
    }

    static boolean isOpaque(DecodedImage picture) {
        for (float alpha : picture.alpha()) {
            if (alpha < FULL) {
                return false;
            }
        }
        return true;
    }

    private static float[] stretched(float[] alpha, float opaque) {
        if (opaque >= FULL) {
            return alpha;
        }
        float[] ink = new float[alpha.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.min(1, alpha[i] / opaque);
        }
        return ink;
    }

    /** The visible part of a plane: number of pixels, range and median. */
    private record Spread(int count, float range, float median) {
        static Spread of(DecodedImage picture, float[] plane, float leastAlpha) {
            float[] levels = new float[plane.length];
            int count = 0;
            for (int i = 0; i < levels.length; i++) {
                if (picture.alpha()[i] > leastAlpha) {
                    levels[count++] = plane[i];
                }
            }
            if (count == 0) {
                return new Spread(0, 0, 0);
            }
            float range = OrderStatistic.of(levels, count, count - 1);
            range -= OrderStatistic.of(levels, count, 0);
            return new Spread(count, range, OrderStatistic.of(levels, count, count / 2));
        }
    }

    /** The image in front of an opaque background. */
    private static DecodedImage over(DecodedImage picture, float luma, float red, float blue) {
        float[] alpha = picture.alpha();
        float[] opaque = new float[alpha.length];
        Arrays.fill(opaque, 1);
        Chroma chroma = picture.chroma();
        return new DecodedImage(
                picture.rows(),
                picture.columns(),
                over(picture.luma(), alpha, luma),
                opaque,
                chroma == null
                        ? null
                        : new Chroma(
                                over(chroma.red(), alpha, red), over(chroma.blue(), alpha, blue)));
    }

    private static float[] over(float[] plane, float[] alpha, float background) {
        float[] mixed = new float[plane.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = alpha[i] * plane[i] + (1 - alpha[i]) * background;
        }
        return mixed;
    }

    /**
     * The pixels that differ from the paper.
     *
     * @param seen the contrast of full ink as it is in the image, if there are colours to compare
     *     it with
     * @param contrast by how much each pixel differs; in a shadow, where dark ink stands out less,
     *     by as much as it would in the light
     * @param most the contrast of full ink, measured so
     * @param floor the share of it that is no ink yet
     */
    private record Difference(
            BackgroundEstimate paper, float seen, float[] contrast, float most, float floor) {
        static Difference inBrightness(DecodedImage picture) {
            BackgroundEstimate paper =
                    BackgroundEstimate.under(picture.luma(), picture.rows(), picture.columns());
            float[] contrast = new float[picture.luma().length];
            float[] ground = paper.levels();
            boolean dark = subtract(ground, picture.luma(), contrast);
            boolean simple = paper.isPlain() || !dark;
            // Of an image in greys, it decides nothing.
            float seen = simple || picture.chroma() != null ? fullInk(contrast) : 0;
            if (simple) {
                float floor = paper.isPlain() ? PLAIN_FLOOR : PHOTO_FLOOR;
                return new Difference(paper, seen, contrast, seen, floor);
            }
            Vectors.divide(contrast, ground, DEEPEST_SHADOW, contrast.length);
            return new Difference(paper, seen, contrast, fullInk(contrast), PHOTO_FLOOR);
        }

        static Difference inColour(DecodedImage picture, Chroma chroma) {
            int columns = picture.columns();
            float[] levels = InkColour.levels(picture.luma(), chroma, picture.rows(), columns);
            BackgroundEstimate paper = BackgroundEstimate.under(levels, picture.rows(), columns);
            float[] contrast = new float[levels.length];
            subtract(paper.levels(), levels, contrast);
            float seen = fullInk(contrast);
            float floor = paper.isPlain() ? COLOUR_FLOOR : PHOTO_FLOOR;
            return new Difference(paper, seen, contrast, seen, floor);
        }

        boolean isInk() {
            return most >= Math.max(LEAST_CONTRAST, 1.5 * NOISE_MARGIN * paper.noise());
        }
    }

    /** Ink and paper differ in brightness, nearly always; if they hardly do, perhaps in colour. */
    private static Difference difference(DecodedImage picture) {
        Difference brightness = Difference.inBrightness(picture);
        Chroma chroma = picture.chroma();
        if (chroma == null || brightness.seen() > 1 / COLOUR_WINS) {
            return brightness;
        }
        Difference colour = Difference.inColour(picture, chroma);
        boolean clearer = colour.seen() > COLOUR_WINS * brightness.seen();
        return colour.isInk() && (clearer || !brightness.isInk()) ? colour : brightness;
    }

    private static Optional<Tensor> onPaper(DecodedImage picture, boolean one) {
        Difference difference = difference(picture);
        if (!difference.isInk()) {
            return Optional.empty();
        }
        BackgroundEstimate paper = difference.paper();
        float[] contrast = difference.contrast();
        float most = difference.most();
        if (paper.isPlain() && isSizeOfDigit(picture)) {
            if (!isPreparedDigit(picture, contrast)) {
                clean(contrast, most);
            }
            return Optional.of(ofOwn(picture, contrast));
        }
        float floor = Math.max(difference.floor() * most, (float) (NOISE_MARGIN * paper.noise()));
        float ceiling = paper.isPlain() ? most : PHOTO_CEILING * most;
        Vectors.stretch(contrast, floor, ceiling - floor, contrast.length);
        if (!paper.isPlain()) {
            SpeckFilter.remove(contrast, picture.rows(), picture.columns(), one);
        }
        return Optional.of(ofOwn(picture, contrast));
    }

    /**
     * Writes into {@code contrast} how much darker each pixel is than the paper, or how much
     * lighter if that is what the ink is.
     *
     * @return true if the ink is darker
     */
    private static boolean subtract(float[] paper, float[] levels, float[] contrast) {
        System.arraycopy(paper, 0, contrast, 0, contrast.length);
        Vectors.subtract(contrast, levels, contrast.length);
        double darker = 0;
        double lighter = 0;
        for (float difference : contrast) {
            // No branch: in noise it would be taken wrongly every second time.
            double above = Math.max(0, difference);
            double below = difference - above;
            darker += above * above;
            lighter += below * below;
        }
        boolean dark = darker >= lighter;
        Vectors.atLeast(contrast, dark ? 1 : -1, 0, contrast.length);
        return dark;
    }

    /** The contrast of full ink: nearly the largest, so that one odd pixel does not decide. */
    private static float fullInk(float[] contrast) {
        float max = Vectors.largest(contrast, contrast.length);
        float[] strong = new float[contrast.length];
        int count = 0;
        for (float value : contrast) {
            if (value > max / 2) {
                strong[count++] = value;
            }
        }
        return count == 0 ? 0 : OrderStatistic.of(strong, count, count - 1 - count / 50);
    }

    private static boolean isSizeOfDigit(DecodedImage picture) {
        return picture.rows() == Preparation.SIZE && picture.columns() == Preparation.SIZE;
    }

    /**
     * Takes the noise of a JPEG away from a small image and leaves its ink as it is: a digit of
     * MNIST in such a file has noise all around, and its edges are a pixel of grey.
     */
    private static void clean(float[] contrast, float most) {
        for (int i = 0; i < contrast.length; i++) {
            float ink = Math.min(1, contrast[i] / most);
            contrast[i] = ink < SMALL_FLOOR ? 0 : ink;
        }
    }

    /** True if these are the pixels of an image of MNIST, which need no preparation. */
    private static boolean isPreparedDigit(DecodedImage picture, float[] contrast) {
        Tensor ink = tensor(picture, contrast);
        return ink.max() >= FULL && Preparation.prepare(ink).digit().equals(ink);
    }

    /** The same of an array that nobody else has. */
    private static Tensor ofOwn(DecodedImage picture, float[] ink) {
        return Tensor.takeOver(Shape.of(1, picture.rows(), picture.columns()), ink);
    }

    private static Tensor tensor(DecodedImage picture, float[] ink) {
        return Tensor.of(Shape.of(1, picture.rows(), picture.columns()), ink);
    }
}
