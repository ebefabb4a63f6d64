package org.kernelscope.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * An image as luma (0 black to 1 white), alpha (0 transparent to 1 opaque) and, if it has colours,
 * the red and blue of each pixel relative to grey, row by row. The arrays belong to the image;
 * callers do not write to them.
 *
 * @param chroma the colours; null if all pixels are grey
 */
record DecodedImage(int rows, int columns, float[] luma, float[] alpha, @Nullable Chroma chroma) {
    /** The weights of ITU-R BT.601, in thousandths, so that a grey stays exactly that grey. */
    private static final int RED = 299;

    private static final int GREEN = 587;
    private static final int BLUE = 114;

    /** The brightness of each grey, for a division takes longer than to look it up. */
    private static final float[] GREYS = new float[256];

    static {
        for (int i = 0; i < GREYS.length; i++) {
            GREYS[i] = i / 255f;
        }
    }

    /** Levels within this range (15 of 255) show nothing. */
    private static final float BLANK = 0.06f;

    /**
     * The colours of an image.
     *
     * @param red red − luma, between −1 and 1
     * @param blue blue − luma, between −1 and 1
     */
    record Chroma(float[] red, float[] blue) {}

    /** The brightness of a colour, 0 to 1, whose parts are between 0 and 255. */
    static float luma(int red, int green, int blue) {
        return (RED * red + GREEN * green + BLUE * blue) / 255_000f;
    }

    /** Green − luma of a pixel whose red and blue differ from its luma by so much. */
    static float green(float red, float blue) {
        return -(RED * red + BLUE * blue) / GREEN;
    }

    /** The image on white: {@code 3 × rows × columns}, red, green and blue between 0 and 1. */
    Tensor colours() {
        int plane = rows * columns;
        float[] values = new float[3 * plane];
        for (int i = 0; i < plane; i++) {
            float red = chroma == null ? 0 : chroma.red()[i];
            float blue = chroma == null ? 0 : chroma.blue()[i];
            values[i] = onWhite(luma[i] + red, alpha[i]);
            values[plane + i] = onWhite(luma[i] + green(red, blue), alpha[i]);
            values[2 * plane + i] = onWhite(luma[i] + blue, alpha[i]);
        }
        return Tensor.takeOver(Shape.of(3, rows, columns), values);
    }

    private static float onWhite(float colour, float alpha) {
        return Math.max(0, Math.min(1, alpha * colour + 1 - alpha));
    }

    /** True if all pixels are nearly alike. */
    boolean isBlank() {
        return range(luma) < BLANK
                && range(alpha) < BLANK
                && (chroma == null || range(chroma.red()) < BLANK && range(chroma.blue()) < BLANK);
    }

    /** True if no pixel has a colour that could be told from grey; one of nothing has none. */
    boolean isGrey() {
        return chroma == null || largest(chroma.red()) < BLANK && largest(chroma.blue()) < BLANK;
    }

    private float largest(float[] plane) {
        float largest = 0;
        for (int i = 0; i < plane.length; i++) {
            largest = Math.max(largest, Math.abs(plane[i] * alpha[i]));
        }
        return largest;
    }

    private static float range(float[] plane) {
        float min = Float.MAX_VALUE;
        float max = -Float.MAX_VALUE;
        for (float value : plane) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return max - min;
    }

    /**
     * The image turned and mirrored so that it is upright.
     *
     * @param orientation 1 to 8, as in EXIF 2.3, tag 0x0112
     */
    DecodedImage upright(int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int toRows = swapped ? columns : rows;
        int toColumns = swapped ? rows : columns;
        int[] from = new int[luma.length];
        for (int row = 0; row < toRows; row++) {
            for (int column = 0; column < toColumns; column++) {
                int down = toRows - 1 - row;
                int right = toColumns - 1 - column;
                from[row * toColumns + column] =
                        switch (orientation) {
                            case 2 -> row * columns + right;
                            case 3 -> down * columns + right;
                            case 4 -> down * columns + column;
                            case 5 -> column * columns + row;
                            case 6 -> right * columns + row;
                            case 7 -> right * columns + down;
                            case 8 -> column * columns + down;
                            default -> throw new IllegalArgumentException("EXIF " + orientation);
                        };
            }
        }
        return new DecodedImage(
                toRows,
                toColumns,
                picked(luma, from),
                picked(alpha, from),
                chroma == null
                        ? null
                        : new Chroma(picked(chroma.red(), from), picked(chroma.blue(), from)));
    }

    private static float[] picked(float[] plane, int[] from) {
        float[] picked = new float[plane.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = plane[from[i]];
        }
        return picked;
    }

    /** The part of the image inside {@code box}. */
    DecodedImage cut(BoundingBox box) {
        Chroma colours =
                chroma == null ? null : new Chroma(cut(chroma.red(), box), cut(chroma.blue(), box));
        return new DecodedImage(
                box.rows(), box.columns(), cut(luma, box), cut(alpha, box), colours);
    }

    private float[] cut(float[] plane, BoundingBox box) {
        float[] part = new float[box.rows() * box.columns()];
        for (int row = 0; row < box.rows(); row++) {
            System.arraycopy(
                    plane,
                    (box.top() + row) * columns + box.left(),
                    part,
                    row * box.columns(),
                    box.columns());
        }
        return part;
    }

    /** The same with at most {@code side} rows and columns, averaged. */
    DecodedImage atMost(int side) {
        int longer = Math.max(rows, columns);
        if (longer <= side) {
            return this;
        }
        int toRows = Math.max(1, (int) Math.round((double) rows * side / longer));
        int toColumns = Math.max(1, (int) Math.round((double) columns * side / longer));
        boolean opaque = isFullyOpaque();
        float[] newAlpha =
                opaque
                        ? Resampling.resizeOnes(rows, columns, toRows, toColumns)
                        : Resampling.resize(alpha, rows, columns, toRows, toColumns);
        float[] newLuma = averaged(luma, opaque, newAlpha, toRows, toColumns);
        for (int i = 0; i < newLuma.length; i++) {
            newLuma[i] = Math.min(1, newLuma[i]);
        }
        Chroma newChroma =
                chroma == null
                        ? null
                        : new Chroma(
                                averaged(chroma.red(), opaque, newAlpha, toRows, toColumns),
                                averaged(chroma.blue(), opaque, newAlpha, toRows, toColumns));
        return new DecodedImage(toRows, toColumns, newLuma, newAlpha, newChroma);
    }

    private boolean isFullyOpaque() {
        for (float each : alpha) {
            if (each != 1) {
                return false;
            }
        }
        return true;
    }

    /** Transparent pixels do not change the mean. */
    private float[] averaged(
            float[] plane, boolean opaque, float[] newAlpha, int toRows, int toColumns) {
        float[] seen = opaque ? plane : new float[plane.length];
        for (int i = 0; i < seen.length && !opaque; i++) {
            seen[i] = plane[i] * alpha[i];
        }
        float[] mean = Resampling.resize(seen, rows, columns, toRows, toColumns);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = newAlpha[i] > 0 ? mean[i] / newAlpha[i] : 0;
        }
        return mean;
    }

    /** One row on its way from bytes to brightness and colours; one thread. */
    static final class RowBuffer {
        private final float[] luma;
        private final float[] red;
        private final float[] blue;

        RowBuffer(int columns) {
            this.luma = new float[columns];
            this.red = new float[columns];
            this.blue = new float[columns];
        }

        /** True if there is a pixel that is not grey. */
        private boolean split(byte[] samples) {
            int different = 0;
            for (int i = 0; i < luma.length; i++) {
                int r = samples[3 * i] & 0xff;
                int g = samples[3 * i + 1] & 0xff;
                int b = samples[3 * i + 2] & 0xff;
                different |= r ^ g | r ^ b;
                luma[i] = RED * r + GREEN * g + BLUE * b;
                red[i] = r;
                blue[i] = b;
            }
            // Whole rows, so that the compiler makes vector instructions.
            Vectors.divide(luma, 1000f, luma.length);
            Vectors.subtract(red, luma, luma.length);
            Vectors.subtract(blue, luma, luma.length);
            Vectors.divide(luma, 255f, luma.length);
            Vectors.divide(red, 255f, luma.length);
            Vectors.divide(blue, 255f, luma.length);
            return different != 0;
        }
    }

    /** Fills an image pixel by pixel; one thread. */
    static final class Builder {
        private final int rows;
        private final int columns;
        private final float[] luma;
        private final float[] alpha;
        private @Nullable Chroma chroma;

        Builder(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.luma = new float[rows * columns];
            this.alpha = new float[rows * columns];
        }

        void set(int index, float newLuma, float newAlpha) {
            luma[index] = newLuma;
            alpha[index] = newAlpha;
        }

        /**
         * Sets a row of opaque pixels.
         *
         * @param samples red, green and blue of each, 0 to 255
         * @param row is written to
         */
        void setRow(int index, byte[] samples, RowBuffer row) {
            boolean coloured = row.split(samples);
            int first = index * columns;
            System.arraycopy(row.luma, 0, luma, first, columns);
            if (coloured && chroma == null) {
                chroma = new Chroma(new float[luma.length], new float[luma.length]);
            }
            Chroma colours = chroma;
            if (colours != null) {
                System.arraycopy(row.red, 0, colours.red(), first, columns);
                System.arraycopy(row.blue, 0, colours.blue(), first, columns);
            }
            Arrays.fill(alpha, first, first + columns, 1);
        }

        /**
         * Sets a row of opaque greys.
         *
         * @param greys 0 to 255
         */
        void setGreyRow(int row, byte[] greys) {
            int first = row * columns;
            for (int i = 0; i < columns; i++) {
                luma[first + i] = GREYS[greys[i] & 0xff];
            }
            Arrays.fill(alpha, first, first + columns, 1);
        }

        void setArgb(int index, int argb) {
            int red = argb >> 16 & 0xff;
            int green = argb >> 8 & 0xff;
            int blue = argb & 0xff;
            float level = (RED * red + GREEN * green + BLUE * blue) / 1000f;
            set(index, level / 255f, (argb >>> 24) / 255f);
            if (red != green || green != blue) {
                Chroma colours = chroma;
                if (colours == null) {
                    colours = new Chroma(new float[luma.length], new float[luma.length]);
                    chroma = colours;
                }
                colours.red()[index] = (red - level) / 255f;
                colours.blue()[index] = (blue - level) / 255f;
            }
        }

        DecodedImage build() {
            return new DecodedImage(rows, columns, luma, alpha, chroma);
        }
    }
}
