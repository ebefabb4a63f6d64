package org.kernelscope.storage;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.kernelscope.text.UserFacingException;

/** The file that is already at the destination of a new one. */
public enum ExistingFile {
    /** Nothing: a file can be written. */
    NOTHING,
    /** A training with all that it needs to go on. */
    RUN,
    /** A network, which a training may have made. */
    NETWORK,
    /** Another file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A device, a pipe, a socket. */
    OTHER;

    /** The kind of file at {@code place}, or at the target of the link there. */
    public static ExistingFile at(Path place) {
        if (Files.isDirectory(place)) {
            return FOLDER;
        }
        if (Files.isRegularFile(place)) {
            return file(place);
        }
        boolean link = Files.isSymbolicLink(place);
        return Files.exists(place) || (!link && Files.exists(place, LinkOption.NOFOLLOW_LINKS))
                ? OTHER
                : NOTHING;
    }

    private static ExistingFile file(Path place) {
        try {
            if (Safetensors.readMetadata(place).containsKey(ModelFile.RUN)) {
                return RUN;
            }
            ModelFile.read(place);
            return NETWORK;
        } catch (UserFacingException somethingElse) {
            return FILE;
        }
    }
}
