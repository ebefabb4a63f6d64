package org.kernelscope.data;

import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** A colour image that can be read; slow. */
@FunctionalInterface
public interface ColourSource {
    /**
     * The colours: {@code 3 × rows × columns}, red, green and blue between 0 and 1.
     *
     * @param side rows and columns at the most; a larger image is averaged
     * @throws UserFacingException if it cannot be read
     */
    Tensor read(int side) throws UserFacingException;
}
