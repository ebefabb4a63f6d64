package org.kernelscope.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeTest {
    @Test
    void knowsItsExtents() {
        Shape shape = Shape.of(6, 28, 14);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.channels()).isEqualTo(6);
        assertThat(shape.rows()).isEqualTo(28);
        assertThat(shape.columns()).isEqualTo(14);
        assertThat(shape.plane()).isEqualTo(28 * 14);
        assertThat(shape.size()).isEqualTo(6 * 28 * 14);
        assertThat(shape.extent(2)).isEqualTo(14);
        assertThat(shape).hasToString("6×28×14");
    }

    @Test
    void unitsHaveOneCellEach() {
        assertThat(Shape.units(84)).isEqualTo(Shape.of(84, 1, 1)).isNotEqualTo(Shape.of(84));
        assertThat(Shape.units(84).isUnits()).isTrue();
        assertThat(Shape.of(84, 1, 2).isUnits()).isFalse();
        assertThat(Shape.of(84).isUnits()).isFalse();
    }

    @Test
    void holdsUpToWhatAnArrayCanHold() {
        assertThat(Shape.of(Integer.MAX_VALUE).size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Shape.of(2, 2, 2, 2, 2, 2, 2, 2).size()).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1 to 8 axes",
        "1 1 1 1 1 1 1 1 1, 1 to 8 axes",
        "3 0 3, at least 1",
        "-3 -3, at least 1",
        "65536 32768, too many elements",
        "65536 65536 65536 65536, too many elements",
        "2147483647 2147483647 2147483647, too many elements"
    })
    void refusesWhatNoTensorCanHave(String extents, String reason) {
        int[] numbers =
                extents.isEmpty()
                        ? new int[0]
                        : java.util.Arrays.stream(extents.split(" "))
                                .mapToInt(Integer::parseInt)
                                .toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(numbers))
                .withMessageContaining(reason);
    }

    @Test
    void onlyThreeAxesAreChannelRowColumn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Shape.of(6, 1, 5, 5).channels())
                .withMessageContaining("6×1×5×5");
    }

    @Test
    void nobodyCanChangeIt() {
        int[] extents = {2, 3};
        Shape shape = Shape.of(extents);
        extents[0] = 9;
        shape.toArray()[1] = 9;
        assertThat(shape).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(shape).isNotEqualTo(Shape.of(3, 2));
    }
}
