package org.kernelscope.storage;

import java.nio.charset.StandardCharsets;
import org.kernelscope.text.UserFacingException;

/**
 * Tells what a file is that is not in the safetensors format, from its first bytes: people rename
 * files, and the header's length that such bytes seem to claim helps nobody. No state; any thread.
 */
final class ForeignFile {
    /** So many bytes tell enough. */
    static final int BYTES = 512;

    private static final int PICKLE = 0x80;
    private static final int OLDEST_PROTOCOL = 2;
    private static final int NEWEST_PROTOCOL = 5;

    private ForeignFile() {}

    /**
     * Refuses a file of another program by its name.
     *
     * <p>None of these beginnings is that of a sound safetensors file: each would be the length of
     * a header of more than a megabyte.
     *
     * @param start its first bytes, {@value #BYTES} or all
     */
    static void refuse(String name, byte[] start) throws UserFacingException {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004")) {
            throw new UserFacingException(zip(text), name);
        }
        if (isPickle(start)) {
            throw new UserFacingException("safetensors.pytorch", name);
        }
        if (text.startsWith("\u0089HDF\r\n")) {
            throw new UserFacingException("safetensors.keras", name);
        }
        if (isJson(text)) {
            throw new UserFacingException("safetensors.json", name);
        }
    }

    /** True for text with a brace; a header's length has zero bytes, which text does not have. */
    private static boolean isJson(String text) {
        return text.length() > Long.BYTES
                && text.lastIndexOf('\0', Long.BYTES - 1) < 0
                && text.stripLeading().startsWith("{");
    }

    /** The names of the entries tell who has written a zip. */
    private static String zip(String text) {
        if (text.contains("/data.pkl")
                || text.contains("/version")
                || text.contains("/byteorder")) {
            return "safetensors.pytorch";
        }
        boolean dl4j = text.contains("configuration.json") || text.contains("coefficients.bin");
        return dl4j ? "safetensors.dl4j" : "safetensors.zip";
    }

    /** Every pickle since Python 2.3 begins with its protocol, followed by an operation. */
    private static boolean isPickle(byte[] start) {
        return start.length > 2
                && (start[0] & 0xff) == PICKLE
                && start[1] >= OLDEST_PROTOCOL
                && start[1] <= NEWEST_PROTOCOL
                && (start[2] & 0xff) >= ' ';
    }
}
