package org.kernelscope.dataset.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The content of the row of black and white fields on a sheet: {@value #BITS} bits, the highest
 * first. A field that is half black and half white says 1 if its left half is the black one, so
 * that no threshold is needed to read it. Immutable; any thread.
 *
 * @param version the kind of sheet, 0 to 3
 * @param classes the number of classes, 0 to 63
 * @param names 12 bits of a check sum of the names of the classes
 */
record SheetCode(int version, int classes, int names) {
    static final int BITS = 32;

    /** The kind of sheet that this program prints and reads. */
    static final int VERSION = 1;

    private static final int NAME_BITS = 12;
    private static final int CLASS_BITS = 6;
    private static final int CHECK_BITS = 12;
    private static final int NAME_MASK = (1 << NAME_BITS) - 1;
    private static final int CLASS_MASK = (1 << CLASS_BITS) - 1;
    private static final int CHECK_MASK = (1 << CHECK_BITS) - 1;

    /** The code of a sheet for the classes {@code names}. */
    static SheetCode of(List<String> names) {
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return new SheetCode(VERSION, names.size(), (int) sum.getValue() & NAME_MASK);
    }

    /** True if the sheet may be printed for the classes {@code others}. */
    boolean isFor(List<String> others) {
        return equals(of(others));
    }

    /** The bits with their check sum. */
    int bits() {
        int content = (version << CLASS_BITS | classes) << NAME_BITS | names;
        return content << CHECK_BITS | check(content);
    }

    /** The code with the bits {@code bits}; null if the check sum is wrong. */
    static @Nullable SheetCode of(int bits) {
        int content = bits >>> CHECK_BITS;
        if ((bits & CHECK_MASK) != check(content)) {
            return null;
        }
        int classes = content >>> NAME_BITS & CLASS_MASK;
        return new SheetCode(content >>> NAME_BITS + CLASS_BITS, classes, content & NAME_MASK);
    }

    private static int check(int content) {
        CRC32 sum = new CRC32();
        sum.update(new byte[] {(byte) (content >> 16), (byte) (content >> 8), (byte) content});
        return (int) sum.getValue() & CHECK_MASK;
    }
}
