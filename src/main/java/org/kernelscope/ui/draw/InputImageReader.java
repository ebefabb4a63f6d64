package org.kernelscope.ui.draw;

import java.nio.file.Path;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.text.UserFacingException;

/** Decodes images from outside, in which a digit is to be found. Any thread. */
public interface InputImageReader {
    /**
     * The image in a file.
     *
     * @param progress watches it
     * @throws UserFacingException if it cannot be read or is not an image
     * @throws java.util.concurrent.CancellationException if {@code progress} has ended it
     */
    DigitImage read(Path file, ReadProgress progress) throws UserFacingException;

    /**
     * The image that is in memory.
     *
     * @param argb {@code rows × columns} colours, row by row, not premultiplied
     * @throws UserFacingException if it cannot be used
     */
    DigitImage read(int rows, int columns, int[] argb) throws UserFacingException;

    /** Decodes with {@link ImageFiles}. */
    record Decoder() implements InputImageReader {
        @Override
        public DigitImage read(Path file, ReadProgress progress) throws UserFacingException {
            return ImageFiles.open(file, progress);
        }

        @Override
        public DigitImage read(int rows, int columns, int[] argb) throws UserFacingException {
            return ImageFiles.ofArgb(rows, columns, argb);
        }
    }
}
