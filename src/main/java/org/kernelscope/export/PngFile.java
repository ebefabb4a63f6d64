package org.kernelscope.export;

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
        AtomicFiles.write(
                file,
                out -> {
                    PngChunks chunks = new PngChunks(out);
                    chunks.begin(image.width(), image.height(), alpha);
                    chunks.text(caption);
                    chunks.image(image.argb(), image.width(), alpha);
                    chunks.end();
                });
    }
}
