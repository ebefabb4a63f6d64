package org.kernelscope.data;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something that {@link IdxReader} can read: a file or a resource, not opened yet.
 *
 * @param name its name in messages
 * @param opener opens it
 */
record IdxSource(String name, Opener opener) {
    /** Opens the bytes of the source. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }
}
