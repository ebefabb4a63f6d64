package org.kernelscope.storage;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.kernelscope.text.UserFacingException;

/** Names of files as people give them, which need not be names here. Stateless; any thread. */
public final class PathNames {
    private static final String ENCODING = "sun.jnu.encoding";

    /** The character that Java puts for bytes that the encoding of the system does not have. */
    private static final char LOST = '\ufffd';

    private PathNames() {}

    /**
     * The path called {@code name}.
     *
     * @throws UserFacingException if no file can be called so. In the locale C that is every name
     *     with other letters than those of English, and the sentence says what to do
     */
    public static Path parse(String name) throws UserFacingException {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw refusal(name, impossible);
        }
    }

    /** The sentence for a name that {@code impossible} was thrown for. */
    public static UserFacingException refusal(String name, InvalidPathException impossible) {
        return isBeyondEncoding(name)
                ? UserFacingException.causedBy(
                        impossible, "storage.nameEncoding", name, System.getProperty(ENCODING, ""))
                : UserFacingException.causedBy(impossible, "storage.noName", name);
    }

    /** True if {@code name} has letters that the encoding of the system lacks. */
    public static boolean isBeyondEncoding(String name) {
        String encoding = System.getProperty(ENCODING, "");
        return name.indexOf(LOST) >= 0
                || (!encoding.isEmpty()
                        && Charset.isSupported(encoding)
                        && !Charset.forName(encoding).newEncoder().canEncode(name));
    }
}
