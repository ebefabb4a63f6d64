package org.kernelscope.cli;

import java.nio.file.Path;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Preparation;
import org.kernelscope.data.Shapes;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The image of a digit that a command was given.
 *
 * @param ink its ink, between 0 and 1, {@code 1 × rows × columns}
 * @param shapes number of shapes in it that could each be a digit; the network reads one
 */
public record InputPicture(Tensor ink, int shapes) {
    /**
     * Reads {@code file}; if it seems to show several digits, says so on the error stream.
     *
     * @throws UserFacingException if it cannot be read, is no image, or shows nothing
     */
    public static InputPicture read(Console console, Path file) throws UserFacingException {
        Tensor ink = ImageFiles.read(file);
        int shapes = Shapes.count(ink);
        if (shapes > 1) {
            console.err().println(console.texts().get("data.picture.several", file, shapes));
        }
        return new InputPicture(ink, shapes);
    }

    /** The digit, prepared as MNIST's digits are: {@code 1 × 28 × 28}. */
    Tensor digit() {
        return Preparation.prepare(ink).digit();
    }
}
