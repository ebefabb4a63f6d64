package org.kernelscope.data;

import org.kernelscope.text.UserFacingException;

/**
 * JPEG files whose decoder keeps the coefficients of the whole image in memory, however small the
 * image that is wanted: progressive ones, and those with a scan for each colour. Two bytes a
 * coefficient; an image of 100 million pixels in full colour takes 600 MB. Stateless; any thread.
 *
 * <p>The markers are those of ITU-T T.81, annex B.
 */
final class BufferedJpeg {
    /** Bytes of coefficients at the most. */
    static final long MAX_BYTES = 256L << 20;

    private static final int MARKER = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int DC_TABLES = 0xc4;
    private static final int ARITHMETIC_TABLES = 0xcc;
    private static final int RESERVED = 0xc8;
    private static final int PROGRESSIVE = 2;

    private BufferedJpeg() {}

    /**
     * Refuses a file that would take too much memory.
     *
     * @param bytes the whole file, of any format
     * @throws UserFacingException with its size and the limit
     */
    static void check(String name, byte[] bytes) throws UserFacingException {
        long needed = coefficientBytes(bytes);
        if (needed > MAX_BYTES) {
            throw new UserFacingException(
                    "data.picture.progressive", name, needed >> 20, MAX_BYTES >> 20);
        }
    }

    /** Bytes of the coefficients that are kept; 0 for other files, and where the header ends. */
    static long coefficientBytes(byte[] bytes) {
        if (bytes.length < 4 || at(bytes, 0) != MARKER || at(bytes, 1) != 0xd8) {
            return 0;
        }
        int frame = -1;
        int place = 2;
        while (place + 4 <= bytes.length && at(bytes, place) == MARKER) {
            int marker = at(bytes, place + 1);
            if (marker == MARKER) {
                place++;
                continue;
            }
            if (isFrame(marker)) {
                frame = place;
            }
            if (marker == START_OF_SCAN) {
                return frame < 0 ? 0 : coefficientBytes(bytes, frame, place);
            }
            place += 2 + two(bytes, place + 2);
        }
        return 0;
    }

    /** The number of components, 3 in full colour; 0 for other files. */
    static int components(byte[] bytes) {
        int frame = frame(bytes);
        return frame > 0 && frame + 10 <= bytes.length ? at(bytes, frame + 9) : 0;
    }

    private static int frame(byte[] bytes) {
        int place = 2;
        while (place + 4 <= bytes.length && at(bytes, place) == MARKER) {
            int marker = at(bytes, place + 1);
            if (isFrame(marker)) {
                return place;
            }
            place += marker == MARKER ? 1 : 2 + two(bytes, place + 2);
        }
        return -1;
    }

    private static boolean isFrame(int marker) {
        return (marker & 0xf0) == 0xc0
                && marker != DC_TABLES
                && marker != ARITHMETIC_TABLES
                && marker != RESERVED;
    }

    private static long coefficientBytes(byte[] bytes, int frame, int scan) {
        int components = frame + 10 <= bytes.length ? at(bytes, frame + 9) : 0;
        if (components == 0 || frame + 10 + 3 * components > bytes.length) {
            return 0;
        }
        boolean progressive = (at(bytes, frame + 1) & 3) == PROGRESSIVE;
        boolean parted = scan + 4 < bytes.length && at(bytes, scan + 4) < components;
        if (!progressive && !parted) {
            return 0;
        }
        long rows = two(bytes, frame + 5);
        long columns = two(bytes, frame + 7);
        long shares = 0;
        int widest = 1;
        int highest = 1;
        for (int i = 0; i < components; i++) {
            int sampling = at(bytes, frame + 11 + 3 * i);
            widest = Math.max(widest, sampling >> 4);
            highest = Math.max(highest, sampling & 15);
            shares += (long) (sampling >> 4) * (sampling & 15);
        }
        return 2 * rows * columns * shares / ((long) widest * highest);
    }

    private static int two(byte[] bytes, int place) {
        return place + 2 <= bytes.length ? at(bytes, place) << 8 | at(bytes, place + 1) : 0;
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & 0xff;
    }
}
