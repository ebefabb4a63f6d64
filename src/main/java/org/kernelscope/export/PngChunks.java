package org.kernelscope.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The chunks of a PNG file (W3C, <em>Portable Network Graphics</em>, third edition, 2025), which
 * also defines its animated form. One thread.
 */
final class PngChunks {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MAX_DATA = 1 << 16;
    private static final int BIT_DEPTH = 8;
    private static final int RGB = 2;
    private static final int RGBA = 6;

    private final DataOutputStream out;

    PngChunks(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes what comes before the first pixel, and {@code caption}. */
    void begin(int width, int height, boolean alpha) throws IOException {
        out.write(SIGNATURE);
        Bytes header = new Bytes();
        header.writeInt(width);
        header.writeInt(height);
        header.writeByte(BIT_DEPTH);
        header.writeByte(alpha ? RGBA : RGB);
        header.write(new byte[3]); // deflate, adaptive filters, not interlaced
        chunk("IHDR", header);
    }

    /** Writes {@code caption}: as tEXt what is Latin-1, as iTXt the rest. */
    void text(Caption caption) throws IOException {
        for (Map.Entry<String, String> entry : caption.entries().entrySet()) {
            Charset latin = StandardCharsets.ISO_8859_1;
            boolean simple = latin.newEncoder().canEncode(entry.getValue());
            Bytes data = new Bytes();
            data.write(entry.getKey().getBytes(latin));
            data.writeByte(0);
            if (simple) {
                data.write(entry.getValue().getBytes(latin));
            } else {
                data.write(new byte[4]); // not compressed; no language; no translated keyword
                data.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            chunk(simple ? "tEXt" : "iTXt", data);
        }
    }

    /** The number of frames of an animation, which repeats without end. */
    void animation(int frames) throws IOException {
        Bytes data = new Bytes();
        data.writeInt(frames);
        data.writeInt(0);
        chunk("acTL", data);
    }

    /** The place and the duration of the frame that follows. */
    void frame(int sequence, Rectangle where, int millis) throws IOException {
        Bytes data = new Bytes();
        data.writeInt(sequence);
        data.writeInt(where.width());
        data.writeInt(where.height());
        data.writeInt(where.x());
        data.writeInt(where.y());
        data.writeShort(millis);
        data.writeShort(1000);
        data.write(new byte[2]); // stays, and replaces what was there
        chunk("fcTL", data);
    }

    /**
     * Writes pixels as IDAT.
     *
     * @param argb ARGB, row by row
     */
    void image(int[] argb, int width, boolean alpha) throws IOException {
        deflate(argb, width, alpha, bytes -> chunk("IDAT", bytes));
    }

    /**
     * Writes pixels as fdAT.
     *
     * @param sequence number of the first chunk
     * @return number of the next chunk
     */
    int laterImage(int sequence, int[] argb, int width) throws IOException {
        int[] next = {sequence};
        deflate(
                argb,
                width,
                false,
                bytes -> {
                    Bytes numbered = new Bytes();
                    numbered.writeInt(next[0]++);
                    bytes.writeTo(numbered);
                    chunk("fdAT", numbered);
                });
        return next[0];
    }

    void end() throws IOException {
        chunk("IEND", new Bytes());
        out.flush();
    }

    private void chunk(String type, Bytes data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = data.toByteArray();
        CRC32 check = new CRC32();
        check.update(name);
        check.update(bytes);
        out.writeInt(bytes.length);
        out.write(name);
        out.write(bytes);
        out.writeInt((int) check.getValue());
    }

    private static void deflate(int[] argb, int width, boolean alpha, Sink sink)
            throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (Parts parts = new Parts(sink);
                DeflaterOutputStream zip = new DeflaterOutputStream(parts, deflater, MAX_DATA)) {
            ScanLines lines = new ScanLines(width, alpha ? 4 : 3);
            for (int from = 0; from < argb.length; from += width) {
                lines.write(argb, from, zip);
            }
        } finally {
            deflater.end();
        }
    }

    /** Takes the data of one chunk. */
    @FunctionalInterface
    private interface Sink {
        void take(Bytes data) throws IOException;
    }

    /** The data of one chunk. */
    private static final class Bytes extends DataOutputStream {
        Bytes() {
            super(new ByteArrayOutputStream());
        }

        byte[] toByteArray() {
            return ((ByteArrayOutputStream) out).toByteArray();
        }

        void writeTo(OutputStream other) throws IOException {
            ((ByteArrayOutputStream) out).writeTo(other);
        }
    }

    /** Cuts a stream into chunks. */
    private static final class Parts extends OutputStream {
        private final Sink sink;
        private Bytes part = new Bytes();

        Parts(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            part.write(bytes, from, length);
            if (part.size() >= MAX_DATA) {
                send();
            }
        }

        @Override
        public void close() throws IOException {
            if (part.size() > 0) {
                send();
            }
        }

        private void send() throws IOException {
            Bytes full = part;
            part = new Bytes();
            sink.take(full);
        }
    }

    /**
     * Filters scan lines: of none, Sub and Up the one with the smallest sum of absolute
     * differences, the heuristic of the PNG specification.
     */
    private static final class ScanLines {
        private static final int FILTERS = 3;

        private final int channels;
        private final byte[] line;
        private final byte[] before;
        private final byte[][] filtered;

        ScanLines(int width, int channels) {
            this.channels = channels;
            line = new byte[width * channels];
            before = new byte[line.length];
            filtered = new byte[FILTERS][line.length + 1];
        }

        void write(int[] argb, int from, OutputStream out) throws IOException {
            unpack(argb, from);
            int best = 0;
            long least = Long.MAX_VALUE;
            for (int filter = 0; filter < FILTERS; filter++) {
                long sum = filter(filter);
                if (sum < least) {
                    least = sum;
                    best = filter;
                }
            }
            out.write(filtered[best]);
            System.arraycopy(line, 0, before, 0, line.length);
        }

        private void unpack(int[] argb, int from) {
            for (int i = 0, pixel = from; i < line.length; i += channels, pixel++) {
                line[i] = (byte) (argb[pixel] >> 16);
                line[i + 1] = (byte) (argb[pixel] >> 8);
                line[i + 2] = (byte) argb[pixel];
                if (channels == 4) {
                    line[i + 3] = (byte) (argb[pixel] >> 24);
                }
            }
        }

        private long filter(int kind) {
            byte[] target = filtered[kind];
            target[0] = (byte) kind;
            long sum = 0;
            for (int i = 0; i < line.length; i++) {
                int left = i < channels ? 0 : line[i - channels];
                int other = kind == 0 ? 0 : kind == 1 ? left : before[i];
                byte difference = (byte) (line[i] - other);
                target[i + 1] = difference;
                sum += Math.abs(difference);
            }
            return sum;
        }
    }
}
