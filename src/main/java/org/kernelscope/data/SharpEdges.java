package org.kernelscope.data;

/**
 * The edges in an image: pixels around which the brightness changes by more than noise does, and
 * quickly. The range of the wide square around a pixel is needed for it, but seldom exactly: the
 * ranges of blocks of 4×4 pixels bound it from below and above. Belongs to one thread.
 */
final class SharpEdges {
    /** The edge of a shadow rises over many pixels: near it, a small square sees only a part. */
    private static final float SHARPNESS = 0.17f;

    private static final int WIDE = 8;

    /** The side of a block. */
    private static final int BLOCK = 4;

    /** Blocks beside that of a pixel that its wide square has all of, and that it has any of. */
    private static final int ALL_OF = 1;

    private static final int ANY_OF = 2;

    /** If more than one pixel of so many is steep, it is faster to find all ranges. */
    private static final int STEEP_SHARE = 12;

    private final float[] smooth;
    private final float[] near;
    private final int rows;
    private final int columns;
    private final int blockColumns;
    private final float[] lower;
    private final float[] upper;

    private SharpEdges(float[] smooth, float[] near, int rows, int columns) {
        this.smooth = smooth;
        this.near = near;
        this.rows = rows;
        this.columns = columns;
        int blockRows = (rows + BLOCK - 1) / BLOCK;
        this.blockColumns = (columns + BLOCK - 1) / BLOCK;
        float[] high = blocks(true);
        float[] low = blocks(false);
        this.lower = range(high, low, blockRows, ALL_OF);
        this.upper = range(high, low, blockRows, ANY_OF);
    }

    /** The largest, or smallest, value of each block. */
    private float[] blocks(boolean largest) {
        float[] blocks = new float[(rows + BLOCK - 1) / BLOCK * blockColumns];
        float[] line = new float[columns];
        float[] next = new float[columns];
        for (int row = 0; row < rows; row += BLOCK) {
            System.arraycopy(smooth, row * columns, line, 0, columns);
            for (int other = row + 1; other < Math.min(rows, row + BLOCK); other++) {
                System.arraycopy(smooth, other * columns, next, 0, columns);
                if (largest) {
                    Vectors.max(line, next, columns);
                } else {
                    Vectors.min(line, next, columns);
                }
            }
            for (int block = 0; block < blockColumns; block++) {
                int last = Math.min(columns, (block + 1) * BLOCK);
                float value = line[block * BLOCK];
                for (int i = block * BLOCK + 1; i < last; i++) {
                    value = largest ? Math.max(value, line[i]) : Math.min(value, line[i]);
                }
                blocks[row / BLOCK * blockColumns + block] = value;
            }
        }
        return blocks;
    }

    private float[] range(float[] high, float[] low, int blockRows, int radius) {
        float[] range = PlaneFilters.max(high, blockRows, blockColumns, radius);
        float[] least = PlaneFilters.min(low, blockRows, blockColumns, radius);
        Vectors.subtract(range, least, range.length);
        return range;
    }

    /**
     * Writes {@code mark} where there is an edge.
     *
     * @param smooth the brightness without noise
     * @param near its range in the 3×3 pixels around each pixel
     * @param least what of it is no edge yet
     */
    static void mark(
            float[] smooth,
            float[] near,
            int rows,
            int columns,
            float least,
            int[] marks,
            int mark) {
        int[] steep = new int[near.length / STEEP_SHARE + 1];
        int count = 0;
        for (int i = 0; i < near.length; i++) {
            if (near[i] > least) {
                if (count == steep.length) {
                    markAll(smooth, near, rows, columns, least, marks, mark);
                    return;
                }
                steep[count++] = i;
            }
        }
        if (count > 0) {
            new SharpEdges(smooth, near, rows, columns).mark(steep, count, marks, mark);
        }
    }

    private static void markAll(
            float[] smooth,
            float[] near,
            int rows,
            int columns,
            float least,
            int[] marks,
            int mark) {
        float[] wide = PlaneFilters.range(smooth, rows, columns, WIDE);
        for (int i = 0; i < marks.length; i++) {
            if (near[i] > least && near[i] > SHARPNESS * wide[i]) {
                marks[i] = mark;
            }
        }
    }

    private void mark(int[] steep, int count, int[] marks, int mark) {
        for (int k = 0; k < count; k++) {
            int i = steep[k];
            int row = i / columns;
            int column = i - row * columns;
            int block = row / BLOCK * blockColumns + column / BLOCK;
            if (near[i] > SHARPNESS * lower[block]
                    && (near[i] > SHARPNESS * upper[block]
                            || near[i] > SHARPNESS * wide(row, column))) {
                marks[i] = mark;
            }
        }
    }

    /** The range of the wide square around a pixel. */
    private float wide(int row, int column) {
        int first = Math.max(0, column - WIDE);
        int last = Math.min(columns - 1, column + WIDE);
        float high = Float.NEGATIVE_INFINITY;
        float low = Float.POSITIVE_INFINITY;
        for (int r = Math.max(0, row - WIDE); r <= Math.min(rows - 1, row + WIDE); r++) {
            for (int i = r * columns + first; i <= r * columns + last; i++) {
                high = Math.max(high, smooth[i]);
                low = Math.min(low, smooth[i]);
            }
        }
        return high - low;
    }
}
