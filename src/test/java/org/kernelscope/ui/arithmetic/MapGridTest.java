package org.kernelscope.ui.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.tensor.Shape;
import org.kernelscope.ui.paint.Tile;

/** All maps of a layer in a rectangle, whatever their number. */
final class MapGridTest {
    private static final double EM = 13;
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "6, 14, 400, 300",
        "16, 5, 400, 300",
        "16, 5, 120, 500",
        "120, 1, 300, 200",
        "7, 10, 640, 90",
        "1, 28, 50, 50",
        "64, 32, 90, 40"
    })
    void everyMapIsInsideAndNoneLiesOnAnother(int maps, int side, double width, double height) {
        Shape shape = Shape.of(maps, side, side);
        MapGrid grid = MapGrid.in(10, 20, width, height, shape, EM);
        assertThat(grid.cell()).isPositive();
        assertThat(grid.width()).isLessThanOrEqualTo(width + ROUNDING);
        assertThat(grid.height()).isLessThanOrEqualTo(height + ROUNDING);
        for (int map = 0; map < maps; map++) {
            Tile tile = grid.tile(map);
            assertThat(tile.x()).isGreaterThanOrEqualTo(10);
            assertThat(tile.y()).isGreaterThanOrEqualTo(20);
            assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(10 + width + ROUNDING);
            assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(20 + height + ROUNDING);
            double x = tile.cellX(side - 0.5);
            double y = tile.cellY(0.5);
            assertThat(grid.indexAt(x, y)).isEqualTo(map * side * side + side - 1);
        }
    }

    @Test
    void fullRowsArePreferred() {
        MapGrid grid = MapGrid.in(0, 0, 400, 300, Shape.of(6, 14, 14), EM);
        assertThat(6 % grid.columns()).isZero();
    }

    @Test
    void betweenTheMapsAndOutsideThereIsNoValue() {
        MapGrid grid = new MapGrid(0, 0, Shape.of(3, 2, 2), 2, 10, 4);
        assertThat(grid.indexAt(22, 5)).as("between").isEqualTo(-1);
        assertThat(grid.indexAt(5, 22)).as("between rows").isEqualTo(-1);
        assertThat(grid.indexAt(30, 30)).as("after the last map").isEqualTo(-1);
        assertThat(grid.indexAt(-1, 5)).as("left").isEqualTo(-1);
        assertThat(grid.indexAt(35, 15)).as("the last cell of the second map").isEqualTo(7);
        assertThat(grid.indexAt(5, 30)).as("the first cell of the third").isEqualTo(8);
    }
}
