package org.kernelscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kernelscope.tensor.Tensor;

final class KernelPresetTest {
    @Test
    void sobelIsAsTheBooksHaveIt() {
        assertProportional(KernelPreset.SOBEL_COLUMNS, 3, -1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertProportional(KernelPreset.SOBEL_ROWS, 3, -1, -2, -1, 0, 0, 0, 1, 2, 1);
        Tensor five = KernelPreset.SOBEL_COLUMNS.kernel(5, 1);
        assertThat(five.at(0, 2, 0) / five.at(0, 2, 1)).isCloseTo(0.5f, within(1e-5f));
        assertThat(five.at(0, 2, 2)).isZero();
        assertThat(five.at(0, 2, 4) / five.at(0, 0, 4)).isCloseTo(6, within(1e-5f));
    }

    @Test
    void blurEdgeAndSharpenAreAsTheBooksHaveThem() {
        assertProportional(KernelPreset.BLUR, 3, 1, 2, 1, 2, 4, 2, 1, 2, 1);
        assertProportional(KernelPreset.EDGE, 3, -1, -1, -1, -1, 8, -1, -1, -1, -1);
        assertProportional(KernelPreset.SHARPEN, 3, -1, -2, -1, -2, 28, -2, -1, -2, -1);
        assertProportional(KernelPreset.IDENTITY, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(KernelPreset.class)
    void isAsStrongAsAskedForInEverySize(KernelPreset preset) {
        for (int size = KernelPreset.SMALLEST; size <= 7; size++) {
            Tensor kernel = preset.kernel(size, 2.5);
            double squares = 0;
            for (float value : kernel.toArray()) {
                squares += value * value;
            }
            assertThat(Math.sqrt(squares)).isCloseTo(2.5, within(1e-5));
        }
        assertThatThrownBy(() -> preset.kernel(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertProportional(KernelPreset preset, int size, double... expected) {
        double squares = 0;
        for (double value : expected) {
            squares += value * value;
        }
        Tensor kernel = preset.kernel(size, Math.sqrt(squares));
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) kernel.get(i))
                    .as("%s %d", preset, i)
                    .isCloseTo(expected[i], within(1e-5));
        }
    }
}
