package org.kernelscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Compresses the indices of one frame as GIF does (CompuServe, <em>Graphics Interchange Format,
 * Version 89a</em>, appendix F): variable-length LZW in blocks of at most 255 bytes. One thread.
 */
final class LzwEncoder {
    private static final int MAX_CODES = 1 << 12;
    private static final int BLOCK = 255;

    private final OutputStream out;

    /** The code of a code followed by an index; 0 if it has none yet. */
    private final short[] codes = new short[MAX_CODES << 8];

    private final byte[] block = new byte[BLOCK];
    private int inBlock;
    private int bits;
    private int bitCount;
    private int codeSize;
    private int next;

    LzwEncoder(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes the data of a frame.
     *
     * @param indices row by row
     * @param depth bits of an index, 2 to 8
     */
    void write(byte[] indices, int depth) throws IOException {
        int clear = 1 << depth;
        out.write(depth);
        bits = 0;
        bitCount = 0;
        inBlock = 0;
        reset(clear);
        emit(clear);
        int prefix = indices[0] & 0xff;
        for (int i = 1; i < indices.length; i++) {
            int index = indices[i] & 0xff;
            int key = prefix << 8 | index;
            if (codes[key] != 0) {
                prefix = codes[key];
                continue;
            }
            emit(prefix);
            prefix = index;
            if (next == MAX_CODES) {
                emit(clear);
                reset(clear);
            } else {
                codes[key] = (short) next;
                // The decoder is one code behind, so the size grows one code later than here.
                if (next == 1 << codeSize) {
                    codeSize++;
                }
                next++;
            }
        }
        emit(prefix);
        emit(clear + 1);
        if (bitCount > 0) {
            put(bits);
        }
        flushBlock();
        out.write(0);
    }

    private void reset(int clear) {
        Arrays.fill(codes, (short) 0);
        next = clear + 2;
        codeSize = Integer.numberOfTrailingZeros(clear) + 1;
    }

    private void emit(int code) throws IOException {
        bits |= code << bitCount;
        bitCount += codeSize;
        while (bitCount >= 8) {
            put(bits & 0xff);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void put(int b) throws IOException {
        block[inBlock++] = (byte) b;
        if (inBlock == BLOCK) {
            flushBlock();
        }
    }

    private void flushBlock() throws IOException {
        if (inBlock > 0) {
            out.write(inBlock);
            out.write(block, 0, inBlock);
            inBlock = 0;
        }
    }
}
