package org.kernelscope.data;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something that {@link IdxReader} can read: a file or a resource, not opened yet.
 *
 * @param name what to call it in a sentence
 * @param opener opens it
 */
record IdxSource(String name, Opener opener) {
    /** Opens the bytes of the source. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
