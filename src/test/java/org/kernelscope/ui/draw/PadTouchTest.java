package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;

/** Fingers on the pad. A display in memory has none, so their events are made here. */
final class PadTouchTest {
    private static final int SIDE = 200;

    private final Display display = new Display();
    private final DrawingModel drawing = new DrawingModel();
    private Node surface = new Canvas();
    private TestWindow window;

    @BeforeEach
    void open() {
        TestWindow.startToolkit();
        PadView pad =
                TestWindow.fx(
                        () ->
                                new PadView(
                                        new PadModel(drawing, display),
                                        drawing,
                                        display,
                                        new Localisation()));
        window = TestWindow.open(() -> new Scene(new StackPane(pad), SIDE, SIDE));
        surface = TestWindow.fx(() -> pad.lookup("Canvas").getParent().getParent());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aFingerDraws() {
        touch(TouchEvent.TOUCH_PRESSED, 1, 0.25, 0.25);
        touch(TouchEvent.TOUCH_MOVED, 1, 0.75, 0.5);
        touch(TouchEvent.TOUCH_RELEASED, 1, 0.75, 0.5);
        touch(TouchEvent.TOUCH_MOVED, 1, 0.1, 0.1);
        assertThat(drawing.penDownProperty().get()).isFalse();
        Stroke stroke = onlyStroke();
        assertThat(stroke.points()).isEqualTo(2);
        assertThat(stroke.x(0)).isCloseTo(0.25f, within(0.01f));
        assertThat(stroke.x(1)).isCloseTo(0.75f, within(0.01f));
        assertThat(stroke.y(1)).isCloseTo(0.5f, within(0.01f));
    }

    @Test
    void aSecondFingerDoesNotDisturbTheFirst() {
        touch(TouchEvent.TOUCH_PRESSED, 1, 0.2, 0.5);
        touch(TouchEvent.TOUCH_PRESSED, 2, 0.9, 0.9);
        touch(TouchEvent.TOUCH_MOVED, 2, 0.8, 0.9);
        touch(TouchEvent.TOUCH_RELEASED, 2, 0.8, 0.9);
        touch(TouchEvent.TOUCH_MOVED, 1, 0.4, 0.5);
        assertThat(onlyStroke().points()).isEqualTo(2);
        assertThat(drawing.penDownProperty().get()).isTrue();
    }

    @Test
    void theMouseEventsThatAFingerMakesDoNotDrawASecondTime() {
        touch(TouchEvent.TOUCH_PRESSED, 1, 0.2, 0.5);
        mouse(MouseEvent.MOUSE_PRESSED, true);
        mouse(MouseEvent.MOUSE_DRAGGED, true);
        touch(TouchEvent.TOUCH_RELEASED, 1, 0.2, 0.5);
        assertThat(onlyStroke().points()).isEqualTo(1);
        mouse(MouseEvent.MOUSE_PRESSED, false);
        assertThat(drawing.drawing().strokes()).hasSize(2);
    }

    private Stroke onlyStroke() {
        assertThat(drawing.drawing().strokes()).hasSize(1);
        return drawing.drawing().strokes().get(0);
    }

    private void touch(EventType<TouchEvent> type, int finger, double x, double y) {
        TestWindow.run(
                () -> {
                    Point2D place = surface.localToScene(x * SIDE, y * SIDE);
                    TouchPoint point =
                            new TouchPoint(
                                    finger,
                                    TouchPoint.State.STATIONARY,
                                    place.getX(),
                                    place.getY(),
                                    place.getX(),
                                    place.getY(),
                                    surface,
                                    null);
                    Event.fireEvent(
                            surface,
                            new TouchEvent(
                                    type, point, List.of(point), 0, false, false, false, false));
                });
    }

    private void mouse(EventType<MouseEvent> type, boolean synthesized) {
        TestWindow.run(
                () ->
                        Event.fireEvent(
                                surface,
                                new MouseEvent(
                                        type,
                                        50,
                                        50,
                                        50,
                                        50,
                                        MouseButton.PRIMARY,
                                        1,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        false,
                                        false,
                                        synthesized,
                                        false,
                                        true,
                                        null)));
    }
}
