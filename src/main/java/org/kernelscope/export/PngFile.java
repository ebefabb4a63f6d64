package org.kernelscope.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.text.UserFacingException;

/** Writes PNG files. Any thread. */
public final class PngFile {
    private PngFile() {}

    /**
     * Writes an image with its caption as text chunks.
     *
     * @param alpha true to keep transparency; otherwise every pixel is opaque
     * @throws UserFacingException as {@link AtomicFiles#write}; nothing half-written stays
     */
    public static void write(Path file, Pixels image, boolean alpha, Caption caption)
            throws UserFacingException {
        AtomicFiles.write(file, out -> write(out, image, alpha, caption));
    }

    /** The bytes of the file of an opaque image with a title, to be put into another file. */
    public static byte[] bytes(Pixels image, Caption caption) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, image, false, caption);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, Pixels image, boolean alpha, Caption caption)
            throws IOException {
        PngChunks chunks = new PngChunks(out);
        chunks.begin(image.width(), image.height(), alpha);
        chunks.text(caption);
        chunks.image(image.argb(), image.width(), alpha);
        chunks.end();
    }
}
