package org.kernelscope.ui.kernels;

import java.util.function.Predicate;
import javafx.geometry.HPos;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.MapPainter;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.KernelFocus;

/** Paints a page of the kernel gallery. A pure function of its arguments. */
public final class GalleryPainter {
    private static final double FAINT = 0.72;
    private static final double NAME = 0.78;

    private final RasterPen pen;
    private final GalleryLayout layout;
    private final Kernels kernels;
    private final float limit;

    /**
     * Paints with {@code pen}.
     *
     * @param limit the weight with the strongest colour in all kernels
     */
    GalleryPainter(RasterPen pen, GalleryLayout layout, Kernels kernels, float limit) {
        this.pen = pen;
        this.layout = layout;
        this.kernels = kernels;
        this.limit = limit;
    }

    /**
     * The highlighted kernels.
     *
     * @param lit kernels that are not dimmed
     * @param changed kernels that were edited
     * @param hovered the hovered weight of an existing kernel; null for none
     * @param chosen the existing kernel in the editor; null for none
     */
    record Marks(
            Predicate<KernelId> lit,
            Predicate<KernelId> changed,
            KernelFocus.@Nullable Spot hovered,
            @Nullable KernelId chosen) {}

    /** The first page of the gallery without a window, for measurements. Immutable. */
    public static final class FirstPage {
        private final Kernels kernels;
        private final GalleryLayout layout;
        private final double em;

        private FirstPage(Kernels kernels, GalleryLayout layout, double em) {
            this.kernels = kernels;
            this.layout = layout;
            this.em = em;
        }

        /**
         * The page in the given size, in pixels.
         *
         * @param em size of text
         */
        public static FirstPage of(Kernels kernels, int width, int height, double em) {
            KernelGrid grid = KernelGrid.of(kernels);
            GalleryFit.Space space = new GalleryFit.Space(width, height, 3, em);
            return new FirstPage(kernels, new GalleryFit(space, grid.taps()).byPlace(grid), em);
        }

        /** Paints the page. */
        public void paint(Raster raster, GlyphSource glyphs, Look look) {
            RasterPen pen = new RasterPen(raster, glyphs, look, em, 0);
            new GalleryPainter(pen, layout, kernels, kernels.absMax())
                    .paint(0, new Marks(id -> true, id -> false, null, null));
        }
    }

    void paint(int page, Marks marks) {
        Look look = pen.look();
        Raster raster = pen.raster();
        raster.clear(look.surface());
        for (GalleryLayout.Placed place : layout.onPage(page)) {
            KernelId id = place.id();
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
                pen.overlay(place.x(), place.y(), side, side, look.surface(), FAINT);
            }
            if (marks.changed().test(id)) {
                changed(place, side);
            }
        }
        names(page);
        frames(page, marks);
    }

    /** Marks an edited kernel: a triangle in its corner. */
    private void changed(GalleryLayout.Placed place, int side) {
        int corner = Math.max(4, side / 4);
        for (int row = 0; row < corner; row++) {
            pen.fill(
                    place.x() + side - (corner - row),
                    place.y() + row,
                    corner - row,
                    1,
                    pen.look().emphasis());
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
            GalleryLayout.Place place = layout.place(spot.kernel());
            if (place.page() == page && kernels.rows() > 1) {
                pen.frame(
                        place.x() + spot.column() * (double) layout.cell(),
                        place.y() + spot.row() * (double) layout.cell(),
                        layout.cell(),
                        layout.cell(),
                        1,
                        pen.look().emphasis());
            }
        }
    }

    private void frame(int page, KernelId id, int width) {
        GalleryLayout.Place place = layout.place(id);
        if (place.page() == page) {
            pen.frame(
                    place.x(),
                    place.y(),
                    layout.side(),
                    layout.side(),
                    width,
                    pen.look().emphasis());
        }
    }

    /** Writes the numbers of the maps, as far as there is room. */
    private void names(int page) {
        double rightmost = Double.NEGATIVE_INFINITY;
        double lowest = Double.NEGATIVE_INFINITY;
        double line = Double.NaN;
        for (GalleryLayout.Name name : layout.names(page, pen.em())) {
            String text = Integer.toString(name.number());
            if (name.beside()) {
                if (name.y() - 0.5 * pen.em() > lowest) {
                    write(text, name, HPos.RIGHT);
                    lowest = name.y() + 0.5 * pen.em();
                }
                continue;
            }
            if (name.y() != line) {
                line = name.y();
                rightmost = Double.NEGATIVE_INFINITY;
            }
            double half = pen.width(text, Face.NUMBER, NAME) / 2;
            if (name.x() - half > rightmost) {
                write(text, name, HPos.CENTER);
                rightmost = name.x() + half + 0.3 * pen.em();
            }
        }
    }

    private void write(String text, GalleryLayout.Name name, HPos align) {
        pen.write(text, name.x(), name.y(), Face.NUMBER, NAME, pen.look().quiet(), align);
    }
}
