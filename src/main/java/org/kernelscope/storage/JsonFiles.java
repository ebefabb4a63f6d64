package org.kernelscope.storage;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kernelscope.text.UserFacingException;

/** Reads the text of JSON files that may come from anywhere. Any thread. */
public final class JsonFiles {
    private JsonFiles() {}

    /**
     * The text of the file {@code path}.
     *
     * @param most the largest number of bytes
     * @throws UserFacingException if it is not there, too large, or no text; the sentence names the
     *     file, and what it holds if that is known
     */
    public static String read(Path path, long most) throws UserFacingException {
        if (!Files.exists(path)) {
            throw new UserFacingException("storage.missing", path);
        }
        if (!Files.isRegularFile(path)) {
            throw new UserFacingException("storage.notAFile", path);
        }
        try {
            if (Files.size(path) > most) {
                throw somethingElse(
                        path,
                        new UserFacingException("storage.tooLarge", path, Files.size(path), most));
            }
            return Files.readString(path);
        } catch (CharacterCodingException noText) {
            throw somethingElse(path, UserFacingException.causedBy(noText, "json.notText", path));
        } catch (IOException e) {
            throw UserFacingException.causedBy(e, "storage.unreadable", path);
        }
    }

    /** Files of networks and of their descriptions are easily mistaken for each other. */
    private static UserFacingException somethingElse(Path path, UserFacingException otherwise) {
        return switch (ExistingFile.at(path)) {
            case NETWORK -> UserFacingException.causedBy(otherwise, "json.isNetwork", path);
            case RUN -> UserFacingException.causedBy(otherwise, "json.isRun", path);
            default -> otherwise;
        };
    }
}
