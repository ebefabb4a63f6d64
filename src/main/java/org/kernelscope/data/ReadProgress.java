package org.kernelscope.data;

/** Is told how far the reading of a picture has come, and can end it. */
@FunctionalInterface
public interface ReadProgress {
    /** Nobody waits for it. */
    ReadProgress UNWATCHED = share -> true;

    /**
     * The share {@code share} of the picture, 0 to 1, is decoded. Called on the reading thread.
     *
     * @return true to go on
     */
    boolean goesOn(double share);
}
