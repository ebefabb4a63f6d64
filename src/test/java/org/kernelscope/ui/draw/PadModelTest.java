package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Stroke;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;

/** One pen for mouse, finger and keys. */
final class PadModelTest {
    private final DrawingModel drawing = new DrawingModel();
    private final Display display = new Display();
    private final PadModel pad = new PadModel(drawing, display);

    @Test
    void placesBeyondTheEdgeCountAsTheEdge() {
        pad.press(0.5, 0.5);
        pad.moveTo(1.7, -0.3);
        Stroke stroke = drawing.drawing().strokes().get(0);
        assertThat(stroke.x(1)).isEqualTo(1);
        assertThat(stroke.y(1)).isZero();
    }

    @Test
    void standingStillAddsNothing() {
        pad.press(0.5, 0.5);
        pad.moveTo(0.6, 0.6);
        pad.moveTo(0.6, 0.6);
        assertThat(drawing.drawing().strokes().get(0).points()).isEqualTo(2);
    }

    @Test
    void keysDrawFromWhereThePenIs() {
        pad.moveTo(0.25, 0.25);
        pad.togglePen();
        pad.step(2, 1, false);
        pad.step(0, 1, true);
        pad.togglePen();
        pad.step(5, 5, false);
        Stroke stroke = drawing.drawing().strokes().get(0);
        assertThat(stroke.points()).isEqualTo(3);
        assertThat(stroke.x(1)).isCloseTo((float) (0.25 + 2.0 / 28), within(1e-6f));
        assertThat(stroke.y(2)).isCloseTo((float) (0.25 + 1.25 / 28), within(1e-6f));
    }

    @Test
    void theBrushStaysWithinItsBounds() {
        for (int i = 0; i < 40; i++) {
            pad.thicker();
        }
        assertThat(display.penWidthProperty().get()).isEqualTo(PadModel.THICKEST);
        for (int i = 0; i < 40; i++) {
            pad.thinner();
        }
        assertThat(display.penWidthProperty().get()).isEqualTo(PadModel.THINNEST);
        pad.press(0.5, 0.5);
        assertThat(drawing.drawing().strokes().get(0).width()).isEqualTo((float) PadModel.THINNEST);
    }
}
