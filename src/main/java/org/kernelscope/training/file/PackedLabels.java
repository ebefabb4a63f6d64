package org.kernelscope.training.file;

/**
 * Classes of digits, several to a number, for files that hold only floats: a float is exact up to
 * 2²⁴, which is room for seven decimal digits. Stateless.
 */
final class PackedLabels {
    private static final int EXACT = 1 << 24;

    private PackedLabels() {}

    /** How many floats {@code count} classes of {@code classes} take. */
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

    /** Packs {@code values}, each from 0 to {@code classes − 1}, into {@code target}. */
    static void pack(short[] values, int classes, float[] target, int at) {
        int each = each(classes);
        for (int i = 0; i < length(values.length, classes); i++) {
            int number = 0;
            for (int j = Math.min(values.length, (i + 1) * each) - 1; j >= i * each; j--) {
                number = number * classes + values[j];
            }
            target[at + i] = number;
        }
    }

    /**
     * The {@code count} values that {@link #pack} wrote.
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

    /** How many numbers hold one of double precision. */
    static final int PARTS = 3;

    /** Writes {@code value} as three numbers of which it is the sum, to its last digit. */
    static void split(double value, float[] target, int at) {
        double rest = value;
        for (int i = 0; i < PARTS; i++) {
            target[at + i] = (float) rest;
            rest = Double.isFinite(rest) ? rest - target[at + i] : 0;
        }
    }

    /** The number that {@link #split} wrote. */
    static double joined(float[] source, int at) {
        double sum = 0;
        for (int i = PARTS - 1; i >= 0; i--) {
            sum += source[at + i];
        }
        return sum;
    }
}
