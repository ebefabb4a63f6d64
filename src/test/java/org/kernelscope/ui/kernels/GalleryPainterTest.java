package org.kernelscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.KernelFocus;

/** The kernel gallery, on pixels. */
final class GalleryPainterTest {
    private static final GlyphSource MUTE =
            (face, size, codePoint) -> new GlyphSource.Glyph(0, 0, 0, 0, new byte[0], size / 2.0);

    private final Look look = new Look(Palette.BLUE_ORANGE, Theme.LIGHT);
    private final Kernels kernels =
            Kernels.of(
                            Presets.LENET5_MODERN.layers().get(2),
                            RandomTensors.weights(new Random(3), Presets.LENET5_MODERN))
                    .orElseThrow();
    private final KernelGrid grid = KernelGrid.of(kernels);
    private final List<KernelId> order =
            IntStream.range(0, 96).mapToObj(i -> grid.numbered(i).orElseThrow()).toList();
    private final GalleryLayout layout =
            new GalleryFit(new GalleryFit.Space(500, 300, 3, 13), 5).byPlace(grid);
    private final Raster raster = new Raster(500, 300);

    @Test
    void everyWeightHasTheColourOfItsValueOnOneScale() {
        paint(new GalleryPainter.Marks(id -> true, id -> false, null, null));
        for (KernelId id : List.of(order.get(0), order.get(40), order.get(95))) {
            GalleryLayout.Place place = layout.place(id);
            for (int tap = 0; tap < 25; tap++) {
                float weight = kernels.kernel(id.map(), id.input()).orElseThrow().get(tap);
                assertThat(
                                raster.at(
                                        place.x() + tap % 5 * layout.cell() + 1,
                                        place.y() + tap / 5 * layout.cell() + 1))
                        .isEqualTo(look.palette().signed(Theme.LIGHT, weight));
            }
        }
    }

    @Test
    void kernelsThatAreNotLitAreDimmedAndTheSelectedOneIsFramed() {
        KernelId lit = order.get(7);
        KernelId dim = order.get(8);
        paint(new GalleryPainter.Marks(lit::equals, id -> false, null, lit));
        GalleryLayout.Place bright = layout.place(lit);
        GalleryLayout.Place faint = layout.place(dim);
        float weight = kernels.kernel(dim.map(), dim.input()).orElseThrow().get(0);
        assertThat(raster.at(faint.x() + 1, faint.y() + 1))
                .isNotEqualTo(look.palette().signed(Theme.LIGHT, weight));
        assertThat(raster.at(bright.x() + 2, bright.y() - 2)).isEqualTo(look.emphasis());
        assertThat(raster.at(faint.x() + 2, faint.y() + layout.side() + 1))
                .isNotEqualTo(look.emphasis());
    }

    @Test
    void anEditedKernelHasAMarkAndTheHoveredWeightAFrame() {
        KernelId id = order.get(30);
        paint(
                new GalleryPainter.Marks(
                        each -> true, id::equals, new KernelFocus.Spot(id, 2, 2), null));
        GalleryLayout.Place place = layout.place(id);
        assertThat(raster.at(place.x() + layout.side() - 1, place.y())).isEqualTo(look.emphasis());
        assertThat(raster.at(place.x() + 2 * layout.cell() - 1, place.y() + 2 * layout.cell()))
                .isEqualTo(look.emphasis());
    }

    @Test
    void strengthSortsTheStrongestFirst() {
        Ranking ranking = Ranking.Order.NORM.of(kernels, null).orElseThrow();
        List<KernelId> sorted =
                IntStream.range(0, 96).mapToObj(i -> ranking.at(i).orElseThrow()).toList();
        assertThat(ranking.count()).isEqualTo(96);
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(order);
        for (int i = 0; i < 96; i++) {
            assertThat(ranking.place(sorted.get(i))).isEqualTo(i);
        }
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(norm(sorted.get(i))).isLessThanOrEqualTo(norm(sorted.get(i - 1)));
        }
        assertThat(ranking.at(96)).isEmpty();
    }

    private double norm(KernelId id) {
        double squares = 0;
        for (float weight : kernels.kernel(id.map(), id.input()).orElseThrow().toArray()) {
            squares += (double) weight * weight;
        }
        assertThat(kernels.norm(id.map(), id.input())).isEqualTo(Math.sqrt(squares));
        return Math.sqrt(squares);
    }

    private void paint(GalleryPainter.Marks marks) {
        new GalleryPainter(new RasterPen(raster, MUTE, look, 13, 0), layout, kernels, 1)
                .paint(0, marks);
    }
}
