package org.kernelscope.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * The tags of a TIFF structure (TIFF 6.0, section 2) as far as they decide whether and how a file
 * is decoded: the orientation, which EXIF keeps in the same form, the size of a tile and the memory
 * that the values of all tags take.
 *
 * <p>Read here and not by the library: a directory may point thousands of tags at the same large
 * value, and the library keeps a copy for each. Immutable; any thread.
 *
 * @param orientation 1 to 8, as in EXIF 2.3, tag 0x0112; 1 if it is missing or unknown
 * @param tilePixels pixels of a tile; 0 if the image has no tiles
 * @param valueBytes bytes of the values of all tags, at 8 bytes a value
 */
record TiffTags(int orientation, long tilePixels, long valueBytes) {
    /** The tags of a file in which none can be read. */
    static final TiffTags NONE = new TiffTags(1, 0, 0);

    private static final int VERSION = 42;
    private static final int ENTRY_BYTES = 12;
    private static final int MAX_DIRECTORIES = 64;

    private static final int ORIENTATION = 0x0112;
    private static final int TILE_WIDTH = 0x0142;
    private static final int TILE_LENGTH = 0x0143;

    /** The tags whose values are places of further directories. */
    private static final Set<Integer> DIRECTORIES = Set.of(0x014a, 0x8769, 0x8825, 0xa005);

    /**
     * The tags in the {@code length} bytes of {@code file} from {@code start}: a TIFF file, or the
     * EXIF part of another. Never fails; what is cut short ends there.
     */
    static TiffTags of(byte[] file, int start, int length) {
        if (length < 8) {
            return NONE;
        }
        ByteBuffer bytes = ByteBuffer.wrap(file, start, length).slice();
        int order = bytes.getShort(0);
        if (order == 0x4949) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
        } else if (order != 0x4d4d) {
            return NONE;
        }
        if (bytes.getShort(2) != VERSION) {
            return NONE;
        }
        Walk walk = new Walk(bytes);
        walk.chain(bytes.getInt(4) & 0xffffffffL);
        return new TiffTags(walk.orientation, walk.tileWidth * walk.tileLength, walk.valueBytes);
    }

    /** A walk over all directories; each is visited once. */
    private static final class Walk {
        private final ByteBuffer bytes;
        private final Set<Long> visited = new HashSet<>();
        private int orientation = 1;
        private long tileWidth;
        private long tileLength;
        private long valueBytes;

        private Walk(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        private void chain(long start) {
            long place = start;
            while (place != 0 && place + 2 <= bytes.limit() && mayVisit(place)) {
                place = directory((int) place, visited.size() == 1);
            }
        }

        private boolean mayVisit(long place) {
            if (visited.size() >= MAX_DIRECTORIES) {
                // The library would read on: as costly as can be.
                valueBytes = Long.MAX_VALUE / 2;
                return false;
            }
            return visited.add(place);
        }

        /** Returns the place of the next directory; 0 if there is none. */
        private long directory(int place, boolean first) {
            int count = bytes.getShort(place) & 0xffff;
            int entry = place + 2;
            for (int i = 0; i < count; i++, entry += ENTRY_BYTES) {
                if (entry + ENTRY_BYTES > bytes.limit()) {
                    return 0;
                }
                entry(entry, first);
            }
            return entry + 4 <= bytes.limit() ? bytes.getInt(entry) & 0xffffffffL : 0;
        }

        private void entry(int place, boolean first) {
            int tag = bytes.getShort(place) & 0xffff;
            long count = bytes.getInt(place + 4) & 0xffffffffL;
            valueBytes += 8 * Math.min(count, bytes.limit());
            if (DIRECTORIES.contains(tag)) {
                // Several are possible; the image is in the first of the chain.
                long value = bytes.getInt(place + 8) & 0xffffffffL;
                for (long i = 0; i < count && count <= MAX_DIRECTORIES; i++) {
                    long at = count == 1 ? place + 8 : value + 4 * i;
                    if (at + 4 <= bytes.limit()) {
                        chain(bytes.getInt((int) at) & 0xffffffffL);
                    }
                }
                if (count > MAX_DIRECTORIES) {
                    valueBytes = Long.MAX_VALUE / 2;
                }
            } else if (first) {
                long value = number(place);
                if (tag == ORIENTATION && value >= 1 && value <= 8) {
                    orientation = (int) value;
                } else if (tag == TILE_WIDTH) {
                    tileWidth = value;
                } else if (tag == TILE_LENGTH) {
                    tileLength = value;
                }
            }
        }

        /** The value of a tag with one SHORT or LONG. */
        private long number(int place) {
            boolean isShort = bytes.getShort(place + 2) == 3;
            return isShort
                    ? bytes.getShort(place + 8) & 0xffff
                    : bytes.getInt(place + 8) & 0xffffffffL;
        }
    }
}
