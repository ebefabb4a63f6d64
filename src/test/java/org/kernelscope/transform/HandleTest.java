package org.kernelscope.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HandleTest {
    private static final Transform BUSY =
            Transform.NONE
                    .with(Quantity.TURN, 30)
                    .with(Quantity.SCALE, 1.2)
                    .with(Quantity.SHEAR, 0.2)
                    .with(Quantity.RIGHT, 2)
                    .with(Quantity.DOWN, -1);

    /** A handle that is dragged nowhere changes nothing, whatever else is set. */
    @ParameterizedTest
    @EnumSource
    void aPressChangesNothing(Handle handle) {
        for (Transform start : new Transform[] {Transform.NONE, BUSY}) {
            double[] at = handle.at(start);
            assertThat(handle.drag(start, at[0], at[1], at[0], at[1])).isEqualTo(start);
        }
    }

    /** After a drag the handle is where the pointer is, as far as rounding allows. */
    @Test
    void theHandleFollowsThePointer() {
        Transform turned = Handle.TURN.drag(BUSY, 0, 0, 3, 14);
        double[] knob = Handle.TURN.at(turned);
        assertThat(Math.atan2(knob[0] + 1, knob[1] - 2)).isCloseTo(Math.atan2(4, 12), within(0.02));
        double[] corner = Handle.SCALE.at(BUSY);
        Transform larger =
                Handle.SCALE.drag(BUSY, corner[0], corner[1], 1.1 * corner[0], 1.1 * corner[1]);
        assertThat(larger.of(Quantity.SCALE)).isGreaterThan(1.2);
        Transform shifted = Handle.SHIFT.drag(BUSY, 1, 1, 4, -1.5);
        assertThat(shifted.of(Quantity.DOWN)).isEqualTo(2);
        assertThat(shifted.of(Quantity.RIGHT)).isEqualTo(-0.5);
        double[] thin = Handle.THICKNESS.at(Transform.NONE);
        assertThat(
                        Handle.THICKNESS
                                .drag(Transform.NONE, thin[0], thin[1], 0, -12)
                                .of(Quantity.THICKNESS))
                .isEqualTo(1);
        assertThat(Handle.SHEAR.drag(Transform.NONE, -10, 0, -10, 5).of(Quantity.SHEAR))
                .isEqualTo(0.5);
    }

    @Test
    void farAwayTheValuesStayInTheirRange() {
        for (Handle handle : Handle.values()) {
            Transform dragged = handle.drag(BUSY, 0, 0, 1e6, -1e6);
            dragged.values()
                    .forEach(
                            (quantity, value) ->
                                    assertThat(value).isBetween(quantity.least(), quantity.most()));
        }
    }

    @Test
    void theNearestHandleIsCaught() {
        assertThat(Handle.near(Transform.NONE, 9.5, 10.2, 2)).isEqualTo(Handle.SCALE);
        assertThat(Handle.near(Transform.NONE, 3, 3, 2)).isEqualTo(Handle.SHIFT);
        double[] knob = Handle.TURN.at(BUSY);
        assertThat(Handle.near(BUSY, knob[0], knob[1], 2)).isEqualTo(Handle.TURN);
    }
}
