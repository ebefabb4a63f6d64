package org.kernelscope.ui.draw;

import java.nio.file.Path;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Turns images from outside into ink between 0 and 1, {@code 1 × rows × columns}. Any thread. */
public interface PictureReader {
    /**
     * The ink of an image file.
     *
     * @param progress watches it
     * @throws UserFacingException if it cannot be read or is not an image
     * @throws java.util.concurrent.CancellationException if {@code progress} has ended it
     */
    Tensor read(Path file, ReadProgress progress) throws UserFacingException;

    /**
     * The ink of an image that is in memory.
     *
     * @param argb {@code rows × columns} colours, row by row, not premultiplied
     * @throws UserFacingException if it cannot be used
     */
    Tensor read(int rows, int columns, int[] argb) throws UserFacingException;
}
