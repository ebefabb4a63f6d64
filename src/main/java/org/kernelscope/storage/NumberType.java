package org.kernelscope.storage;

import java.util.Optional;

/** The types of numbers that are read and written, by their names in the safetensors format. */
public enum NumberType {
    F32(Float.BYTES),
    F64(Double.BYTES),
    I64(Long.BYTES),
    U8(Byte.BYTES);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
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
