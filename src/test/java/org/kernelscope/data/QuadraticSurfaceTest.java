package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void aFitFindsTheLightAgain() {
        QuadraticSurface.Fit fit = QuadraticSurface.flat(0, ROWS, COLUMNS).fit();
        for (int place = 0; place < ROWS * COLUMNS; place++) {
            fit.add(place, light(place / COLUMNS, place % COLUMNS));
        }
        QuadraticSurface surface = fit.surface();
        for (int place = 0; place < ROWS * COLUMNS; place++) {
            assertThat(surface.at(place))
                    .isCloseTo(light(place / COLUMNS, place % COLUMNS), Offset.offset(1e-5f));
        }
    }

    @Test
    void aRowHasTheSameValuesBitForBit() {
        QuadraticSurface.Fit fit = QuadraticSurface.flat(0, ROWS, COLUMNS).fit();
        for (int place = 0; place < ROWS * COLUMNS; place += 2) {
            fit.add(place, (float) Math.sin(place));
        }
        QuadraticSurface surface = fit.surface();
        float[] values = new float[COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            surface.row(row, values);
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(values[column]).isEqualTo(surface.at(row, column));
            }
        }
    }

    @Test
    void anImageOfOneRowCanBeFitted() {
        QuadraticSurface.Fit fit = QuadraticSurface.flat(0, 1, 3).fit();
        for (int place = 0; place < 3; place++) {
            fit.add(place, 0.75f);
        }
        assertThat(fit.surface().at(0, 1)).isCloseTo(0.75f, Offset.offset(1e-4f));
    }
}
