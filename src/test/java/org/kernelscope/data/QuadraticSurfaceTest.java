package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class QuadraticSurfaceTest {
    private static final int ROWS = 5;
    private static final int COLUMNS = 9;

    /** 0.5 + 0.25·x − 0.125·y + 0.1·x·y on 5 rows and 9 columns, x and y between −1 and 1. */
    private static float light(int row, int column) {
        double x = column / 4.0 - 1;
        double y = row / 2.0 - 1;
        return (float) (0.5 + 0.25 * x - 0.125 * y + 0.1 * x * y);
    }

    /** The surface through the pixels {@code places}, with these values. */
    private static QuadraticSurface through(
            int rows, int columns, int[] places, IntFunction<Float> value) {
        QuadraticSurface flat = QuadraticSurface.flat(0, rows, columns);
        float[] plane = new float[rows * columns];
        for (int place : places) {
            plane[place] = value.apply(place);
        }
        return new SurfacePoints(plane, places, flat).fit(flat);
    }

    @Test
    void aFitFindsTheLightAgain() {
        int[] all = IntStream.range(0, ROWS * COLUMNS).toArray();
        QuadraticSurface surface =
                through(ROWS, COLUMNS, all, place -> light(place / COLUMNS, place % COLUMNS));
        for (int place : all) {
            assertThat(surface.at(place))
                    .isCloseTo(light(place / COLUMNS, place % COLUMNS), Offset.offset(1e-5f));
        }
    }

    @Test
    void rowsAndPointsHaveTheSameValuesBitForBit() {
        int[] some = IntStream.range(0, ROWS * COLUMNS).filter(i -> i % 2 == 0).toArray();
        QuadraticSurface surface = through(ROWS, COLUMNS, some, place -> (float) Math.sin(place));
        double[] x = new double[some.length];
        double[] y = new double[some.length];
        float[] atPoints = new float[some.length];
        surface.coordinates(some, x, y);
        surface.at(x, y, atPoints);
        for (int i = 0; i < some.length; i++) {
            assertThat(atPoints[i]).isEqualTo(surface.at(some[i]));
        }
        float[] values = new float[COLUMNS];
        QuadraticSurface.Rows lines = surface.rows();
        for (int row = 0; row < ROWS; row++) {
            lines.write(row, values);
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(values[column]).isEqualTo(surface.at(row, column));
            }
        }
    }

    @Test
    void anImageOfOneRowCanBeFitted() {
        QuadraticSurface surface = through(1, 3, new int[] {0, 1, 2}, place -> 0.75f);
        assertThat(surface.at(0, 1)).isCloseTo(0.75f, Offset.offset(1e-4f));
    }

    @Test
    void noPixelIsFartherThanTheDistanceOfTwoSurfaces() {
        QuadraticSurface one = through(5, 7, new int[] {0, 3, 9, 17, 20, 31}, i -> 0.1f * i);
        QuadraticSurface other = through(5, 7, new int[] {1, 4, 10, 18, 21, 34}, i -> 0.2f * i);
        double distance = one.distanceFrom(other);
        for (int place = 0; place < 35; place++) {
            assertThat((double) Math.abs(one.at(place) - other.at(place)))
                    .isLessThanOrEqualTo(distance + 1e-5);
        }
    }
}
