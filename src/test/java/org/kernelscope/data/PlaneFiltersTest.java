package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

    private static float[] noise(int rows, int columns) {
        Random random = new Random(31L * rows + columns);
        float[] plane = new float[rows * columns];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextInt(256) / 255f;
        }
        return plane;
    }

    /** Bit for bit, in the order left, middle, right and above, middle, below. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "9, 1", "2, 2", "7, 5", "31, 130"})
    void theMeanOfNineNeighbours(int rows, int columns) {
        float[] plane = noise(rows, columns);
        float[] across = new float[plane.length];
        float[] expected = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            int column = i % columns;
            float left = plane[column > 0 ? i - 1 : i];
            float right = plane[column < columns - 1 ? i + 1 : i];
            across[i] = (left + plane[i] + right) / 3;
        }
        for (int i = 0; i < plane.length; i++) {
            float above = across[i >= columns ? i - columns : i];
            float below = across[i < plane.length - columns ? i + columns : i];
            expected[i] = (above + across[i] + below) / 3;
        }
        assertThat(PlaneFilters.smooth(plane, rows, columns)).isEqualTo(expected);
    }

    /** The same samples, counted by rows or by columns; less than enough is 0. */
    @ParameterizedTest
    @CsvSource({"1, 1", "9, 30", "200, 170", "512, 384"})
    void theMedianOfSamplesInEitherDirection(int rows, int columns) {
        float[] plane = noise(rows, columns);
        float[] turned = new float[plane.length];
        for (int i = 0; i < plane.length; i++) {
            turned[i % columns * rows + i / columns] = plane[i];
        }
        int step = Math.max(1, plane.length / 16_384) | 1;
        float[] samples = new float[(plane.length + step - 1) / step];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = turned[i * step];
        }
        Arrays.sort(samples);
        float expected = samples[samples.length / 2];
        assertThat(PlaneFilters.median(plane, rows, columns, true, 0)).isEqualTo(expected);
        assertThat(PlaneFilters.median(turned, columns, rows, false, 0)).isEqualTo(expected);
        assertThat(PlaneFilters.median(plane, rows, columns, true, 1.1f)).isZero();
        assertThat(PlaneFilters.median(turned, columns, rows, false, 1.1f)).isZero();
        assertThat(PlaneFilters.isMedianBelow(expected, turned)).isFalse();
    }
}
