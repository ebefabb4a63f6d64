package org.kernelscope.ui.kernels;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Brush;
import org.kernelscope.ui.paint.Lettering.Face;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.KernelFocus;

/** Paints a page of the kernel wall. A pure function of its arguments; one thread at a time. */
final class WallPainter {
    private static final double FAINT = 0.72;
    private static final double NAME = 0.78;

    private final Brush brush;
    private final WallLayout layout;
    private final Kernels kernels;
    private final float limit;

    /**
     * @param limit the weight with the strongest colour, the same for all kernels
     */
    WallPainter(Brush brush, WallLayout layout, Kernels kernels, float limit) {
        this.brush = brush;
        this.layout = layout;
        this.kernels = kernels;
        this.limit = limit;
    }

    /**
     * What of the wall is special.
     *
     * @param lit which kernels are not to step back
     * @param changed which were changed by hand
     * @param hovered the weight that one points at
     * @param chosen the kernel that was chosen
     */
    record Marks(
            Predicate<KernelId> lit,
            Predicate<KernelId> changed,
            KernelFocus.@Nullable Spot hovered,
            @Nullable KernelId chosen) {}

    void paint(int page, Marks marks) {
        StageLook look = brush.look();
        Raster raster = brush.raster();
        raster.clear(panel(look));
        for (KernelId id : layout.onPage(page)) {
            WallLayout.Place place = layout.place(id).orElseThrow();
            Tensor kernel = kernels.kernel(id.map(), id.input()).orElseThrow();
            int side = layout.side();
            if (kernels.rows() > 1) {
                raster.frame(place.x(), place.y(), side, side, 1, look.tileFrame());
            }
            MapPainter.signed(
                    raster,
                    kernel,
                    0,
                    place.x(),
                    place.y(),
                    layout.cell(),
                    limit,
                    look.palette(),
                    look.theme());
            if (!marks.lit().test(id)) {
                brush.veil(place.x(), place.y(), side, side, panel(look), FAINT);
            }
            if (marks.changed().test(id)) {
                changed(place, side);
            }
        }
        names(page);
        frames(page, marks);
    }

    /** The colour of the panel that the wall is part of: letters need a ground to be smooth on. */
    private static int panel(StageLook look) {
        return look.theme() == Theme.LIGHT ? 0xFFFFFFFF : look.ground();
    }

    /** A corner is cut off in the colour of what one points at. */
    private void changed(WallLayout.Place place, int side) {
        int corner = Math.max(4, side / 4);
        for (int row = 0; row < corner; row++) {
            brush.fill(
                    place.x() + side - (corner - row),
                    place.y() + row,
                    corner - row,
                    1,
                    brush.look().emphasis());
        }
    }

    private void frames(int page, Marks marks) {
        KernelId chosen = marks.chosen();
        if (chosen != null) {
            frame(page, chosen, 3);
        }
        KernelFocus.Spot spot = marks.hovered();
        if (spot != null) {
            frame(page, spot.kernel(), 2);
            layout.place(spot.kernel())
                    .filter(place -> place.page() == page && kernels.rows() > 1)
                    .ifPresent(
                            place ->
                                    brush.frame(
                                            place.x() + spot.column() * (double) layout.cell(),
                                            place.y() + spot.row() * (double) layout.cell(),
                                            layout.cell(),
                                            layout.cell(),
                                            1,
                                            brush.look().emphasis()));
        }
    }

    private void frame(int page, KernelId id, int width) {
        layout.place(id)
                .filter(place -> place.page() == page)
                .ifPresent(
                        place ->
                                brush.frame(
                                        place.x(),
                                        place.y(),
                                        layout.side(),
                                        layout.side(),
                                        width,
                                        brush.look().emphasis()));
    }

    /** The numbers of the maps, counted from 1, as far as there is room for them. */
    private void names(int page) {
        if (layout.kind() == WallLayout.Kind.SORTED) {
            return;
        }
        boolean mapsAcross = layout.kind() == WallLayout.Kind.MAPS_ACROSS;
        double rightmost = Double.NEGATIVE_INFINITY;
        double lowest = Double.NEGATIVE_INFINITY;
        double tried = Double.NEGATIVE_INFINITY;
        for (KernelId id : layout.onPage(page)) {
            WallLayout.Place place = layout.place(id).orElseThrow();
            double middleX = place.x() + layout.side() / 2.0;
            double middleY = place.y() + layout.side() / 2.0;
            // Thousands of kernels stand in a few lines: most have nothing to add.
            if (middleX > rightmost && middleX != tried) {
                tried = middleX;
                int number = (mapsAcross ? id.map() : id.input()) + 1;
                rightmost = Math.max(rightmost, above(number, middleX, rightmost));
            }
            if (middleY - 0.5 * brush.em() > lowest) {
                brush.write(
                        Integer.toString((mapsAcross ? id.input() : id.map()) + 1),
                        layout.frame().left() - 0.4 * brush.em(),
                        middleY,
                        Face.NUMBER,
                        NAME,
                        brush.look().quiet(),
                        Brush.Align.RIGHT);
                lowest = middleY + 0.5 * brush.em();
            }
        }
    }

    /** Writes the number of a column, if there is room; how far the numbers reach then. */
    private double above(int number, double middle, double rightmost) {
        String text = Integer.toString(number);
        double width = brush.width(text, Face.NUMBER, NAME);
        if (middle - width / 2 <= rightmost) {
            return rightmost;
        }
        brush.write(
                text,
                middle,
                layout.frame().top() - 0.7 * brush.em(),
                Face.NUMBER,
                NAME,
                brush.look().quiet(),
                Brush.Align.CENTRE);
        return middle + width / 2 + 0.3 * brush.em();
    }
}
