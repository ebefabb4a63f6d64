package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SharpEdgesTest {
    /** Few steep pixels are looked at one by one, many together: both as the range says. */
    @Test
    void anEdgeIsWhereTheNearRangeIsLargeAgainstTheWideOne() {
        Random random = new Random(8);
        int one = 0;
        int all = 0;
        for (int trial = 0; trial < 120; trial++) {
            int rows = 16 + random.nextInt(60);
            int columns = 16 + random.nextInt(60);
            float[] plane = RandomPlanes.plane(random, rows, columns);
            float[] smooth = PlaneFilters.smooth(plane, rows, columns);
            float[] near = PlaneFilters.range(smooth, rows, columns, 1);
            float[] wide = PlaneFilters.range(smooth, rows, columns, 8);
            float least = 0.03f + 0.1f * random.nextFloat();
            int[] expected = new int[plane.length];
            int steep = 0;
            for (int i = 0; i < plane.length; i++) {
                steep += near[i] > least ? 1 : 0;
                expected[i] = near[i] > least && near[i] > 0.17f * wide[i] ? -1 : 0;
            }
            one += steep > 0 && steep < plane.length / 12 ? 1 : 0;
            all += steep > plane.length / 12 + 1 ? 1 : 0;
            int[] marks = new int[plane.length];
            SharpEdges.mark(smooth, near, rows, columns, least, marks, -1);
            assertThat(marks).isEqualTo(expected);
        }
        assertThat(one).isGreaterThan(10);
        assertThat(all).isGreaterThan(10);
    }
}
