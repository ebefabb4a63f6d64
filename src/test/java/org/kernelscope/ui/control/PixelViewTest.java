package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.kernelscope.export.Pixels;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.state.Display;

final class PixelViewTest {
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;

    @Test
    void whatIsNotShownIsNotPaintedAndWhatIsShownAgainIs() {
        TestWindow.startToolkit();
        AtomicInteger painted = new AtomicInteger();
        PixelView view =
                TestWindow.fx(() -> new PixelView((raster, unit) -> painted.incrementAndGet()));
        StackPane around = TestWindow.fx(() -> new StackPane(view));
        TestWindow window = TestWindow.open(() -> new Scene(around, 40, 40));
        TestWindow.until("it is painted", () -> painted.get() > 0);
        TestWindow.run(() -> around.setVisible(false));
        window.settle();
        int before = painted.get();
        TestWindow.run(view::repaint);
        window.settle();
        assertThat(painted.get()).isEqualTo(before);
        TestWindow.run(() -> around.setVisible(true));
        TestWindow.until("it is painted again", () -> painted.get() > before);
        window.close();
    }

    @Test
    void changedPartsLieOverTheRestOfTheImage() {
        TestWindow.startToolkit();
        AtomicReference<List<Rectangle2D>> parts = new AtomicReference<>(List.of());
        AtomicInteger colour = new AtomicInteger(RED);
        PixelView view =
                TestWindow.fx(
                        () ->
                                PixelView.ofParts(
                                        (raster, unit) -> {
                                            List<Rectangle2D> now =
                                                    Objects.requireNonNull(parts.get());
                                            if (now.isEmpty()) {
                                                raster.clear(colour.get());
                                            }
                                            now.forEach(part -> fill(raster, part, colour.get()));
                                            return now;
                                        }));
        TestWindow window = TestWindow.open(() -> new Scene(new StackPane(view), 60, 40));
        expect(window, view, List.of());

        Rectangle2D left = new Rectangle2D(2, 3, 14, 5);
        Rectangle2D right = new Rectangle2D(22, 0, 38, 40);
        parts.set(List.of(left, right));
        colour.set(BLUE);
        expect(window, view, List.of(left, right));

        Rectangle2D middle = new Rectangle2D(18, 9, 2, 2);
        parts.set(List.of(middle, left, right));
        expect(window, view, List.of(middle, left, right));

        parts.set(List.of());
        colour.set(RED);
        expect(window, view, List.of());
        window.close();
    }

    @Test
    void anotherScreenHasItsOwnPixels() {
        TestWindow.startToolkit();
        AtomicReference<Raster> painted = new AtomicReference<>();
        AtomicInteger drawn = new AtomicInteger();
        PixelView view = TestWindow.fx(() -> new PixelView((raster, unit) -> painted.set(raster)));
        CanvasView canvas =
                TestWindow.fx(
                        () ->
                                new CanvasView(
                                        new Display(),
                                        (pen, width, height) -> drawn.incrementAndGet()));
        PixelView aside = TestWindow.fx(() -> new PixelView((raster, unit) -> painted.set(raster)));
        StackPane root = TestWindow.fx(() -> new StackPane(view, canvas));
        TestWindow window =
                TestWindow.open(
                        () -> {
                            Scene scene = new Scene(root, 60, 40);
                            PaintScale.follow(scene);
                            return scene;
                        });
        window.settle();
        assertThat(sizeOf(painted)).isEqualTo("60x40");
        TestWindow.run(() -> root.getChildren().add(aside));
        window.settle();
        TestWindow.run(() -> root.getChildren().remove(aside));
        window.settle();

        int before = drawn.get();
        painted.set(null);
        TestWindow.run(
                () -> {
                    window.stage().setRenderScaleX(1.5);
                    window.stage().setRenderScaleY(1.5);
                });
        window.settle();
        assertThat(sizeOf(painted)).isEqualTo("90x60");
        assertThat(drawn.get()).isGreaterThan(before);

        painted.set(null);
        TestWindow.run(() -> root.getChildren().setAll(aside));
        window.settle();
        assertThat(sizeOf(painted)).isEqualTo("90x60");
        window.close();
    }

    private static String sizeOf(AtomicReference<Raster> painted) {
        Raster raster = Objects.requireNonNull(painted.get());
        return raster.width() + "x" + raster.height();
    }

    private static void fill(Raster raster, Rectangle2D part, int colour) {
        raster.fill(
                (int) part.getMinX(),
                (int) part.getMinY(),
                (int) part.getWidth(),
                (int) part.getHeight(),
                colour);
    }

    /** Repaints and looks at every pixel. */
    private static void expect(TestWindow window, PixelView view, List<Rectangle2D> blue) {
        TestWindow.run(view::repaint);
        window.settle();
        Pixels picture = TestWindow.fx(() -> NodeSnapshot.of(view, 1, 0xffffffff));
        for (int i = 0; i < picture.argb().length; i++) {
            int x = i % picture.width();
            int y = i / picture.width();
            boolean changed = blue.stream().anyMatch(it -> it.contains(x + 0.5, y + 0.5));
            assertThat(picture.argb()[i]).as("pixel %d, %d", x, y).isEqualTo(changed ? BLUE : RED);
        }
    }
}
