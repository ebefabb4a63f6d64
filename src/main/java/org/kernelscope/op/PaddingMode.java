package org.kernelscope.op;

/**
 * The values outside a map, where a window reaches over its border.
 *
 * <p>Example: the row 1 2 3 with two cells on each side
 *
 * <pre>{@code
 * ZEROS       0 0 | 1 2 3 | 0 0
 * REFLECT     3 2 | 1 2 3 | 2 1
 * REPLICATE   1 1 | 1 2 3 | 3 3
 * CIRCULAR    2 3 | 1 2 3 | 1 2
 * }</pre>
 *
 * <p>Source: PyTorch, {@code torch.nn.Conv2d}, {@code padding_mode}.
 */
public enum PaddingMode {
    /** Zeros. */
    ZEROS("zeros") {
        @Override
        int outside(int position, int extent) {
            return -1;
        }

        @Override
        int widest(int extent) {
            return Integer.MAX_VALUE;
        }
    },
    /** The map mirrored at its border cell, which is not repeated. */
    REFLECT("reflect") {
        @Override
        int outside(int position, int extent) {
            return position < 0 ? -position : 2 * (extent - 1) - position;
        }

        @Override
        int widest(int extent) {
            return extent - 1;
        }
    },
    /** The border cell, repeated. */
    REPLICATE("replicate") {
        @Override
        int outside(int position, int extent) {
            return position < 0 ? 0 : extent - 1;
        }

        @Override
        int widest(int extent) {
            return Integer.MAX_VALUE;
        }
    },
    /** The map again: the cell before the first is the last. */
    CIRCULAR("circular") {
        @Override
        int outside(int position, int extent) {
            return position < 0 ? position + extent : position - extent;
        }

        @Override
        int widest(int extent) {
            return extent;
        }
    };

    private final String id;

    PaddingMode(String id) {
        this.id = id;
    }

    /** The name in files and on the command line. */
    public String id() {
        return id;
    }

    /**
     * The cell of a map of {@code extent} cells that is read at {@code position}: the position
     * itself inside the map; −1 for a zero.
     */
    public int source(int position, int extent) {
        return position >= 0 && position < extent ? position : outside(position, extent);
    }

    /** As {@link #source}, for a position outside the map, at most {@link #widest} cells away. */
    abstract int outside(int position, int extent);

    /** The widest padding on one side of a map of {@code extent} cells. */
    abstract int widest(int extent);
}
