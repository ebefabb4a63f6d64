package org.kernelscope.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes in floats, and back. */
final class PackedLabelsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 26, 1_000, 30_000})
    void whatIsPackedComesOutAgain(int classes) {
        Random random = new Random(classes);
        for (int count : new int[] {1, 6, 7, 8, 1_000}) {
            short[] values = new short[count];
            for (int i = 0; i < count; i++) {
                values[i] = (short) random.nextInt(classes);
            }
            float[] packed = new float[3 + RunMigrations.PackedLabels.length(count, classes)];
            pack(values, classes, packed, 3);
            assertThat(RunMigrations.PackedLabels.unpack(packed, 3, count, classes))
                    .isEqualTo(values);
        }
    }

    @Test
    void sevenDecimalExamplesShareANumber() {
        assertThat(RunMigrations.PackedLabels.length(10_000, 10)).isEqualTo(1_429);
    }

    @ParameterizedTest
    @ValueSource(floats = {-1, Float.NaN, Float.POSITIVE_INFINITY, 1 << 24})
    void whatCannotHaveBeenPackedIsRefused(float number) {
        assertThatThrownBy(() -> RunMigrations.PackedLabels.unpack(new float[] {number}, 0, 3, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberInDoublePrecisionIsTheSumOfThree() {
        Random random = new Random(3);
        float[] parts = new float[1 + RunMigrations.PackedLabels.PARTS];
        for (int i = 0; i < 1_000; i++) {
            double value = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(24) - 12);
            split(value, parts, 1);
            assertThat(RunMigrations.PackedLabels.joined(parts, 1)).isEqualTo(value);
        }
        for (double value : new double[] {0, 1e-9, 100_000_000_001.0, Double.POSITIVE_INFINITY}) {
            split(value, parts, 1);
            assertThat(RunMigrations.PackedLabels.joined(parts, 1)).isEqualTo(value);
        }
        split(Double.NaN, parts, 1);
        assertThat(RunMigrations.PackedLabels.joined(parts, 1)).isNaN();
    }

    /** As version 2 wrote it. */
    private static void pack(short[] values, int classes, float[] target, int at) {
        int length = RunMigrations.PackedLabels.length(values.length, classes);
        int each = 0;
        for (int room = 1 << 24; room >= Math.max(2, classes); room /= Math.max(2, classes)) {
            each++;
        }
        for (int i = 0; i < length; i++) {
            int number = 0;
            for (int j = Math.min(values.length, (i + 1) * each) - 1; j >= i * each; j--) {
                number = number * classes + values[j];
            }
            target[at + i] = number;
        }
    }

    /** As version 2 wrote it: floats of which {@code value} is the sum, to its last example. */
    private static void split(double value, float[] target, int at) {
        double rest = value;
        for (int i = 0; i < RunMigrations.PackedLabels.PARTS; i++) {
            target[at + i] = (float) rest;
            rest = Double.isFinite(rest) ? rest - target[at + i] : 0;
        }
    }
}
