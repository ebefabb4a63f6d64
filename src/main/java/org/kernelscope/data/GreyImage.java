package org.kernelscope.data;

/**
 * A picture as luma (0 black to 1 white) and alpha (0 transparent to 1 opaque), row by row. The
 * arrays belong to the picture; whoever gets them does not write to them.
 */
record GreyImage(int rows, int columns, float[] luma, float[] alpha) {
    /** The same with at most {@code side} rows and columns, averaged. */
    GreyImage atMost(int side) {
        int longer = Math.max(rows, columns);
        if (longer <= side) {
            return this;
        }
        int toRows = Math.max(1, (int) Math.round((double) rows * side / longer));
        int toColumns = Math.max(1, (int) Math.round((double) columns * side / longer));
        float[] seen = new float[luma.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = luma[i] * alpha[i];
        }
        float[] newAlpha = Resampling.resize(alpha, rows, columns, toRows, toColumns);
        float[] newLuma = Resampling.resize(seen, rows, columns, toRows, toColumns);
        for (int i = 0; i < newLuma.length; i++) {
            newLuma[i] = newAlpha[i] > 0 ? Math.min(1, newLuma[i] / newAlpha[i]) : 0;
        }
        return new GreyImage(toRows, toColumns, newLuma, newAlpha);
    }

    /** Fills a picture pixel by pixel; one thread. */
    static final class Builder {
        private final int rows;
        private final int columns;
        private final float[] luma;
        private final float[] alpha;

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

        /** The weights of ITU-R BT.601, in thousandths, so that a grey stays exactly that grey. */
        void setArgb(int index, int argb) {
            int red = argb >> 16 & 0xff;
            int green = argb >> 8 & 0xff;
            int blue = argb & 0xff;
            float level = (299 * red + 587 * green + 114 * blue) / 1000f;
            set(index, level / 255f, (argb >>> 24) / 255f);
        }

        GreyImage build() {
            return new GreyImage(rows, columns, luma, alpha);
        }
    }
}
