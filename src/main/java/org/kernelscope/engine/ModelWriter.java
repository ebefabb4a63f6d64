package org.kernelscope.engine;

import java.io.IOException;
import java.io.OutputStream;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;

/** Writes a trained network in a form that another program reads. */
public interface ModelWriter {
    /**
     * Makes sure that the other program has all that {@code architecture} is made of.
     *
     * @throws UserFacingException if not; the sentence names what it lacks
     */
    void check(Architecture architecture) throws UserFacingException;

    /**
     * Writes {@code model}, which was {@linkplain #check checked}, to {@code out}, which the caller
     * closes.
     *
     * @throws IOException if that fails
     */
    void write(Model model, OutputStream out) throws IOException;
}
