package org.kernelscope.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TensorTest {
    /** Two maps of 2 × 3: 0 … 5 and 10 … 15. */
    private static final Tensor MAPS =
            Tensor.of(Shape.of(2, 2, 3), 0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15);

    @Test
    void theLastAxisRunsFastest() {
        assertThat(MAPS.get(4)).isEqualTo(4);
        assertThat(MAPS.at(0, 1, 2)).isEqualTo(5);
        assertThat(MAPS.at(1, 0, 1)).isEqualTo(11);
    }

    @Test
    void aChannelIsAMapOfItsOwn() {
        Tensor second = MAPS.channel(1);
        assertThat(second).isEqualTo(Tensor.of(Shape.of(1, 2, 3), 10, 11, 12, 13, 14, 15));
        assertThat(second).hasSameHashCodeAs(Tensor.of(second.shape(), second.toArray()));
        assertThat(second.at(0, 1, 0)).isEqualTo(13);
        assertThat(second.min()).isEqualTo(10);
        assertThat(second.max()).isEqualTo(15);
        assertThat(second.argMax()).isEqualTo(5);
        assertThat(second.channel(0)).isEqualTo(second);
        assertThat(second.reshape(Shape.of(6)).get(5)).isEqualTo(15);
        float[] target = new float[8];
        second.copyTo(target, 1);
        assertThat(target).containsExactly(0, 10, 11, 12, 13, 14, 15, 0);
    }

    @Test
    void aViewEndsWhereItEnds() {
        assertThatThrownBy(() -> MAPS.channel(0).get(6))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MAPS.channel(1).get(-1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MAPS.channel(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aShapeIsFilledExactly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(Shape.of(2, 2), 1, 2, 3))
                .withMessageContaining("3 values do not fill the shape 2×2 of 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAPS.reshape(Shape.of(11)))
                .withMessageContaining("2×2×3 as 11");
    }

    @Test
    void nobodyCanChangeIt() {
        float[] values = {1, 2};
        Tensor tensor = Tensor.of(Shape.of(2), values);
        values[0] = 9;
        tensor.toArray()[1] = 9;
        assertThat(tensor).isEqualTo(Tensor.of(Shape.of(2), 1, 2));
    }

    @Test
    void theFirstOfEqualsIsTheLargest() {
        Tensor tensor = Tensor.of(Shape.of(5), -7, 3, -1, 3, 2);
        assertThat(tensor.argMax()).isEqualTo(1);
        assertThat(tensor.absMax()).isEqualTo(7);
        assertThat(tensor.min()).isEqualTo(-7);
        assertThat(Tensor.of(Shape.of(2), -5, -2).argMax()).isEqualTo(1);
    }

    @Test
    void oneBadNumberAnywhereIsSeen() {
        assertThat(MAPS.isFinite()).isTrue();
        for (float bad :
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] values = MAPS.toArray();
            values[11] = bad;
            Tensor tensor = Tensor.of(MAPS.shape(), values);
            assertThat(tensor.isFinite()).isFalse();
            assertThat(tensor.channel(0).isFinite()).isTrue();
        }
    }

    @Test
    void equalMeansShapeAndEveryBit() {
        assertThat(MAPS).isEqualTo(Tensor.of(MAPS.shape(), MAPS.toArray()));
        assertThat(MAPS).isNotEqualTo(MAPS.reshape(Shape.of(12)));
        assertThat(Tensor.zeros(Shape.of(1))).isEqualTo(Tensor.of(Shape.of(1), 0f));
        assertThat(Tensor.of(Shape.of(1), 0f)).isNotEqualTo(Tensor.of(Shape.of(1), -0f));
        assertThat(Tensor.of(Shape.of(1), Float.NaN)).isEqualTo(Tensor.of(Shape.of(1), Float.NaN));
    }
}
