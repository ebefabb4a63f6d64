package org.kernelscope.tensor;

/** Colour images as three planes: red, green, blue, each between 0 and 1. No state; any thread. */
public final class ColourPlanes {
    /** The planes of a colour image. */
    public static final int COUNT = 3;

    /** The weights of ITU-R BT.601. */
    private static final float RED = 0.299f;

    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private ColourPlanes() {}

    /**
     * The brightness of a colour image: 0.299 red + 0.587 green + 0.114 blue.
     *
     * @param image {@code 3 × rows × columns}
     * @return {@code 1 × rows × columns}
     */
    public static Tensor brightness(Tensor image) {
        Shape shape = image.shape();
        return Tensor.takeOver(
                Shape.of(1, shape.rows(), shape.columns()),
                brightness(image.toArray(), 0, shape.plane()));
    }

    /** The same of one colour. */
    public static double brightness(double red, double green, double blue) {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    /**
     * The same of one image among many.
     *
     * @param pixels holds {@code 3 × plane} values from {@code at} on
     */
    public static float[] brightness(float[] pixels, int at, int plane) {
        float[] grey = new float[plane];
        for (int i = 0; i < plane; i++) {
            grey[i] =
                    RED * pixels[at + i]
                            + GREEN * pixels[at + plane + i]
                            + BLUE * pixels[at + 2 * plane + i];
        }
        return grey;
    }

    /**
     * The image as opaque ARGB, row by row; values outside of 0 to 1 are cut off.
     *
     * @param image {@code 3 × rows × columns}
     */
    public static int[] argb(Tensor image) {
        int plane = image.shape().plane();
        int[] argb = new int[plane];
        for (int i = 0; i < plane; i++) {
            argb[i] = argb(image.get(i), image.get(plane + i), image.get(2 * plane + i));
        }
        return argb;
    }

    /** An opaque colour; shares outside of 0 to 1 are cut off. */
    public static int argb(float red, float green, float blue) {
        return 0xff000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(float share) {
        return Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
