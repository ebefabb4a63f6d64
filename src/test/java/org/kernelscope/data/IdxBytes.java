package org.kernelscope.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files, right ones and wrong ones, for the tests. */
final class IdxBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A file of pictures whose pixels count up from 0. */
    static IdxBytes images(int count, int rows, int columns) {
        IdxBytes file = new IdxBytes().word(0x0803).word(count).word(rows).word(columns);
        for (int i = 0; i < count * rows * columns; i++) {
            file.bytes.write(i);
        }
        return file;
    }

    /** A file of labels. */
    static IdxBytes labels(int... labels) {
        IdxBytes file = new IdxBytes().word(0x0801).word(labels.length);
        for (int label : labels) {
            file.bytes.write(label);
        }
        return file;
    }

    /** A file of labels of two bytes each. */
    static IdxBytes shortLabels(int... labels) {
        IdxBytes file = new IdxBytes().word(0x0b01).word(labels.length);
        for (int label : labels) {
            file.plus(label >> 8).plus(label);
        }
        return file;
    }

    /** A file of labels of four bytes each. */
    static IdxBytes intLabels(int... labels) {
        IdxBytes file = new IdxBytes().word(0x0c01).word(labels.length);
        for (int label : labels) {
            file.word(label);
        }
        return file;
    }

    IdxBytes word(int word) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(word >> shift);
        }
        return this;
    }

    IdxBytes plus(int value) {
        bytes.write(value);
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static IdxSource source(String name, byte[] content) {
        return new IdxSource(name, () -> new ByteArrayInputStream(content));
    }
}
