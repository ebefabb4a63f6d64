package org.kernelscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

final class PixelViewTest {
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
}
