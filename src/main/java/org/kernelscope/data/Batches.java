package org.kernelscope.data;

import java.util.Random;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The batches of a training: every digit once an epoch, in an order drawn from the seed and the
 * epoch, each distorted by numbers drawn from the seed, the epoch and the digit. So any batch of
 * any epoch can be made again without those before it. Immutable; any thread.
 */
public final class Batches {
    private final Dataset digits;
    private final int size;
    private final long seed;
    private final Augmentation augmentation;

    /**
     * @param digits the training examples
     * @param size digits in a batch; the last of an epoch may have fewer
     * @param seed of the order and the distortions
     */
    public Batches(Dataset digits, int size, long seed, Augmentation augmentation) {
        if (digits.count() < 1 || size < 1) {
            throw new IllegalArgumentException(size + " of " + digits.count() + " digits");
        }
        this.digits = digits;
        this.size = size;
        this.seed = seed;
        this.augmentation = augmentation;
    }

    /** Batches in an epoch. */
    public int perEpoch() {
        return (digits.count() + size - 1) / size;
    }

    /** Digits in an epoch. */
    public int digitsPerEpoch() {
        return digits.count();
    }

    /** Digits in a batch. */
    public int size() {
        return size;
    }

    /**
     * Makes one batch out of turn.
     *
     * @param seen number of examples used so far, over all epochs
     * @param count number of examples; fewer if the epoch ends before
     */
    public Batch at(long seen, int count) {
        int from = (int) (seen % digits.count());
        int epoch = Math.toIntExact(seen / digits.count());
        return epoch(epoch).make(from, Math.min(count, digits.count() - from));
    }

    /** Makes the batches of epoch {@code epoch}, counted from 0, one by one; for one thread. */
    Maker epoch(int epoch) {
        return new Maker(epoch);
    }

    /** Makes the batches of one epoch. */
    final class Maker {
        private final int epoch;
        private final int[] order;
        private final int plane = digits.rows() * digits.columns();
        private final float[] image = new float[digits.channels() * plane];
        private final float[] channel = new float[plane];
        private final Random random = new Random();
        private final Distortion distortion;

        private Maker(int epoch) {
            this.epoch = epoch;
            this.order = shuffled(digits.count(), new Random(mix(seed, epoch)));
            this.distortion =
                    augmentation.distortion(digits.rows(), digits.columns(), digits.channels() > 1);
        }

        /** The {@code count} digits of the epoch from place {@code from} on, in its order. */
        Batch make(int from, int count) {
            float[] values = new float[count * image.length];
            short[] labels = new short[count];
            for (int i = 0; i < count; i++) {
                int digit = order[from + i];
                labels[i] = (short) digits.label(digit);
                int at = i * image.length;
                if (augmentation.isNone()) {
                    digits.copyImage(digit, values, at);
                } else {
                    digits.copyImage(digit, image, 0);
                    distort(mix(mix(seed, epoch), digit + 1L), values, at);
                }
            }
            Shape shape = Shape.of(count, digits.channels(), digits.rows(), digits.columns());
            return new Batch(Tensor.takeOver(shape, values), labels);
        }

        /** All channels are distorted by the same random numbers. */
        private void distort(long drawn, float[] values, int at) {
            for (int first = 0; first < image.length; first += plane) {
                System.arraycopy(image, first, channel, 0, plane);
                random.setSeed(drawn);
                distortion.apply(channel, random, values, at + first);
            }
        }
    }

    /** Fisher and Yates. */
    private static int[] shuffled(int count, Random random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Spreads two numbers over 64 bits (the finaliser of SplitMix64). */
    static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
