package org.kernelscope.data;

import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** A decoded image in which a digit can be found in several ways. Immutable; any thread. */
public interface DigitImage {
    /** Rows and columns of the colours at the most: as many as the pad has. */
    int COLOUR_SIDE = InkRaster.SIZE;

    /**
     * The digit in the image.
     *
     * @throws UserFacingException if nothing stands out from the background, or if there are fewer
     *     shapes than the candidate that was asked for
     */
    FoundDigit find(FindOptions options) throws UserFacingException;

    /**
     * The image for the eye: its darkness between 0 and 1, {@code 1 × rows × columns}, turned if
     * {@code options} says so.
     */
    Tensor overview(FindOptions options);

    /**
     * The colours of the image, or of the part of it that {@code options} names, between 0 and 1:
     * {@code 3 × rows × columns}, at most {@value #COLOUR_SIDE} each. They are not prepared:
     * nothing is cut out and nothing is scaled. Null if the image is grey, as black ink on white
     * paper is.
     */
    default @Nullable Tensor colours(FindOptions options) {
        return null;
    }
}
