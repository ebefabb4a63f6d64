package org.kernelscope.ui.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.DependencySet;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.PaintedTexts;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Painted;
import org.kernelscope.ui.paint.StageLayout;

/** The sizes of receptive fields stand beside each other at any size of the text. */
final class ReachPainterTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final int HEIGHT = 380;

    @BeforeAll
    static void start() {
        TestWindow.startToolkit();
    }

    @ParameterizedTest
    @CsvSource({"13, 400", "13, 1000", "26, 400", "26, 640", "26, 1000", "39, 640"})
    void noSizeLiesOnAnother(double em, int width) {
        Cell unit = new Cell(5, 4, 0, 0);
        int layers = LENET.layers().size() + 1;
        StageLayout.Frame frame =
                new StageLayout.Frame(width, HEIGHT, 60, 1, Collections.nCopies(layers, 20));
        StageLayout layout = StageLayout.fit(LENET, frame);
        try (PaintedTexts texts = PaintedTexts.watch()) {
            TestWindow.run(
                    () -> {
                        Canvas canvas = new Canvas(width, HEIGHT);
                        CanvasPen pen =
                                new CanvasPen(canvas.getGraphicsContext2D(), Painted.LOOK, em);
                        new ReachPainter(
                                        new OverlayPen(pen, layout, 1),
                                        LENET,
                                        DependencySet.of(LENET, unit))
                                .frames();
                    });
            assertThat(texts.faults()).isEmpty();
            assertThat(texts.count()).as("input, C1, S2, C3 and S4").isBetween(3, 5);
        }
    }
}
