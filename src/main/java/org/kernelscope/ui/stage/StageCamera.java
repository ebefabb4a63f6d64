package org.kernelscope.ui.stage;

import org.kernelscope.scene.Camera;
import org.kernelscope.ui.paint.StageLayout;

/**
 * The visible part of the stage: the zoom (whole factors, so that pixels stay whole) and its
 * position. Lengths in device pixels. JavaFX thread.
 */
final class StageCamera {
    private static final int[] FACTORS = {1, 2, 3, 4, 6, 8};

    private double unit = 1;
    private int step;
    private double x;
    private double y;
    private double grabbedX;
    private double grabbedY;

    /** Keeps showing the same place when a logical pixel has another number of pixels. */
    void setUnit(double now) {
        x *= now / unit;
        y *= now / unit;
        unit = now;
    }

    boolean isZoomed() {
        return step > 0;
    }

    void reset() {
        step = 0;
        x = 0;
        y = 0;
    }

    /** The visible part, in units that do not depend on the size of the stage. */
    Camera view(StageLayout whole) {
        int more = FACTORS[step] - 1;
        return isZoomed()
                ? new Camera(
                        FACTORS[step],
                        Math.round(x) / ((double) whole.frame().width() * more),
                        Math.round(y) / (height(whole) * more))
                : Camera.WHOLE;
    }

    /** Brings that into sight; of the factors that there are, the largest that is not larger. */
    void show(Camera camera, StageLayout whole) {
        reset();
        for (int i = 0; i < FACTORS.length; i++) {
            step = FACTORS[i] <= camera.factor() ? i : step;
        }
        int more = FACTORS[step] - 1;
        x = camera.x() * whole.frame().width() * more;
        y = camera.y() * height(whole) * more;
        keepInside(whole);
    }

    private static double height(StageLayout whole) {
        return whole.frame().height() - whole.frame().top();
    }

    /** The stage as this camera sees it. */
    StageLayout see(StageLayout whole) {
        return isZoomed()
                ? whole.zoomed(FACTORS[step], (int) Math.round(x), (int) Math.round(y))
                : whole;
    }

    /**
     * Zooms by a number of steps; the point {@code atX, atY} of the screen keeps showing the same
     * place.
     */
    void zoom(int steps, double atX, double atY, StageLayout whole) {
        int before = FACTORS[step];
        step = Math.max(0, Math.min(FACTORS.length - 1, step + steps));
        double ratio = FACTORS[step] / (double) before;
        double top = whole.frame().top();
        x = (x + atX) * ratio - atX;
        y = (y + atY - top) * ratio - (atY - top);
        keepInside(whole);
    }

    /** The pointer takes hold of the stage. */
    void grab() {
        grabbedX = x;
        grabbedY = y;
    }

    /** The pointer has moved by {@code dx, dy} since it took hold. */
    void dragTo(double dx, double dy, StageLayout whole) {
        x = grabbedX - dx;
        y = grabbedY - dy;
        keepInside(whole);
    }

    void move(double dx, double dy, StageLayout whole) {
        x += dx;
        y += dy;
        keepInside(whole);
    }

    /**
     * Moves until the square at {@code atX, atY} of the screen, {@code side} wide, is in sight,
     * with some room around it.
     */
    void reveal(int atX, int atY, int side, StageLayout whole) {
        int room = 2 * side;
        int top = whole.frame().top();
        x += beyond(atX, side, 0, whole.frame().width(), room);
        y += beyond(atY, side, top, whole.frame().height(), room);
        keepInside(whole);
    }

    /** The length by which a square from {@code at} on extends beyond {@code from} … {@code to}. */
    private static double beyond(int at, int side, int from, int to, int room) {
        return Math.min(0, at - room - from) + Math.max(0, at + side + room - to);
    }

    private void keepInside(StageLayout whole) {
        int more = FACTORS[step] - 1;
        x = Math.max(0, Math.min((double) whole.frame().width() * more, x));
        y = Math.max(0, Math.min(height(whole) * more, y));
    }
}
