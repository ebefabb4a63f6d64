package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** Several digits on the pad are told, but not while the pen draws. */
final class PadShapesTest {
    private final DrawingModel drawing = new DrawingModel();
    private final NetworkModel network =
            new NetworkModel(Runnable::run, Runnable::run, new Notices());
    private final PadShapes shapes = new PadShapes(drawing, network.inferenceProperty());

    @BeforeEach
    void start() {
        network.start(BandEngine::new, () -> Model.untrained(Presets.TINY, 1));
        drawing.drawingProperty().subscribe(network::show);
    }

    private void stroke(double x) {
        drawing.penDown(x, 0.2, 0.08);
        drawing.penMoved(x, 0.8);
    }

    @Test
    void twoOnesAreTwoShapesOnceThePenIsLifted() {
        stroke(0.3);
        assertThat(shapes.countProperty().get()).as("the pen draws").isZero();
        drawing.penUp();
        assertThat(shapes.countProperty().get()).isEqualTo(1);
        stroke(0.7);
        assertThat(shapes.countProperty().get()).as("the pen draws").isZero();
        drawing.penUp();
        assertThat(shapes.countProperty().get()).isEqualTo(2);
        drawing.undo();
        assertThat(shapes.countProperty().get()).isEqualTo(1);
        drawing.clear();
        assertThat(shapes.countProperty().get()).isZero();
    }

    /** The bar of a 5 need not touch it. */
    @Test
    void twoStrokesOfOneDigitAreOneShape() {
        stroke(0.4);
        drawing.penUp();
        drawing.penDown(0.45, 0.1, 0.08);
        drawing.penMoved(0.7, 0.1);
        drawing.penUp();
        assertThat(shapes.countProperty().get()).isEqualTo(1);
    }
}
