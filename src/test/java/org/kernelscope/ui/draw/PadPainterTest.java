package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Theme;

/** A drawing that is painted again looks as it did. */
final class PadPainterTest {
    private static final int SIDE = 180;

    @Test
    void aDotThatIsPaintedAgainIsNoDarker() {
        TestWindow.startToolkit();
        Drawing dots =
                new Drawing(null, List.of(Stroke.at(0.3, 0.4, 0.1), Stroke.at(0.6, 0.3, 0.1)));
        assertThat(pixels(dots, 3)).isEqualTo(pixels(dots, 1));
    }

    private static int[] pixels(Drawing drawing, int times) {
        return TestWindow.fx(
                () -> {
                    Canvas canvas = new Canvas(SIDE, SIDE);
                    PadPainter painter = new PadPainter();
                    for (int time = 0; time < times; time++) {
                        painter.paint(
                                canvas.getGraphicsContext2D(), SIDE, drawing, Theme.LIGHT, false);
                    }
                    WritableImage image = canvas.snapshot(null, null);
                    int[] pixels = new int[SIDE * SIDE];
                    image.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    SIDE,
                                    SIDE,
                                    PixelFormat.getIntArgbInstance(),
                                    pixels,
                                    0,
                                    SIDE);
                    return pixels;
                });
    }
}
