package org.kernelscope.engine.dl4j.natives;

import org.kernelscope.text.UserFacingException;

/** The native library cannot be had; the {@linkplain #getCause cause} is the sentence why. */
final class MissingLibrary extends LinkageError {
    private static final long serialVersionUID = 1L;

    MissingLibrary(UserFacingException why) {
        super(why.getMessage(), why);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
