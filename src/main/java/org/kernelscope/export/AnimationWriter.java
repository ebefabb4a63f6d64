package org.kernelscope.export;

import java.io.IOException;

/** Writes the frames of an animation in a file format. One thread. */
interface AnimationWriter {
    /** Writes what comes before the first frame. */
    void begin(Caption caption) throws IOException;

    /**
     * Writes a frame; the first covers everything.
     *
     * @param where the part of the image that changes
     * @param argb the pixels of that part, row by row
     * @param millis the time it is shown; a multiple of 10, at least 20
     */
    void frame(Rectangle where, int[] argb, int millis) throws IOException;

    /** Writes what comes after the last frame. */
    void end() throws IOException;
}
