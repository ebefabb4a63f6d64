package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.export.Pixels;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;

final class NodeSnapshotTest {
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    /** A view that paints every other column of its raster black, whatever the scale. */
    private static PixelView stripes(int width, int height) {
        PixelView view =
                new PixelView(
                        (raster, unit) -> {
                            raster.clear(WHITE);
                            for (int x = 0; x < raster.width(); x += 2) {
                                raster.fill(x, 0, 1, raster.height(), BLACK);
                            }
                        });
        view.setMinSize(width, height);
        return view;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aRasterIsPaintedWithAsManyPixelsAsThePictureHas(int scale) {
        TestWindow.startToolkit();
        Scene scene = TestWindow.fx(() -> new Scene(new VBox(stripes(40, 20)), 40, 20));
        Pixels picture = TestWindow.fx(() -> ofRoot(scene, scale));
        assertThat(picture.width()).isEqualTo(40 * scale);
        assertThat(picture.height()).isEqualTo(20 * scale);
        for (int i = 0; i < picture.argb().length; i++) {
            int expected = i % picture.width() % 2 == 0 ? BLACK : WHITE;
            assertThat(picture.argb()[i]).as("pixel %d", i).isEqualTo(expected);
        }
    }

    /** Wider than one canvas can be at this scale, with lines a quarter of a pixel wide. */
    @Test
    void aCanvasIsDrawnWithAsManyPixelsAsThePictureHas() {
        TestWindow.startToolkit();
        CanvasView view =
                TestWindow.fx(
                        () ->
                                new CanvasView(
                                        new Display(),
                                        (pen, width, height) -> {
                                            pen.fill(0, 0, width, height, WHITE);
                                            for (int x = 0; x < width; x++) {
                                                pen.fill(x + 0.25, 0, 0.25, height, BLACK);
                                            }
                                        }));
        Scene scene =
                TestWindow.fx(
                        () -> {
                            view.setMinSize(600, 10);
                            return new Scene(new VBox(view), 600, 10);
                        });
        Pixels picture = TestWindow.fx(() -> ofRoot(scene, 4));
        assertThat(picture.width()).isEqualTo(2400);
        for (int i = 0; i < picture.argb().length; i++) {
            int expected = i % picture.width() % 4 == 1 ? BLACK : WHITE;
            assertThat(picture.argb()[i]).as("pixel %d", i).isEqualTo(expected);
        }
    }

    @Test
    void afterThePictureTheScreenIsAsItWas() {
        Display display = new Display();
        TestWindow window =
                TestWindow.open(
                        () -> {
                            CanvasView view =
                                    new CanvasView(
                                            display,
                                            (pen, width, height) ->
                                                    pen.line(0, 0, width, height, 1, BLACK));
                            view.setMinSize(40, 20);
                            return new Scene(new VBox(stripes(40, 20), view), 40, 40);
                        });
        Scene scene = window.stage().getScene();
        Pixels before = TestWindow.fx(() -> NodeSnapshot.of(scene.getRoot(), 1, WHITE));
        Pixels large = TestWindow.fx(() -> ofRoot(scene, 4));
        assertThat(large.width()).isEqualTo(4 * before.width());
        Pixels after = TestWindow.fx(() -> NodeSnapshot.of(scene.getRoot(), 1, WHITE));
        assertThat(after.argb()).isEqualTo(before.argb());
        window.close();
    }

    private static Pixels ofRoot(Scene scene, int scale) {
        return NodeSnapshot.painted(
                scene, scale, () -> NodeSnapshot.of(scene.getRoot(), scale, WHITE));
    }
}
