package org.kernelscope.data;

import java.nio.charset.StandardCharsets;

/**
 * The way a camera was held, as EXIF 2.3 (tag 0x0112) records it in a JPEG, PNG, WebP or TIFF.
 * Never fails: a file whose record is damaged is upright. No state; any thread.
 */
final class Orientation {
    /** An image that needs no turn. */
    static final int UPRIGHT = 1;

    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Orientation() {}

    /** The orientation of the image in {@code file}, 1 to 8. */
    static int of(ImageFormat format, byte[] file) {
        return switch (format) {
            case JPEG -> ofJpeg(file);
            case PNG -> ofChunks(file, 8, false);
            case WEBP -> ofChunks(file, 12, true);
            case TIFF -> TiffTags.of(file, 0, file.length).orientation();
            case GIF, BMP -> UPRIGHT;
        };
    }

    private static int ofJpeg(byte[] file) {
        int place = 2;
        while (place + 4 <= file.length && at(file, place) == 0xff) {
            int marker = at(file, place + 1);
            if (marker == 0xff) {
                place++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            int length = at(file, place + 2) << 8 | at(file, place + 3);
            int start = place + 4;
            int end = Math.min(file.length, place + 2 + length);
            if (marker == APP1 && startsWithExif(file, start, end)) {
                return TiffTags.of(file, start + EXIF.length, end - start - EXIF.length)
                        .orientation();
            }
            place += 2 + Math.max(2, length);
        }
        return UPRIGHT;
    }

    /** PNG and WebP both are rows of chunks with a name and a length. */
    private static int ofChunks(byte[] file, int first, boolean webp) {
        long place = first;
        while (place + 8 <= file.length) {
            int at = (int) place;
            String name = new String(file, webp ? at : at + 4, 4, StandardCharsets.ISO_8859_1);
            long length = webp ? littleEndian(file, at + 4) : bigEndian(file, at);
            if (name.equals(webp ? "EXIF" : "eXIf")) {
                int start = at + 8;
                int end = (int) Math.min(file.length, start + length);
                int skip = startsWithExif(file, start, end) ? EXIF.length : 0;
                return TiffTags.of(file, start + skip, end - start - skip).orientation();
            }
            place += 8 + length + (webp ? length & 1 : 4);
        }
        return UPRIGHT;
    }

    private static boolean startsWithExif(byte[] file, int start, int end) {
        if (end - start < EXIF.length) {
            return false;
        }
        for (int i = 0; i < EXIF.length; i++) {
            if (file[start + i] != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    private static long bigEndian(byte[] file, int place) {
        return (long) at(file, place) << 24
                | at(file, place + 1) << 16
                | at(file, place + 2) << 8
                | at(file, place + 3);
    }

    private static long littleEndian(byte[] file, int place) {
        return (long) at(file, place + 3) << 24
                | at(file, place + 2) << 16
                | at(file, place + 1) << 8
                | at(file, place);
    }

    private static int at(byte[] file, int place) {
        return file[place] & 0xff;
    }
}
