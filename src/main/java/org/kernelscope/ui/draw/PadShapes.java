package org.kernelscope.ui.draw;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.PreparedDigit.Step;
import org.kernelscope.data.Shapes;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;

/**
 * The number of shapes on the pad that could each be a digit, once the pen is lifted. The network
 * reads one digit; of several it predicts something without meaning. JavaFX thread.
 */
final class PadShapes {
    private final DrawingModel drawing;
    private final ObservableValue<@Nullable InferenceResult> inference;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");

    PadShapes(DrawingModel drawing, ObservableValue<@Nullable InferenceResult> inference) {
        this.drawing = drawing;
        this.inference = inference;
        inference.subscribe(now -> count());
        drawing.drawingProperty().subscribe(now -> count());
        drawing.penDownProperty().subscribe(now -> count());
    }

    /** The number of shapes; 0 while the pen draws and until the drawing is prepared. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void count() {
        InferenceResult now = inference.getValue();
        boolean rests =
                now != null
                        && !drawing.penDownProperty().get()
                        && now.drawing() == drawing.drawing();
        count.set(now == null || !rests ? 0 : shapes(now));
    }

    private static int shapes(InferenceResult result) {
        return result.prepared().steps().stream()
                .filter(step -> step.kind() == Kind.INK)
                .findFirst()
                .map(Step::picture)
                .map(Shapes::count)
                .orElse(0);
    }
}
