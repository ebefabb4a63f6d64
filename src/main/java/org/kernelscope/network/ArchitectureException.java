package org.kernelscope.network;

import org.kernelscope.text.UserFacingException;

/** A network that cannot be: the sentence names the layer and the reason. */
public final class ArchitectureException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /** The sentence {@code key} of the bundle with its arguments. */
    public ArchitectureException(String key, Object... arguments) {
        super(key, arguments);
    }
}
