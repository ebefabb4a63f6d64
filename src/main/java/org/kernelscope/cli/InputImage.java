package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.DigitImage;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;

/**
 * The image of a digit that a command was given.
 *
 * @param found the digit in it, and the other shapes that could be one
 * @param colours its colours; null if it is grey
 */
public record InputImage(FoundDigit found, @Nullable Tensor colours) {
    /**
     * Reads {@code file} as the window does; if it seems to show several digits, says on the error
     * stream which one is read.
     *
     * @throws UserFacingException if it cannot be read, is no image, or shows nothing
     */
    public static InputImage read(Console console, Path file) throws UserFacingException {
        return read(console, file, FindOptions.USUAL);
    }

    /**
     * The same for a network with the classes {@code classes}; null for the ten digits.
     *
     * @throws UserFacingException as above
     */
    static InputImage read(Console console, Path file, @Nullable ClassNames classes)
            throws UserFacingException {
        return read(console, file, FindOptions.usual(classes));
    }

    /**
     * The same in another way.
     *
     * @throws UserFacingException as above, and if there is no such candidate
     */
    static InputImage read(Console console, Path file, FindOptions options)
            throws UserFacingException {
        TerminalLine.ReadingLine line =
                new TerminalLine.ReadingLine(console, System.console() != null, System::nanoTime);
        DigitImage image;
        FoundDigit found;
        try {
            image = ImageFiles.open(file, line);
            found = image.find(options);
        } finally {
            line.clear();
        }
        int count = found.candidates().size();
        if (count > 1) {
            console.err()
                    .println(
                            console.texts()
                                    .get("data.picture.several", file, count, found.chosen() + 1));
        }
        return new InputImage(found, image.colours(options));
    }

    /** The image for the pad. */
    public Backdrop backdrop() {
        return new Backdrop(found.ink(), false, null, colours);
    }

    /**
     * The input of a network: the digit, prepared as MNIST's digits are, or for a network that sees
     * colours the whole image in its colours, if it has any.
     */
    Tensor input(InputSpec input) {
        return input.encode(
                new DrawingPreparation()
                        .prepare(Drawing.of(backdrop()), input.channels(), input.size())
                        .image());
    }

    /**
     * The metadata of tensors computed for {@code image}: network, image, version, {@code more}.
     */
    static Map<String, String> metadata(
            Architecture architecture, Path image, Map<String, String> more) {
        Map<String, String> metadata = new HashMap<>(more);
        metadata.put("architecture", ArchitectureJson.format(architecture));
        metadata.put("format", "pt");
        metadata.put("image", image.toString());
        metadata.put("program", "Kernelscope " + ProgramVersion.current());
        return metadata;
    }
}
