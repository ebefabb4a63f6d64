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

    @Test
    void aColourImageKeepsItsColoursAndGoesOnAtItsEdge() {
        Tensor image = RandomTensors.uniform(new Random(2), Shape.of(3, 3, 2));
        Tensor input = new InputSpec(3, 5, -1, 1).encode(image);
        assertThat(input.shape()).isEqualTo(Shape.of(3, 5, 5));
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 5; column++) {
                    int fromRow = Math.max(0, Math.min(2, row - 1));
                    int fromColumn = Math.max(0, Math.min(1, column - 1));
                    float expected = -1 + 2f * image.at(channel, fromRow, fromColumn);
                    assertThat(input.at(channel, row, column)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void greyAndColourGoTogether() {
        Tensor grey = RandomTensors.uniform(new Random(3), Shape.of(1, 2, 2));
        float[] one = new InputSpec(4, 0, 1).encode(grey).toArray();
        float[] three = new InputSpec(3, 4, 0, 1).encode(grey).toArray();
        for (int i = 0; i < three.length; i++) {
            assertThat(three[i]).isEqualTo(one[i % one.length]);
        }
        Tensor colour = Tensor.of(Shape.of(3, 1, 1), 1, 0.5f, 0.25f);
        assertThat(new InputSpec(1, 0, 1).encode(colour).get(0))
                .isCloseTo(0.299f + 0.587f / 2 + 0.114f / 4, within(1e-6f));
    }
}
