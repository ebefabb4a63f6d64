package org.kernelscope.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Drawing.Ground;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The pen draws, and every change can be taken back and done again. */
final class DrawingModelTest {
    private final DrawingModel model = new DrawingModel();

    @Test
    void theDrawingChangesWithEveryMovementOfThePen() {
        List<Drawing> seen = new ArrayList<>();
        model.drawingProperty().subscribe((before, now) -> seen.add(now));
        model.penDown(0.1, 0.2, 0.1);
        model.penMoved(0.3, 0.4);
        model.penMoved(0.5, 0.6);
        assertThat(seen).hasSize(3);
        Stroke stroke = model.drawing().strokes().get(0);
        assertThat(stroke.points()).isEqualTo(3);
        assertThat(stroke.x(2)).isEqualTo(0.5f);
        assertThat(stroke.y(2)).isEqualTo(0.6f);
        assertThat(stroke.width()).isEqualTo(0.1f);
    }

    @Test
    void aPenInTheAirDoesNotDraw() {
        model.penMoved(0.3, 0.4);
        assertThat(model.drawing()).isEqualTo(Drawing.EMPTY);
        stroke(0.1);
        Drawing before = model.drawing();
        model.penMoved(0.9, 0.9);
        assertThat(model.drawing()).isSameAs(before);
        assertThat(model.penDownProperty().get()).isFalse();
    }

    @Test
    void undoTakesBackOneStrokeAtATimeAndRedoBringsThemBack() {
        stroke(0.1);
        Drawing one = model.drawing();
        stroke(0.5);
        Drawing two = model.drawing();

        model.undo();
        assertThat(model.drawing()).isEqualTo(one);
        model.undo();
        assertThat(model.drawing()).isEqualTo(Drawing.EMPTY);
        assertThat(model.canUndoProperty().get()).isFalse();

        model.redo();
        model.redo();
        assertThat(model.drawing()).isEqualTo(two);
        assertThat(model.canRedoProperty().get()).isFalse();
    }

    @Test
    void aNewStrokeEndsTheFutureThatWasUndone() {
        stroke(0.1);
        model.undo();
        assertThat(model.canRedoProperty().get()).isTrue();
        stroke(0.5);
        assertThat(model.canRedoProperty().get()).isFalse();
        Drawing now = model.drawing();
        model.redo();
        assertThat(model.drawing()).isSameAs(now);
    }

    @Test
    void undoWhileThePenIsDownLiftsIt() {
        model.penDown(0.1, 0.1, 0.1);
        model.undo();
        model.penMoved(0.5, 0.5);
        assertThat(model.drawing()).isEqualTo(Drawing.EMPTY);
        assertThat(model.penDownProperty().get()).isFalse();
    }

    @Test
    void clearingCanBeUndoneAndClearingNothingIsNoChange() {
        model.clear();
        assertThat(model.canUndoProperty().get()).isFalse();
        stroke(0.1);
        Drawing drawn = model.drawing();
        model.clear();
        assertThat(model.drawing().isBlank()).isTrue();
        model.undo();
        assertThat(model.drawing()).isEqualTo(drawn);
    }

    @Test
    void aPictureReplacesEverythingAndCanBeUndone() {
        stroke(0.1);
        Drawing drawn = model.drawing();
        Drawing picture = Drawing.of(new Backdrop(Tensor.zeros(Shape.of(1, 28, 28)), true));
        model.show(picture);
        assertThat(model.drawing()).isEqualTo(picture);
        assertThat(model.drawing().isBlank()).isFalse();
        model.undo();
        assertThat(model.drawing()).isEqualTo(drawn);
    }

    @Test
    void theMemoryForUndoHasAnEnd() {
        for (int i = 0; i < 300; i++) {
            stroke(i / 300.0);
        }
        int undone = 0;
        while (model.canUndoProperty().get()) {
            model.undo();
            undone++;
        }
        assertThat(undone).isEqualTo(200);
        assertThat(model.drawing().strokes()).hasSize(100);
    }

    private void stroke(double y) {
        model.penDown(0.2, y, 0.1);
        model.penMoved(0.8, y);
        model.penUp();
    }

    @Test
    void theFirstStrokeOnASampleBeginsANewDrawingAndUndoBringsTheSampleBack() {
        stroke(0.1);
        Drawing sample = Drawing.EMPTY.plus(Stroke.at(0.9, 0.9, 0.1));
        model.showSample(sample);
        stroke(0.5);
        assertThat(model.drawing().strokes()).hasSize(1);
        stroke(0.6);
        assertThat(model.drawing().strokes()).as("the next one adds").hasSize(2);
        model.undo();
        model.undo();
        assertThat(model.drawing()).isEqualTo(sample);
        stroke(0.7);
        assertThat(model.drawing().strokes()).as("it is still a sample").hasSize(1);
    }

    @Test
    void aPictureOfOnesOwnIsDrawnOn() {
        model.show(Drawing.EMPTY.plus(Stroke.at(0.9, 0.9, 0.1)));
        stroke(0.5);
        assertThat(model.drawing().strokes()).hasSize(2);
    }

    @Test
    void aStrokeAfterAPauseBeginsANewDrawingIfEachDigitIsToBeFresh() {
        AtomicLong now = new AtomicLong();
        DrawingModel timed = new DrawingModel(Drawing.EMPTY, now::get);
        Runnable stroke =
                () -> {
                    timed.penDown(0.2, 0.2, 0.1);
                    timed.penUp();
                };
        stroke.run();
        now.addAndGet(TimeUnit.SECONDS.toNanos(DrawingModel.PAUSE_SECONDS));
        stroke.run();
        assertThat(timed.drawing().strokes()).as("as ever").hasSize(2);
        timed.freshProperty().set(true);
        now.addAndGet(TimeUnit.SECONDS.toNanos(DrawingModel.PAUSE_SECONDS) - 1);
        stroke.run();
        assertThat(timed.drawing().strokes()).as("the same digit").hasSize(3);
        now.addAndGet(TimeUnit.SECONDS.toNanos(DrawingModel.PAUSE_SECONDS));
        stroke.run();
        assertThat(timed.drawing().strokes()).as("another digit").hasSize(1);
        timed.undo();
        assertThat(timed.drawing().strokes()).hasSize(3);
    }

    @Test
    void thePenHasAColourOnlyForNetworksThatSeeColours() {
        model.penColourProperty().set(0xff0000);
        stroke(0.1);
        assertThat(model.drawing().isColoured()).isFalse();
        model.coloursProperty().set(true);
        stroke(0.5);
        assertThat(model.drawing().strokes().get(1).colour()).isEqualTo(0xff0000);
    }

    @Test
    void theGroundStaysWhenThePadIsCleared() {
        Ground ground = new Ground(0x204060, true);
        model.setGround(ground);
        model.penDown(0.1, 0.2, 0.1);
        model.penMoved(0.3, 0.2);
        model.penUp();
        assertThat(model.drawing().ground()).isEqualTo(ground);
        model.clear();
        assertThat(model.drawing().isBlank()).isTrue();
        assertThat(model.drawing().ground()).isEqualTo(ground);
        model.undo();
        model.undo();
        model.undo();
        assertThat(model.drawing()).isEqualTo(Drawing.EMPTY);
    }
}
