package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.FlatRegions.Region;
import org.kernelscope.data.RegionThings.Thing;

/** Smooth parts, and the things on them, by runs and pixel by pixel. */
final class RegionLabelsTest {
    private final Random random = new Random(4);

    private int[] edges(float[] plane) {
        int[] edges = new int[plane.length];
        for (int i = 1; i < plane.length; i++) {
            edges[i] = Math.abs(plane[i] - plane[i - 1]) > 0.06 ? -1 : 0;
        }
        return edges;
    }

    @Test
    void runsGiveTheSamePartsAsASearch() {
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + random.nextInt(50);
            int columns = 1 + random.nextInt(50);
            float[] plane = RandomPlanes.plane(random, rows, columns);
            int[] fast = edges(plane);
            int[] plain = fast.clone();
            List<Region> regions = new RegionLabels(plane, fast, rows, columns).byRuns();
            List<Region> expected = new RegionLabels(plane, plain, rows, columns).bySearch();
            assertThat(fast).isEqualTo(plain);
            assertThat(regions).hasSameSizeAs(expected);
            for (int i = 0; i < regions.size(); i++) {
                assertThat(regions.get(i).box()).isEqualTo(expected.get(i).box());
                assertThat(regions.get(i).area()).isEqualTo(expected.get(i).area());
            }
            if (new RegionLabels(plane, edges(plane), rows, columns).isExact()) {
                assertThat(regions).isEqualTo(expected);
            }
        }
    }

    /** In levels of 255 every sum is exact; a value near 0 is not. */
    @Test
    void sumsAreExactForTheLevelsOfAnImage() {
        float[] levels = new float[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / 255f;
        }
        assertThat(new RegionLabels(levels, new int[256], 16, 16).isExact()).isTrue();
        levels[9] = 1e-5f;
        assertThat(new RegionLabels(levels, new int[256], 16, 16).isExact()).isFalse();
    }

    @Test
    void thingsOnAPartAreThoseOfAPlainSearch() {
        for (int trial = 0; trial < 150; trial++) {
            int rows = 2 + random.nextInt(40);
            int columns = 2 + random.nextInt(40);
            float[] plane = RandomPlanes.plane(random, rows, columns);
            int[] regionOf = edges(plane);
            List<Region> regions = new RegionLabels(plane, regionOf, rows, columns).all();
            RegionThings things = new RegionThings(plane, regionOf, rows, columns);
            for (Region region : regions) {
                List<String> inside = new ArrayList<>();
                List<String> atRim = new ArrayList<>();
                plain(plane, regionOf, region, rows, columns, inside, atRim);
                assertThat(things.inside(region).stream().map(RegionLabelsTest::text))
                        .containsExactlyElementsOf(inside);
                assertThat(things.atRim(region).stream().map(RegionLabelsTest::text).sorted())
                        .containsExactlyElementsOf(atRim.stream().sorted().toList());
            }
        }
    }

    private static String text(Thing thing) {
        return thing.cells().length + " " + thing.box() + " " + thing.contrast();
    }

    /** Every thing, from its first pixel, whether it touches the rim or not. */
    private static void plain(
            float[] plane,
            int[] regionOf,
            Region region,
            int rows,
            int columns,
            List<String> inside,
            List<String> atRim) {
        float[] other = new float[plane.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = regionOf[i] == region.number() ? 0 : 1;
        }
        Blots blots = Blots.of(other, rows, columns, 0.5f);
        for (int number = 1; number <= blots.all().size(); number++) {
            BoundingBox box = blots.all().get(number - 1).box();
            int count = 0;
            double contrast = 0;
            for (int i = 0; i < plane.length; i++) {
                if (blots.numberAt(i) == number) {
                    count++;
                    contrast = Math.max(contrast, Math.abs(plane[i] - region.level()));
                }
            }
            boolean free =
                    box.top() > 0 && box.left() > 0 && box.bottom() < rows && box.right() < columns;
            (free ? inside : atRim).add(count + " " + box + " " + contrast);
        }
    }

    @Test
    void runsThatTouchAtACornerAreOneBlot() {
        for (int trial = 0; trial < 200; trial++) {
            int rows = 1 + random.nextInt(30);
            int columns = 1 + random.nextInt(30);
            float[] ink = new float[rows * columns];
            for (int i = 0; i < ink.length; i++) {
                ink[i] = random.nextInt(5) < 2 ? 1 : 0;
            }
            Blots blots = Blots.of(ink, rows, columns, 0.5f);
            PixelRuns runs = new PixelRuns(columns, true);
            for (int i = 0; i < ink.length; i++) {
                if (i % columns == 0) {
                    runs.nextRow();
                }
                if (ink[i] > 0.5f) {
                    int start = i;
                    while ((i + 1) % columns != 0 && ink[i + 1] > 0.5f) {
                        i++;
                    }
                    runs.add(start, i + 1);
                }
            }
            int count = 0;
            for (int run = 0; run < runs.count(); run++) {
                int first = runs.first(run);
                count += first == run ? 1 : 0;
                assertThat(blots.numberAt(runs.start(run)))
                        .isEqualTo(blots.numberAt(runs.start(first)));
            }
            assertThat(count).isEqualTo(blots.all().size());
        }
    }

    @Test
    void partsAreNumberedByTheirFirstPixels() {
        float[] plane = RandomPlanes.plane(random, 40, 40);
        int[] regionOf = edges(plane);
        List<Region> regions = new RegionLabels(plane, regionOf, 40, 40).all();
        List<Integer> firsts = new ArrayList<>();
        for (Region region : regions) {
            int first = 0;
            while (regionOf[first] != region.number()) {
                first++;
            }
            firsts.add(first);
        }
        assertThat(firsts).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
