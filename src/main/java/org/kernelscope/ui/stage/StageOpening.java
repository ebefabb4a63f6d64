package org.kernelscope.ui.stage;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Cell;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.fx.Ticker;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapFlight;
import org.kernelscope.ui.paint.MapFlight.FlightTarget;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.paint.StagePainter;
import org.kernelscope.ui.paint.StageSlide;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.OpenLevel;

/**
 * The animation that opens a level: the layers move aside, copies of the maps fly into the gap, and
 * the view there appears when they have arrived. Closing is the same backwards. Each frame is a
 * function of the two layouts and the time. JavaFX thread.
 */
final class StageOpening {
    private static final double NANOS = 600e6;

    /** The share of the time in which copies fly; in the rest the view comes into sight. */
    private static final double FLIGHT = 0.75;

    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", 1);
    private final Ticker ticker;
    private final Runnable arrange;
    private @Nullable StageLayout from;
    private @Nullable OpenLevel last;
    private @Nullable Region view;
    private OpenView inside = List::of;
    private List<FlightTarget> landings = List.of();
    private boolean opens = true;

    /**
     * @param arrange called in each frame of the animation
     */
    StageOpening(Runnable arrange) {
        this.arrange = arrange;
        this.ticker = new Ticker(progress.lessThan(1), this::tick);
    }

    void setInside(Region newView, OpenView newInside) {
        view = newView;
        inside = newInside;
        newView.setManaged(false);
        newView.setVisible(false);
    }

    boolean isAtRest() {
        return progress.get() >= 1;
    }

    /** Ends the way at once. */
    void finish() {
        if (!isAtRest()) {
            progress.set(1);
            arrange.run();
        }
    }

    /** Forgets where it was: another network is on the stage. */
    void reset() {
        from = null;
        landings = List.of();
        progress.set(1);
    }

    /**
     * Begins the way from {@code shown} to what is open {@code now}.
     *
     * @return true if there is a way; numbers of one layer open where its map is
     */
    boolean begin(
            @Nullable OpenLevel before, @Nullable OpenLevel now, @Nullable StageLayout shown) {
        last = now == null ? before : now;
        boolean sameLayer =
                before != null && now != null && before.cell().layer() == now.cell().layer();
        opens = now != null;
        if (sameLayer || shown == null) {
            return false;
        }
        from = shown;
        landings = opens ? List.of() : landed(shown);
        progress.set(0);
        return true;
    }

    private void tick(long elapsedNanos) {
        progress.set(Math.min(1, progress.get() + elapsedNanos / NANOS));
        arrange.run();
    }

    /** The layers on their way to {@code target}. */
    StageLayout layout(StageLayout target) {
        StageLayout start = from;
        return start == null ? target : StageSlide.between(start, target, progress.get());
    }

    /** Puts the view into the room that {@code target} has for it. */
    void place(StageLayout target, double openness, double unit, double height) {
        Region shown = view;
        if (shown == null) {
            return;
        }
        double sight =
                opens
                        ? (progress.get() - FLIGHT) / (1 - FLIGHT)
                        : 1 - progress.get() / (1 - FLIGHT);
        shown.setVisible(openness > 0 || (opens && target.openness() > 0));
        shown.setOpacity(Math.max(0, Math.min(1, sight)));
        shown.setMouseTransparent(!opens || progress.get() < 1);
        if (target.openness() > 0) {
            shown.resizeRelocate(target.gap().x() / unit, 0, target.gap().width() / unit, height);
        }
    }

    /** Dims the layers beside the open one and paints the copies that are on their way. */
    void paint(
            Raster raster,
            StageLayout layout,
            StageLayout target,
            InferenceResult inference,
            Look look,
            ColorScale scale) {
        OpenLevel open = last;
        if (open == null) {
            return;
        }
        if (layout.openness() > 0) {
            Cell map = open.cell();
            StagePainter.dim(raster, layout, map.layer(), map.channel(), look);
        }
        if (progress.get() < 1) {
            fly(raster, target, inference, look, scale);
        }
    }

    private void fly(
            Raster raster,
            StageLayout target,
            InferenceResult inference,
            Look look,
            ColorScale scale) {
        StageLayout start = from;
        if (opens) {
            landings = landed(target);
        }
        StageLayout stage = opens ? start : target;
        if (stage == null || landings.isEmpty()) {
            return;
        }
        double share =
                opens ? progress.get() / FLIGHT : 1 - (progress.get() - (1 - FLIGHT)) / FLIGHT;
        // No letters are written; any size of text will do.
        RasterPen brush =
                new RasterPen(
                        raster, GlyphCache.SHARED, look, target.frame().unit() * TextSize.USUAL, 0);
        MapFlight.paint(
                brush,
                stage,
                landings,
                inference.activations(),
                inference.model().architecture().input(),
                scale,
                share);
    }

    private List<FlightTarget> landed(StageLayout open) {
        return inside.landings().stream().map(each -> each.by(open.gap().x(), 0)).toList();
    }

    /** The view in the gap between the layers when a map is open. JavaFX thread. */
    @FunctionalInterface
    public interface OpenView {
        /**
         * The tiles in it that show maps of the stage, in device pixels from its upper left corner.
         */
        List<FlightTarget> landings();
    }
}
