package org.kernelscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.Stroke;
import org.kernelscope.tensor.Tensor;

final class MovementTest {
    /** An upright line in the left part of the pad. */
    private static final Drawing LINE =
            new Drawing(null, List.of(Stroke.at(0.25, 0.3, 0.08).to(0.25, 0.7)));

    private final Movement.Mover mover = new Movement.Mover();

    @Test
    void withoutATransformItIsTheUsualPreparation() {
        Tensor usual = new DrawingPreparation().prepare(LINE).digit();
        assertThat(mover.move(LINE, Movement.NONE)).isEqualTo(usual);
        assertThat(mover.move(LINE, Movement.NONE.withBefore(true))).isEqualTo(usual);
    }

    @Test
    void preparationUndoesAShiftThatComesBeforeIt() {
        Movement shift = Movement.NONE.with(Transform.NONE.with(Quantity.RIGHT, 5));
        Tensor usual = mover.move(LINE, Movement.NONE);
        assertThat(columnOfMass(mover.move(LINE, shift)))
                .isCloseTo(columnOfMass(usual) + 5, within(1e-3));
        assertThat(columnOfMass(mover.move(LINE, shift.withBefore(true))))
                .isCloseTo(columnOfMass(usual), within(0.51));
    }

    @Test
    void withoutCentringTheShiftRemains() {
        Movement still = new Movement(Transform.NONE, true, true, false);
        Movement shift = still.with(Transform.NONE.with(Quantity.RIGHT, 5));
        assertThat(columnOfMass(mover.move(LINE, still))).isCloseTo(6.5, within(1.0));
        assertThat(columnOfMass(mover.move(LINE, shift))).isCloseTo(11.5, within(1.0));
    }

    @Test
    void withoutScalingTheSizeRemains() {
        Movement small = new Movement(Transform.NONE, true, false, true);
        assertThat(rowsOfInk(mover.move(LINE, small))).isBetween(12, 15);
        assertThat(rowsOfInk(mover.move(LINE, Movement.NONE))).isEqualTo(20);
        Movement half = small.with(Transform.NONE.with(Quantity.SCALE, 0.5));
        assertThat(rowsOfInk(mover.move(LINE, half))).isBetween(6, 9);
    }

    @Test
    void strokesMoveAsPixelsDo() {
        Transform transform =
                Transform.NONE
                        .with(Quantity.TURN, 25)
                        .with(Quantity.DOWN, 3)
                        .with(Quantity.SCALE, 1.2);
        Tensor strokes = mover.prepare(Movement.moved(LINE, transform), raw());
        Tensor pixels = new ImageTransformer(28).apply(mover.prepare(LINE, raw()), transform);
        assertThat(columnOfMass(strokes)).isCloseTo(columnOfMass(pixels), within(0.2));
    }

    @Test
    void anEmptyPadStaysEmpty() {
        Movement turned = Movement.NONE.with(Transform.NONE.with(Quantity.TURN, 20));
        assertThat(mover.move(Drawing.EMPTY, turned).max()).isZero();
        assertThat(mover.move(Drawing.EMPTY, turned.withBefore(true)).max()).isZero();
    }

    private static Movement raw() {
        return new Movement(Transform.NONE, true, false, false);
    }

    private static double columnOfMass(Tensor image) {
        double mass = 0;
        double moment = 0;
        for (int row = 0; row < image.shape().rows(); row++) {
            for (int column = 0; column < image.shape().columns(); column++) {
                mass += image.at(0, row, column);
                moment += image.at(0, row, column) * column;
            }
        }
        return moment / mass;
    }

    private static int rowsOfInk(Tensor image) {
        int rows = 0;
        for (int row = 0; row < image.shape().rows(); row++) {
            float most = 0;
            for (int column = 0; column < image.shape().columns(); column++) {
                most = Math.max(most, image.at(0, row, column));
            }
            rows += most > 0.05 ? 1 : 0;
        }
        return rows;
    }
}
