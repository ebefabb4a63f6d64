package org.kernelscope.data;

/** Sets of digits made by hand, for the tests of other rooms. */
public final class HandMade {
    private HandMade() {}

    /**
     * A set of {@code rows × columns} pictures, each with full ink in one column.
     *
     * @param labels the class of each
     * @param inked which column of each has ink
     */
    public static Digits columns(int rows, int columns, int[] labels, int[] inked) {
        byte[] pixels = new byte[labels.length * rows * columns];
        short[] classes = new short[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = (short) labels[i];
            for (int row = 0; row < rows; row++) {
                pixels[(i * rows + row) * columns + inked[i]] = (byte) 255;
            }
        }
        return Digits.takeOver(rows, columns, pixels, classes);
    }
}
