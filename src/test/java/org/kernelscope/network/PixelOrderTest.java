package org.kernelscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

final class PixelOrderTest {
    @Test
    void aDrawnOrderIsOneToOneAndTheSameForTheSameSeed() {
        int[] order = PixelOrder.draw(784, 3).toArray();
        assertThat(order).isNotEqualTo(IntStream.range(0, 784).toArray());
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 784).toArray());
        assertThat(PixelOrder.draw(784, 3)).isEqualTo(PixelOrder.draw(784, 3));
        assertThat(PixelOrder.draw(784, 4)).isNotEqualTo(PixelOrder.draw(784, 3));
    }

    @Test
    void whatIsNoOrderIsRefused() throws ArchitectureException {
        assertThat(PixelOrder.of(2, 0, 1).size()).isEqualTo(3);
        for (int[] wrong : new int[][] {{0, 0}, {0, 2}, {-1, 0}}) {
            assertThatThrownBy(() -> PixelOrder.of(wrong))
                    .isInstanceOf(ArchitectureException.class);
        }
        InputSpec small = new InputSpec(1, 2, 0, 1, PixelOrder.of(2, 0, 1));
        assertThatThrownBy(small::check).isInstanceOf(ArchitectureException.class);
    }

    /** By hand: an image of 2 × 1 in an input of 2 × 2 with two channels. */
    @Test
    void theImageIsCentredThenShuffledInEachChannel() throws ArchitectureException {
        InputSpec input = new InputSpec(3, 2, -1, 1, PixelOrder.of(3, 2, 0, 1));
        Tensor image = Tensor.of(Shape.of(1, 2, 1), 1, 0.5f);
        assertThat(input.encode(image).toArray())
                .containsExactly(-1, 0, 1, -1, -1, 0, 1, -1, -1, 0, 1, -1);
    }
}
