package org.kernelscope.data;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.UserFacingException;

/** The formats of image files, told by their first bytes. */
enum ImageFormat {
    PNG,
    JPEG,
    GIF,
    BMP,
    WEBP,
    TIFF;

    /**
     * Pixels of a WebP or TIFF at the most, in millions: their decoders keep all pixels, or a whole
     * strip of them, however small the image that is wanted.
     */
    static final int MAX_WHOLE_MILLIONS = 50;

    /** Bytes that tell the format. */
    static final int FIRST_BYTES = 12;

    /** The brands of ISO/IEC 23008-12 and of AVIF, which no reader here knows. */
    private static final Set<String> HEIF =
            Set.of(
                    "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1",
                    "avif", "avis");

    /**
     * The format of {@code bytes}.
     *
     * @throws UserFacingException if it is none of these
     */
    static ImageFormat of(String name, byte[] bytes) throws UserFacingException {
        ImageFormat format = known(bytes);
        if (format != null) {
            return format;
        }
        if (isHeif(bytes)) {
            throw new UserFacingException("data.picture.heic", name);
        }
        throw new UserFacingException("data.picture.format", name);
    }

    /** True if {@code bytes} begin as an image does, be it one that no reader here knows. */
    static boolean isImage(byte[] bytes) {
        return known(bytes) != null || isHeif(bytes);
    }

    private static boolean isHeif(byte[] bytes) {
        return has(bytes, 4, "ftyp")
                && bytes.length >= FIRST_BYTES
                && HEIF.contains(new String(bytes, 8, 4, StandardCharsets.US_ASCII));
    }

    private static @Nullable ImageFormat known(byte[] bytes) {
        if (has(bytes, 1, "PNG")) {
            return PNG;
        }
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8) {
            return JPEG;
        }
        if (has(bytes, 0, "GIF8")) {
            return GIF;
        }
        if (has(bytes, 0, "BM")) {
            return BMP;
        }
        if (has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP")) {
            return WEBP;
        }
        if (has(bytes, 0, "II*\0") || has(bytes, 0, "MM\0*")) {
            return TIFF;
        }
        return null;
    }

    private static boolean has(byte[] bytes, int place, String word) {
        if (bytes.length < place + word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[place + i] & 0xff) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True if the decoder keeps all pixels. */
    boolean isDecodedWhole() {
        return this == WEBP || this == TIFF;
    }
}
