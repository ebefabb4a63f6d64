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

final class WallLayoutTest {
    private static final WallLayout.Frame FRAME = new WallLayout.Frame(400, 260, 20, 18);

    /** Maps, inputs and size of a kernel, as in the layers of the LeNet and beyond. */
    @ParameterizedTest
    @CsvSource({"6,1,5", "16,6,5", "120,16,5", "84,120,1", "10,84,1", "3,3,11", "1,1,1"})
    void everyKernelHangsSomewhereAndIsFoundThere(int maps, int inputs, int taps) {
        List<KernelId> all = all(maps, inputs);
        check(WallLayout.table(FRAME, maps, inputs, taps, all), all, taps);
        check(WallLayout.sorted(FRAME, taps, all), all, taps);
    }

    private static void check(WallLayout layout, List<KernelId> all, int taps) {
        Set<WallLayout.Place> places = new HashSet<>();
        Set<KernelId> found = new HashSet<>();
        for (KernelId id : all) {
            WallLayout.Place place = layout.place(id).orElseThrow();
            assertThat(places.add(place)).isTrue();
            assertThat(place.page()).isBetween(0, layout.pages() - 1);
            assertThat(place.x()).isBetween(FRAME.left(), FRAME.width() - layout.side());
            double x = place.x() + (taps - 0.5) * layout.cell();
            double y = place.y() + 0.5 * layout.cell();
            assertThat(layout.at(place.page(), x, y)).contains(new WallLayout.Tap(id, 0, taps - 1));
        }
        for (int page = 0; page < layout.pages(); page++) {
            found.addAll(layout.onPage(page));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void theLenetFitsOnFewPages() {
        assertThat(WallLayout.table(FRAME, 6, 1, 5, all(6, 1)).pages()).isEqualTo(1);
        assertThat(WallLayout.table(FRAME, 16, 6, 5, all(16, 6)).pages()).isEqualTo(1);
        assertThat(WallLayout.table(FRAME, 120, 16, 5, all(120, 16)).pages()).isBetween(2, 8);
    }

    @Test
    void whereNothingHangsNothingIsFound() {
        WallLayout layout = WallLayout.table(FRAME, 6, 1, 5, all(6, 1));
        assertThat(layout.at(0, 5, 5)).isEmpty();
        assertThat(layout.at(0, 399, 259)).isEmpty();
        assertThat(layout.place(new KernelId(2, 6, 0))).isEmpty();
    }

    /** A connection table leaves holes. */
    @Test
    void aKernelThatDoesNotExistLeavesAHole() {
        List<KernelId> some = new ArrayList<>(all(4, 3));
        KernelId missing = new KernelId(2, 2, 1);
        WallLayout whole = WallLayout.table(FRAME, 4, 3, 5, some);
        WallLayout.Place hole = whole.place(missing).orElseThrow();
        some.remove(missing);
        WallLayout layout = WallLayout.table(FRAME, 4, 3, 5, some);
        assertThat(layout.at(0, hole.x() + 1, hole.y() + 1)).isEmpty();
        assertThat(layout.place(new KernelId(2, 3, 2)))
                .isEqualTo(whole.place(new KernelId(2, 3, 2)));
    }

    @Test
    void arrowsGoFromKernelToKernelAndFromPageToPage() {
        List<KernelId> all = all(120, 16);
        WallLayout layout = WallLayout.table(FRAME, 120, 16, 5, all);
        KernelId id = new KernelId(2, 0, 0);
        assertThat(layout.beside(id, -1, 0)).isEmpty();
        assertThat(layout.beside(id, 0, -1)).isEmpty();
        assertThat(layout.beside(id, 0, 1)).contains(new KernelId(2, 0, 1));
        for (int map = 1; map < 120; map++) {
            id = layout.beside(id, 1, 0).orElseThrow();
            assertThat(id).isEqualTo(new KernelId(2, map, 0));
        }
        assertThat(layout.beside(id, 1, 0)).isEmpty();
    }

    private static List<KernelId> all(int maps, int inputs) {
        List<KernelId> all = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            for (int input = 0; input < inputs; input++) {
                all.add(new KernelId(2, map, input));
            }
        }
        return all;
    }
}
