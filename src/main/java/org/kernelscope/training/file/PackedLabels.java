package org.kernelscope.training.file;

/**
 * The numbers of run files of version 2, which held 32-bit floats alone. Several classes shared one
 * float, which is exact up to 2²⁴: room for seven decimal digits, the first the lowest. Stateless.
 */
final class PackedLabels {
    private static final int EXACT = 1 << 24;

    private PackedLabels() {}

    /** The number of floats for {@code count} labels of {@code classes} classes. */
    static int length(int count, int classes) {
        int each = each(classes);
        return (count + each - 1) / each;
    }

    private static int each(int classes) {
        int each = 0;
        for (int room = EXACT; room >= Math.max(2, classes); room /= Math.max(2, classes)) {
            each++;
        }
        return each;
    }

    /**
     * Unpacks {@code count} values.
     *
     * @throws IllegalArgumentException if they are something else
     */
    static short[] unpack(float[] source, int at, int count, int classes) {
        int each = each(classes);
        short[] values = new short[count];
        for (int i = 0; i < count; i++) {
            float packed = source[at + i / each];
            if (!(packed >= 0 && packed < EXACT)) {
                throw new IllegalArgumentException("not packed classes: " + packed);
            }
            int number = (int) packed;
            for (int skip = i % each; skip > 0; skip--) {
                number /= classes;
            }
            values[i] = (short) (number % classes);
        }
        return values;
    }

    /** Floats for one value in double precision. */
    static final int PARTS = 3;

    /** The value in double precision that is the sum of {@link #PARTS} floats. */
    static double joined(float[] source, int at) {
        double sum = 0;
        for (int i = PARTS - 1; i >= 0; i--) {
            sum += source[at + i];
        }
        return sum;
    }
}
