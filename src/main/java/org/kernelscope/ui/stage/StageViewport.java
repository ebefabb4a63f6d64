package org.kernelscope.ui.stage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.state.OpenLevel;

/**
 * Where everything on the stage is seen at the moment: how the whole network stands, how far one
 * has zoomed in, and how far the layers have moved aside. Lengths in device pixels. JavaFX thread.
 */
final class StageViewport {
    private final StageCamera camera = new StageCamera();
    private final StageOpening opening;
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

    /** How the whole network stands. */
    void setWhole(StageLayout layout) {
        whole = layout;
    }

    /**
     * Works out where everything is now.
     *
     * @param open what is open; null for the overview
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

    /** Where everything is now. */
    Optional<StageLayout> shown() {
        return Optional.ofNullable(shown);
    }

    /** Where everything will be when it has come to rest. */
    Optional<StageLayout> target() {
        return Optional.ofNullable(target);
    }

    /** Shows the whole network. */
    void showAll() {
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
     * @return whether it is
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
