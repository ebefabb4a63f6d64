package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.StageLayout;

/** Zooming keeps what one points at in its place, and any cell can be brought into sight. */
final class StageCameraTest {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 560;
    private static final int TOP = 80;

    private final StageCamera camera = new StageCamera();
    private final StageLayout whole =
            StageLayout.fit(
                    Presets.LENET5_MODERN,
                    new StageLayout.Frame(WIDTH, HEIGHT, TOP, 1, Collections.nCopies(8, 76)));

    @Test
    void theCellUnderThePointerStaysUnderIt() {
        Cell cell = new Cell(2, 5, 4, 4);
        LayerBox before = whole.box(2);
        double x = before.cellX(cell) + 1;
        double y = before.cellY(cell) + 1;
        camera.zoom(2, x, y, whole);
        assertThat(camera.see(whole).zoom()).isEqualTo(3);
        assertThat(camera.see(whole).cellAt(x, y)).contains(cell);
        camera.zoom(-2, x, y, whole);
        assertThat(camera.isZoomed()).isFalse();
        assertThat(camera.see(whole)).isSameAs(whole);
    }

    @Test
    void everyLayersFirstAndLastCellCanBeBroughtIntoSight() {
        camera.zoom(5, 0, TOP, whole);
        for (LayerBox fitted : whole.boxes()) {
            int last = fitted.shape().channels() - 1;
            int row = fitted.shape().rows() - 1;
            int column = fitted.shape().columns() - 1;
            reveal(new Cell(fitted.layer(), 0, 0, 0));
            reveal(new Cell(fitted.layer(), last, row, column));
        }
    }

    private void reveal(Cell cell) {
        LayerBox hidden = camera.see(whole).box(cell.layer());
        camera.reveal(hidden.cellX(cell), hidden.cellY(cell), hidden.cell(), whole);
        LayerBox box = camera.see(whole).box(cell.layer());
        assertThat(box.cellX(cell)).as("%s", cell).isBetween(0, WIDTH - box.cell());
        assertThat(box.cellY(cell)).as("%s", cell).isBetween(TOP, HEIGHT - box.cell());
    }
}
