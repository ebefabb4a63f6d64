package org.kernelscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Every digit once an epoch, the same for the same seed, from wherever one begins. */
final class BatchesTest {
    /** Twenty-three pictures of 4×5; all pixels of picture i are i + 1. */
    private final Dataset digits = numbered(23);

    private static Dataset numbered(int count) {
        byte[] pixels = new byte[count * 20];
        short[] labels = new short[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 20 + 1);
            labels[i / 20] = (short) (i / 20 % 10);
        }
        return Dataset.takeOver(4, 5, pixels, labels);
    }

    @Test
    void anEpochShowsEveryDigitOnceWithItsLabel() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        for (Batch batch : read(batches(5, 1), 0, 5)) {
            assertThat(batch.ink().shape()).isEqualTo(Shape.of(batch.count(), 1, 4, 5));
            for (int i = 0; i < batch.count(); i++) {
                int digit = Math.round(batch.ink().get(i * 20) * 255) - 1;
                assertThat(batch.label(i)).isEqualTo(digit % 10);
                seen.add(digit);
            }
        }
        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        assertThat(seen).isNotEqualTo(seen.stream().sorted().toList());
    }

    @Test
    void theLastBatchOfAnEpochIsSmaller() throws InterruptedException {
        assertThat(batches(5, 1).perEpoch()).isEqualTo(5);
        assertThat(read(batches(5, 1), 0, 6).stream().map(Batch::count))
                .containsExactly(5, 5, 5, 5, 3, 5);
    }

    @Test
    void theSameSeedGivesTheSameBatchesAnotherSeedOthers() throws InterruptedException {
        assertThat(inks(batches(5, 1), 0, 12)).isEqualTo(inks(batches(5, 1), 0, 12));
        assertThat(inks(batches(5, 2), 0, 12)).isNotEqualTo(inks(batches(5, 1), 0, 12));
    }

    @Test
    void everyEpochHasAnOrderAndDistortionsOfItsOwn() throws InterruptedException {
        List<Tensor> inks = inks(batches(23, 1), 0, 2);
        assertThat(inks.get(0)).isNotEqualTo(inks.get(1));
    }

    @Test
    void oneCanBeginAnywhere() throws InterruptedException {
        // After seven batches of an epoch of five: 23 digits and two batches.
        assertThat(inks(batches(5, 1), 33, 5)).isEqualTo(inks(batches(5, 1), 0, 12).subList(7, 12));
    }

    @Test
    void anyDigitsCanBeHadOutOfTurn() throws InterruptedException {
        Batches batches = batches(5, 1);
        List<Batch> inTurn = read(batches, 0, 10);
        assertThat(batches.at(28, 5).ink()).isEqualTo(inTurn.get(6).ink());
        assertThat(batches.at(30, 1).ink().reshape(Shape.of(20)))
                .isEqualTo(Tensor.of(Shape.of(20), row(inTurn.get(6).ink(), 2)));
        assertThat(batches.at(44, 5).count()).isEqualTo(2);
    }

    private static float[] row(Tensor ink, int row) {
        return java.util.Arrays.copyOfRange(ink.toArray(), 20 * row, 20 * row + 20);
    }

    @Test
    void distortionsKeepMostOfTheInkAndStayWithinItsRange() throws InterruptedException {
        byte[] pixels = new byte[28 * 28];
        for (int row = 9; row < 19; row++) {
            for (int column = 9; column < 19; column++) {
                pixels[row * 28 + column] = (byte) 255;
            }
        }
        Dataset square = Dataset.takeOver(28, 28, pixels, new short[] {3});
        Batches batches = new Batches(square, 1, 4, Augmentation.MNIST);
        Tensor plain = square.ink(0);
        for (Tensor ink : inks(batches, 0, 50)) {
            assertThat(ink.min()).isNotNegative();
            assertThat(ink.max()).isLessThanOrEqualTo(1);
            assertThat(sum(ink)).isCloseTo(100, Offset.offset(45f));
            assertThat(ink.toArray()).isNotEqualTo(plain.toArray());
        }
    }

    @Test
    void aDistortionWithoutLimitsLeavesThePictureAsItIs() {
        Tensor ink = Mosaic.of(28);
        float[] target = new float[28 * 28];
        Distortion none = new Augmentation(0, 0, 0, 0, 0).distortion(28, 28, false);
        none.apply(ink.toArray(), new java.util.Random(1), target, 0);
        assertThat(target).containsExactly(ink.toArray());
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Augmentation(0, 0, 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Augmentation(Double.NaN, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Batches batches(int size, long seed) {
        return new Batches(digits, size, seed, Augmentation.NONE);
    }

    private static List<Batch> read(Batches batches, long seen, int count)
            throws InterruptedException {
        List<Batch> list = new ArrayList<>();
        try (BatchStream stream = new BatchStream(batches, seen)) {
            for (int i = 0; i < count; i++) {
                list.add(stream.next());
            }
        }
        return list;
    }

    private static List<Tensor> inks(Batches batches, long seen, int count)
            throws InterruptedException {
        return read(batches, seen, count).stream().map(Batch::ink).toList();
    }

    private static float sum(Tensor tensor) {
        float sum = 0;
        for (float value : tensor.toArray()) {
            sum += value;
        }
        return sum;
    }

    /** A picture in which no two cells are alike. */
    private static final class Mosaic {
        private static Tensor of(int size) {
            float[] values = new float[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = i * 37 % values.length / (float) values.length;
            }
            return Tensor.takeOver(Shape.of(1, size, size), values);
        }
    }
}
