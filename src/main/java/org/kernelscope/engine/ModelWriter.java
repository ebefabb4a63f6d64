package org.kernelscope.engine;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a trained network in a form that another program reads. */
@FunctionalInterface
public interface ModelWriter {
    /**
     * Writes {@code model} to {@code out}, which the caller closes.
     *
     * @throws IOException if that fails
     */
    void write(Model model, OutputStream out) throws IOException;
}
