package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaneFiltersTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 9, 2", "9, 1, 3", "7, 5, 0", "12, 70, 1", "31, 130, 8", "20, 6, 40"})
    void theLargestAndSmallestAroundEachPixel(int rows, int columns, int radius) {
        Random random = new Random(rows + columns);
        float[] plane = new float[rows * columns];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextFloat() - 0.3f;
        }
        float[] max = PlaneFilters.max(plane, rows, columns, radius);
        float[] min = PlaneFilters.min(plane, rows, columns, radius);
        for (int i = 0; i < plane.length; i++) {
            float most = Float.NEGATIVE_INFINITY;
            float least = Float.POSITIVE_INFINITY;
            for (int j = 0; j < plane.length; j++) {
                boolean near =
                        Math.abs(i / columns - j / columns) <= radius
                                && Math.abs(i % columns - j % columns) <= radius;
                most = near ? Math.max(most, plane[j]) : most;
                least = near ? Math.min(least, plane[j]) : least;
            }
            assertThat(max[i]).isEqualTo(most);
            assertThat(min[i]).isEqualTo(least);
        }
    }
}
