package org.kernelscope.network;

import org.kernelscope.text.UserFacingException;

/** Thrown for a network that is not possible; the message names the layer and the reason. */
public final class ArchitectureException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with the message {@code key} of the bundle. */
    public ArchitectureException(String key, Object... arguments) {
        super(key, arguments);
    }
}
