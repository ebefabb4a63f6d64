package org.kernelscope.composition;

import java.nio.file.Path;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.ReadProgress;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.draw.InputImageReader;

/** Images for the pad, from files and from the clipboard. */
final class ImageFileReader implements InputImageReader {
    @Override
    public DigitImage read(Path file, ReadProgress progress) throws UserFacingException {
        return ImageFiles.open(file, progress);
    }

    @Override
    public DigitImage read(int rows, int columns, int[] argb) throws UserFacingException {
        return ImageFiles.ofArgb(rows, columns, argb);
    }
}
