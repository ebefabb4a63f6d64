package org.kernelscope.ui.draw;

import java.nio.file.Path;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Turns pictures from outside into ink between 0 and 1, {@code 1 × rows × columns}. Any thread. */
public interface PictureReader {
    /**
     * The ink of a picture file.
     *
     * @throws UserFacingException if it cannot be read or is not a picture
     */
    Tensor read(Path file) throws UserFacingException;

    /**
     * The ink of a picture that is in memory.
     *
     * @param argb {@code rows × columns} colours, row by row, not premultiplied
     * @throws UserFacingException if it cannot be used
     */
    Tensor read(int rows, int columns, int[] argb) throws UserFacingException;
}
