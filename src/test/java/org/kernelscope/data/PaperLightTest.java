package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits that stop early, and look only at what may have changed, against all rounds in full. */
final class PaperLightTest {
    private final Random random = new Random(6);

    @Test
    void theEvenPixelsAreThoseOfAllRounds() {
        for (int trial = 0; trial < 80; trial++) {
            int rows = 8 + random.nextInt(90);
            int columns = 8 + random.nextInt(90);
            float[] plane = RandomPlanes.plane(random, rows, columns);
            boolean[] paper = new boolean[plane.length];
            for (int i = 0; i < paper.length; i++) {
                paper[i] = plane[i] > 0.3 && random.nextInt(20) > 0;
            }
            int[] places = IntStream.range(0, paper.length).filter(i -> paper[i]).toArray();
            assertThat(new PaperLight(plane, places, rows, columns).even())
                    .isEqualTo(plainEven(plane, paper, rows, columns));
        }
    }

    private static int plainEven(float[] plane, boolean[] paper, int rows, int columns) {
        boolean[] even = paper.clone();
        int count = 0;
        for (int round = 0; round <= 3; round++) {
            boolean[] now = even.clone();
            int[] places = IntStream.range(0, paper.length).filter(i -> now[i]).toArray();
            QuadraticSurface surface =
                    PaperSurface.through(plane, places, new int[0], rows, columns);
            count = 0;
            for (int i = 0; i < paper.length; i++) {
                float difference = Math.abs(plane[i] - surface.at(i));
                even[i] = paper[i] && difference < 0.06;
                count += paper[i] && difference < 0.04 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void theGroundIsThatOfAllRounds() {
        for (int trial = 0; trial < 80; trial++) {
            int rows = 3 + random.nextInt(120);
            int columns = 3 + random.nextInt(120);
            float[] plane = RandomPlanes.plane(random, rows, columns);
            BackgroundEstimate fast = BackgroundEstimate.under(plane, rows, columns);
            if (!fast.isPlain()) {
                QuadraticSurface plain = plainGround(plane, rows, columns);
                for (int i = 0; i < plane.length; i++) {
                    assertThat(fast.at(i / columns, i % columns)).isEqualTo(plain.at(i));
                }
            }
        }
    }

    /** Six fits to the rim, then six to a grid, whatever they change. */
    private static QuadraticSurface plainGround(float[] plane, int rows, int columns) {
        QuadraticSurface flat = QuadraticSurface.flat(0, rows, columns);
        int width = Math.max(1, Math.min(rows, columns) / 32);
        int[] rim =
                IntStream.range(0, plane.length)
                        .filter(
                                i ->
                                        Math.min(i / columns, rows - 1 - i / columns) < width
                                                || Math.min(i % columns, columns - 1 - i % columns)
                                                        < width)
                        .toArray();
        int down = Math.min(rows, 64);
        int across = Math.min(columns, 64);
        int[] grid =
                IntStream.range(0, down * across)
                        .map(
                                i ->
                                        (int) ((i / across + 0.5) * rows / down) * columns
                                                + (int) ((i % across + 0.5) * columns / across))
                        .toArray();
        QuadraticSurface paper = new SurfacePoints(plane, rim, flat).fit(flat);
        for (int round = 0; round < 12; round++) {
            QuadraticSurface before = paper;
            float[] deviations = new float[rim.length];
            new SurfacePoints(plane, rim, flat).deviate(before, deviations);
            double tolerance =
                    Math.max(0.04, 3 * 1.4826 * OrderStatistic.median(deviations.clone()));
            int[] near =
                    IntStream.of(round < 6 ? rim : grid)
                            .filter(i -> Math.abs(plane[i] - before.at(i)) <= tolerance)
                            .toArray();
            paper = new SurfacePoints(plane, near, flat).fit(flat);
        }
        return paper;
    }
}
