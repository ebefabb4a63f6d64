package org.kernelscope.data;

/** Receives how much of an image is read, and can end the reading. */
@FunctionalInterface
public interface ReadProgress {
    /** Nobody waits for it. */
    ReadProgress UNWATCHED = share -> true;

    /**
     * The share {@code share} of the image, 0 to 1, is decoded. Called on the reading thread.
     *
     * @return true to go on
     */
    boolean goesOn(double share);
}
