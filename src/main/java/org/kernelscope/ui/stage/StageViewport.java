package org.kernelscope.ui.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.scene.Camera;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.state.OpenLevel;

/**
 * The present positions of everything on the stage: the layout of the whole network, the zoom, and
 * the layers that have moved aside. Lengths in device pixels. JavaFX thread.
 */
final class StageViewport {
    private final StageCamera camera = new StageCamera();
    private final StageOpening opening;
    private @Nullable Camera wanted;
    private @Nullable StageLayout whole;
    private @Nullable StageLayout target;
    private @Nullable StageLayout shown;

    StageViewport(StageOpening opening) {
        this.opening = opening;
    }

    /**
     * Another network is on the stage: until it is laid out anew, nothing of it may be painted into
     * the old places.
     */
    void forget() {
        wanted = null;
        camera.reset();
        opening.reset();
        whole = null;
        target = null;
        shown = null;
    }

    /** Lengths are in pixels of which {@code unit} make a logical one. */
    void setUnit(double unit) {
        camera.setUnit(unit);
    }

    /** The layout of the whole network. */
    void setWhole(StageLayout layout) {
        whole = layout;
        Camera next = wanted;
        if (next != null) {
            camera.show(next, layout);
            wanted = null;
        }
    }

    /** The visible part. */
    Camera view() {
        StageLayout all = whole;
        return all == null ? Camera.WHOLE : camera.view(all);
    }

    /** Brings a part into sight as soon as the whole is laid out. */
    void show(Camera next) {
        wanted = next;
    }

    /**
     * Works out where everything is now.
     *
     * @param open the open level; null for the overview
     * @return the layout to be seen; none if nothing was laid out yet
     */
    Optional<StageLayout> arrange(@Nullable OpenLevel open) {
        StageLayout all = whole;
        if (all == null) {
            return Optional.empty();
        }
        StageLayout end =
                open == null ? camera.see(all) : StageSlide.aside(all, open.cell().layer());
        target = end;
        shown = opening.layout(end);
        return Optional.of(shown);
    }

    /** The present layout. */
    Optional<StageLayout> shown() {
        return Optional.ofNullable(shown);
    }

    /** The layout at the end of the animation. */
    Optional<StageLayout> target() {
        return Optional.ofNullable(target);
    }

    /** Shows the whole network. */
    void showAll() {
        wanted = null;
        camera.reset();
    }

    /** The pointer takes hold of the stage. */
    void grab() {
        camera.grab();
    }

    /** The pointer has moved so far since it took hold. */
    void dragTo(double dx, double dy) {
        StageLayout all = whole;
        if (all != null) {
            camera.dragTo(dx, dy, all);
        }
    }

    /**
     * Moves what is zoomed.
     *
     * @return true if it is
     */
    boolean move(double dx, double dy) {
        StageLayout all = whole;
        if (all == null || !camera.isZoomed()) {
            return false;
        }
        camera.move(dx, dy, all);
        return true;
    }

    /** Zooms by a number of steps; what is at the given point stays there. */
    void zoom(int steps, double x, double y) {
        StageLayout all = whole;
        if (all != null) {
            camera.zoom(steps, x, y, all);
        }
    }

    /** Moves a zoomed stage until {@code cell} is in sight. */
    void reveal(Cell cell) {
        StageLayout all = whole;
        StageLayout layout = shown;
        if (all != null && layout != null && camera.isZoomed()) {
            LayerBox box = layout.box(cell.layer());
            camera.reveal(box.cellX(cell), box.cellY(cell), box.cell(), all);
        }
    }
}
