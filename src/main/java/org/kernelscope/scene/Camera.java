package org.kernelscope.scene;

/**
 * The visible part of the stage.
 *
 * @param factor the magnification; 1 shows the whole
 * @param x left edge of what is in sight, as a share of what can be moved: 0 is the left end, 1 the
 *     right end
 * @param y upper edge, in the same way
 */
public record Camera(int factor, double x, double y) {
    /** The whole network. */
    public static final Camera WHOLE = new Camera(1, 0, 0);
}
