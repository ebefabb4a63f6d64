package org.kernelscope.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The strips of the pad above and below the ink, and the place of words in them. */
final class PadRoomTest {
    private static Drawing image(int rows, int columns, int inkedRow, float ink) {
        float[] values = new float[rows * columns];
        values[inkedRow * columns] = ink;
        return Drawing.of(new Backdrop(Tensor.of(Shape.of(1, rows, columns), values), false));
    }

    @Test
    void aStrokeLeavesTheRoomBesideItsWidth() {
        Drawing drawn = Drawing.EMPTY.plus(Stroke.at(0.5, 0.3, 0.1).to(0.5, 0.8));

        PadRoom room = PadRoom.of(drawn);

        assertThat(room.top()).isCloseTo(0.25, within(1e-6));
        assertThat(room.bottom()).isCloseTo(0.15, within(1e-6));
    }

    @Test
    void anImageIsCentredInTheSquareOfThePad() {
        // 10 rows in a square of 20: they begin at row 5 of it.
        PadRoom room = PadRoom.of(image(10, 20, 9, 1));

        assertThat(room.top()).isCloseTo(14 / 20.0, within(1e-9));
        assertThat(room.bottom()).isCloseTo(5 / 20.0, within(1e-9));
    }

    @Test
    void faintInkDoesNotCount() {
        assertThat(PadRoom.of(image(10, 10, 9, 0.01f))).isEqualTo(new PadRoom(1, 1));
    }

    @Test
    void wordsStandInTheMiddleOfTheStripBelowOrAbove() {
        assertThat(new PadRoom(0.3, 0.2).place(200, 20)).hasValue(170);
        assertThat(new PadRoom(0.3, 0.1).place(200, 20)).hasValue(20);
    }

    @Test
    void wordsThatWouldTouchTheInkHaveNoPlace() {
        assertThat(new PadRoom(0.1, 0.1).place(200, 20)).isEmpty();
        assertThat(new PadRoom(0.2, 0.2).place(200, 200)).isEmpty();
    }
}
