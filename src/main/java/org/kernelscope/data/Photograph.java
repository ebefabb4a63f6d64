package org.kernelscope.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The photographs inside the program, 256×256 pixels in colour; {@code
 * assets/photographs/README.md} has their authors and licences.
 */
public enum Photograph implements ColourSource {
    /** The face of a cat: hairs, round edges. */
    CAT("cat"),
    /** A cup of coffee: large areas, strong red. */
    COFFEE("coffee"),
    /** A rocket at dusk: upright lines, lights. */
    ROCKET("rocket");

    private final String file;

    Photograph(String file) {
        this.file = "/assets/photographs/" + file + ".jpg";
    }

    @Override
    public Tensor read(int side) {
        try (InputStream in = Photograph.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + file);
            }
            return ImageFiles.colours(file, in, side);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (UserFacingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
