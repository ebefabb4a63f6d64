package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class InputSpecTest {
    /** As LeCun et al. (1998) write ink. */
    private static final InputSpec OF_1998 = new InputSpec(32, -0.1f, 1.175f);

    @Test
    void aDigitStandsInTheMiddleOfTheGround() {
        Tensor digit = RandomTensors.uniform(new Random(1), Shape.of(1, 28, 28));
        Tensor input = OF_1998.encode(digit);
        assertThat(input.shape()).isEqualTo(Shape.of(1, 32, 32));
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                boolean border = Math.min(row, column) < 2 || Math.max(row, column) >= 30;
                double expected = border ? -0.1 : -0.1 + 1.275 * digit.at(0, row - 2, column - 2);
                assertThat((double) input.at(0, row, column)).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void noInkAndFullInkAreExact() {
        Tensor input = new InputSpec(2, -1, 3).encode(Tensor.of(Shape.of(1, 2, 2), 0, 1, 0.5f, 0));
        assertThat(input.toArray()).containsExactly(-1, 3, 1, -1);
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OF_1998.encode(Tensor.zeros(Shape.of(1, 28, 33))))
                .withMessageContaining("1×28×33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OF_1998.encode(Tensor.zeros(Shape.of(1, 33, 28))));
    }
}
