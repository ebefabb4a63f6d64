package org.kernelscope.ui.lesson.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.ui.TestWindow;

/** The times at which the live image is taken, with a clock that the test sets. */
final class MirrorViewTest {
    private final AtomicLong nanos = new AtomicLong();
    private final IntegerProperty drawing = new SimpleIntegerProperty();
    private final IntegerProperty other = new SimpleIntegerProperty();
    private Rectangle shown;
    private MirrorView mirror;
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        shown = TestWindow.fx(() -> new Rectangle(60, 60, Color.RED));
        Pane audience = TestWindow.fx(() -> new Pane(shown));
        mirror = TestWindow.fx(() -> new MirrorView(audience, drawing, List.of(other), nanos::get));
        window =
                TestWindow.open(
                        () -> {
                            mirror.setPrefSize(60, 60);
                            return new Scene(new HBox(audience, mirror), 120, 60);
                        });
        passes(250);
        expect(Color.RED);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void thereIsNoImageWhileThePenMoves() {
        passes(2_000);
        paint(Color.BLUE, drawing);
        for (int movement = 0; movement < 5; movement++) {
            passes(150);
            TestWindow.run(() -> drawing.set(drawing.get() + 1));
            expect(Color.RED);
        }
        passes(250);
        expect(Color.BLUE);
    }

    @Test
    void anotherChangeIsSeenSoonHoweverLongNothingChanged() {
        for (Color next : List.of(Color.BLUE, Color.GREEN, Color.RED)) {
            // Images without a change: the time between two grows.
            for (int image = 0; image < 6; image++) {
                passes(700);
                window.settle();
            }
            paint(next, other);
            passes(130);
            expect(next);
        }
    }

    private void passes(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void paint(Color colour, IntegerProperty changed) {
        TestWindow.run(
                () -> {
                    shown.setFill(colour);
                    changed.set(changed.get() + 1);
                });
    }

    private void expect(Color colour) {
        window.settle();
        assertThat(
                        TestWindow.fx(
                                () -> {
                                    Image image =
                                            ((ImageView) mirror.getChildrenUnmodifiable().get(0))
                                                    .getImage();
                                    return image.getPixelReader().getColor(10, 10);
                                }))
                .isEqualTo(colour);
    }
}
