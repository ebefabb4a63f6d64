package org.kernelscope.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.op.Convolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.workshop.ClassicKernel.Parameters;

final class ClassicKernelTest {
    private static float[] plain(ClassicKernel kernel) {
        return kernel.kernel(3, 3, Parameters.USUAL, false).toArray();
    }

    @Test
    void theTextbookKernels() {
        assertThat(plain(ClassicKernel.SOBEL_COLUMNS))
                .containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertThat(plain(ClassicKernel.SOBEL_ROWS)).containsExactly(-1, -2, -1, 0, 0, 0, 1, 2, 1);
        assertThat(plain(ClassicKernel.PREWITT_COLUMNS))
                .containsExactly(-1, 0, 1, -1, 0, 1, -1, 0, 1);
        assertThat(plain(ClassicKernel.LAPLACIAN)).containsExactly(0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertThat(plain(ClassicKernel.SHARPEN)).containsExactly(0, -1, 0, -1, 5, -1, 0, -1, 0);
        assertThat(plain(ClassicKernel.EMBOSS)).containsExactly(-2, -1, 0, -1, 1, 1, 0, 1, 2);
        assertThat(plain(ClassicKernel.BOX)).containsOnly(1);
        assertThat((double) plain(ClassicKernel.GAUSSIAN)[1])
                .isCloseTo(Math.exp(-0.5), Offset.offset(1e-7));
        assertThat((double) plain(ClassicKernel.GABOR)[3])
                .isCloseTo(Math.exp(-0.5) * Math.cos(-Math.PI / 2), Offset.offset(1e-7));
    }

    @ParameterizedTest
    @EnumSource(ClassicKernel.class)
    void normalisedKernelsKeepTheRange(ClassicKernel classic) {
        for (int rows = 1; rows <= 7; rows++) {
            for (int columns = 1; columns <= 7; columns += 2) {
                Tensor kernel = classic.kernel(rows, columns, Parameters.USUAL, true);
                assertThat(kernel.isFinite()).isTrue();
                double sum = 0;
                double magnitude = 0;
                for (int i = 0; i < kernel.size(); i++) {
                    sum += kernel.get(i);
                    magnitude += Math.abs(kernel.get(i));
                }
                boolean balanced = Math.abs(sum) < 1e-5 * Math.max(1, magnitude);
                assertThat(balanced ? magnitude : sum)
                        .satisfiesAnyOf(
                                is -> assertThat(is).isCloseTo(1, Offset.offset(1e-4)),
                                is -> assertThat(is).isZero());
            }
        }
    }

    @Test
    void productsOfTwoVectorsAreFound() {
        Separable sobel =
                Separable.of(ClassicKernel.SOBEL_COLUMNS.kernel(3, 3, Parameters.USUAL, false))
                        .orElseThrow();
        assertThat(sobel.column().toArray()).containsExactly(0.5f, 1, 0.5f);
        assertThat(sobel.row().toArray()).containsExactly(-2, 0, 2);
        assertThat(Separable.of(ClassicKernel.LAPLACIAN.kernel(3, 3, Parameters.USUAL, false)))
                .isEmpty();
        assertThat(Separable.of(Tensor.zeros(Shape.of(1, 3, 3)))).isEmpty();
        Tensor gauss = ClassicKernel.GAUSSIAN.kernel(5, 7, new Parameters(1.7, 0, 4), true);
        Separable two = Separable.of(gauss).orElseThrow();
        // Two passes give what one gives.
        Tensor x = GridPreset.RANDOM.grid(Shape.of(1, 9, 9), 3);
        Tensor none = Tensor.zeros(Shape.of(1));
        Tensor once = Convolution.PLAIN.forward(x, gauss.reshape(Shape.of(1, 1, 5, 7)), none);
        Tensor twice =
                Convolution.PLAIN.forward(
                        Convolution.PLAIN.forward(
                                x, two.column().reshape(Shape.of(1, 1, 5, 1)), none),
                        two.row().reshape(Shape.of(1, 1, 1, 7)),
                        none);
        assertThat(twice.shape()).isEqualTo(once.shape());
        for (int i = 0; i < once.size(); i++) {
            assertThat((double) twice.get(i)).isCloseTo(once.get(i), Offset.offset(1e-4));
        }
    }

    @Test
    void undoGoesBackAndForth() {
        Undo<Integer> undo = new Undo<>(1);
        undo.put(2);
        undo.replace(3);
        assertThat(undo.undo()).isTrue();
        assertThat(undo.now()).isEqualTo(1);
        assertThat(undo.undo()).isFalse();
        assertThat(undo.redo()).isTrue();
        assertThat(undo.now()).isEqualTo(3);
        undo.undo();
        undo.put(4);
        assertThat(undo.canRedo()).isFalse();
    }
}
