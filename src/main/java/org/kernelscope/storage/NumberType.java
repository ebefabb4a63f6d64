package org.kernelscope.storage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The types of numbers, by their names in the safetensors format. This program writes the first
 * four; the others are read in files of other programs.
 */
public enum NumberType {
    F32(Float.BYTES),
    F64(Double.BYTES),
    I64(Long.BYTES),
    U8(Byte.BYTES),
    /** Half precision: 1 bit sign, 5 exponent, 10 fraction (IEEE 754 binary16). */
    F16(Short.BYTES),
    /** The upper half of an F32. */
    BF16(Short.BYTES),
    I32(Integer.BYTES),
    I16(Short.BYTES),
    I8(Byte.BYTES),
    BOOL(Byte.BYTES);

    /** The types of {@link NumberArray} and of tensors. */
    static final Set<NumberType> OWN = EnumSet.of(F32, F64, I64, U8);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** True if the numbers can be the weights of a network. */
    boolean isFloat() {
        return this == F32 || this == F64 || this == F16 || this == BF16;
    }

    static Optional<NumberType> named(String name) {
        for (NumberType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
