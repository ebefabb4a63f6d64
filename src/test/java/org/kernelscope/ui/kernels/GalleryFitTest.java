package org.kernelscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.network.KernelId;

/** The kernels of a layer fill the gallery, and each is found at its position. */
final class GalleryFitTest {
    private static final GalleryFit.Space SPACE = new GalleryFit.Space(560, 230, 3, 13);

    /** Maps, inputs and size of a kernel, as in the layers of the LeNet and far beyond. */
    @ParameterizedTest
    @CsvSource({
        "6,1,5",
        "16,6,5",
        "120,16,5",
        "84,120,1",
        "10,84,1",
        "10,300,1",
        "300,1,28",
        "64,64,3",
        "3,3,11",
        "1,1,1",
        "8,8,64",
        "1000,100,1",
        "512,512,3",
        "2,1,512"
    })
    void everyKernelIsInTheGalleryAndIsFoundThere(int maps, int inputs, int taps) {
        KernelGrid grid = full(maps, inputs, taps);
        check(new GalleryFit(SPACE, taps).byPlace(grid), grid);
        check(new GalleryFit(SPACE, taps).sorted(Ranking.by(grid, id -> id.input())), grid);
    }

    private static void check(GalleryLayout layout, KernelGrid grid) {
        Set<GalleryLayout.Place> places = new HashSet<>();
        for (KernelId id : some(grid)) {
            GalleryLayout.Place place = layout.place(id);
            assertThat(places.add(place)).isTrue();
            assertThat(place.page()).isBetween(0, layout.pages() - 1);
            assertThat(place.x()).isNotNegative();
            assertThat(place.y()).isNotNegative();
            if (layout.side() <= SPACE.height()) {
                assertThat(place.x() + layout.side()).isLessThanOrEqualTo(SPACE.width());
                assertThat(place.y() + layout.side()).isLessThanOrEqualTo(SPACE.height());
            }
            double x = place.x() + (grid.taps() - 0.5) * layout.cell();
            double y = place.y() + 0.5 * layout.cell();
            assertThat(layout.at(place.page(), x, y))
                    .contains(new GalleryLayout.Tap(id, 0, grid.taps() - 1));
        }
        int placed = 0;
        for (int page = 0; page < layout.pages(); page++) {
            List<GalleryLayout.Placed> onPage = layout.onPage(page);
            assertThat(onPage).isNotEmpty();
            placed += onPage.size();
        }
        assertThat(placed).isEqualTo(grid.pairs());
    }

    /** All of few, and of many the first, the last and some between. */
    private static List<KernelId> some(KernelGrid grid) {
        List<KernelId> some = new ArrayList<>();
        int step = Math.max(1, grid.pairs() / 1_999);
        for (int number = 0; number < grid.pairs(); number += step) {
            some.add(grid.numbered(number).orElseThrow());
        }
        return some;
    }

    /** From the back row: the 96 kernels of C3 fill four fifths of the space in one direction. */
    @Test
    void theKernelsOfLenetAreAsLargeAsPossible() {
        GalleryLayout c3 = new GalleryFit(SPACE, 5).byPlace(full(16, 6, 5));
        assertThat(c3.pages()).isEqualTo(1);
        assertThat(c3.grid()).isInstanceOf(GalleryGrid.Table.class);
        GalleryLayout.Place last = c3.place(new KernelId(2, 15, 5));
        assertThat(
                        Math.max(
                                (last.x() + c3.side()) / (double) SPACE.width(),
                                (last.y() + c3.side()) / (double) SPACE.height()))
                .isGreaterThan(0.8);
        assertThat(new GalleryFit(SPACE, 5).byPlace(full(6, 1, 5)).pages()).isEqualTo(1);
        assertThat(new GalleryFit(SPACE, 1).byPlace(full(10, 84, 1)).pages()).isEqualTo(1);
        assertThat(new GalleryFit(SPACE, 1).byPlace(full(10, 300, 1)).pages()).isEqualTo(1);
    }

    /** However many there are, a page has no more than can be painted within a frame. */
    @Test
    void aPageHasNoMoreKernelsThanCanBeRead() {
        for (KernelGrid grid : List.of(full(1_000, 1_000, 1), full(512, 512, 3))) {
            GalleryLayout layout = new GalleryFit(SPACE, grid.taps()).byPlace(grid);
            assertThat(layout.side()).isGreaterThanOrEqualTo(3);
            assertThat(layout.onPage(0).size()).isBetween(1, 15_000);
        }
    }

    @Test
    void whereThereIsNoKernelNothingIsFound() {
        GalleryLayout layout = new GalleryFit(SPACE, 5).byPlace(full(16, 6, 5));
        assertThat(layout.at(0, 1, 1)).isEmpty();
        assertThat(layout.at(0, SPACE.width() - 1, SPACE.height() - 1)).isEmpty();
        assertThat(layout.at(0, -5, -5)).isEmpty();
    }

    /** A connection table leaves holes. */
    @Test
    void aKernelThatDoesNotExistLeavesAHole() {
        KernelId missing = new KernelId(2, 2, 1);
        KernelGrid some = new KernelGrid(2, 4, 3, 5, 1, (input, map) -> map != 2 || input != 1);
        GalleryLayout whole = new GalleryFit(SPACE, 5).byPlace(full(4, 3, 5));
        GalleryLayout layout = new GalleryFit(SPACE, 5).byPlace(some);
        GalleryLayout.Place hole = whole.place(missing);
        assertThat(some.has(missing)).isFalse();
        assertThat(layout.at(0, hole.x() + 1, hole.y() + 1)).isEmpty();
        assertThat(layout.place(new KernelId(2, 3, 2)))
                .isEqualTo(whole.place(new KernelId(2, 3, 2)));
        assertThat(layout.onPage(0)).hasSize(11);
        assertThat(Ranking.by(some, id -> 1).count()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"120,16,5", "16,6,5", "84,120,1"})
    void arrowsGoFromKernelToKernelAndFromPageToPage(int maps, int inputs, int taps) {
        KernelGrid grid = full(maps, inputs, taps);
        GalleryGrid gallery = new GalleryFit(SPACE, taps).byPlace(grid).grid();
        Set<KernelId> reached = new HashSet<>();
        List<KernelId> next = new ArrayList<>(List.of(grid.numbered(0).orElseThrow()));
        while (!next.isEmpty()) {
            KernelId id = next.remove(next.size() - 1);
            if (reached.add(id)) {
                gallery.beside(id, 1, 0).ifPresent(next::add);
                gallery.beside(id, 0, 1).ifPresent(next::add);
            }
        }
        assertThat(reached).hasSize(grid.pairs());
        assertThat(gallery.beside(new KernelId(2, 0, 0), -1, 0)).isEmpty();
        assertThat(gallery.beside(new KernelId(2, 0, 0), 0, -1)).isEmpty();
    }

    private static KernelGrid full(int maps, int inputs, int taps) {
        return new KernelGrid(2, maps, inputs, taps, 1, (input, map) -> true);
    }
}
