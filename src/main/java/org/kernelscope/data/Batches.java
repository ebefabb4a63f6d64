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
        private final float[] ink = new float[digits.rows() * digits.columns()];
        private final byte[] pixels = new byte[ink.length];
        private final Random random = new Random();
        private final Distortion distortion;

        private Maker(int epoch) {
            this.epoch = epoch;
            this.order = shuffled(digits.count(), new Random(mix(seed, epoch)));
            this.distortion = augmentation.distortion(digits.rows(), digits.columns());
        }

        /** The {@code count} digits of the epoch from place {@code from} on, in its order. */
        Batch make(int from, int count) {
            float[] values = new float[count * ink.length];
            short[] labels = new short[count];
            for (int i = 0; i < count; i++) {
                int digit = order[from + i];
                labels[i] = (short) digits.label(digit);
                digits.copyPixels(digit, pixels, 0);
                int at = i * ink.length;
                if (augmentation.isNone()) {
                    toInk(values, at);
                } else {
                    toInk(ink, 0);
                    random.setSeed(mix(mix(seed, epoch), digit + 1L));
                    distortion.apply(ink, random, values, at);
                }
            }
            Shape shape = Shape.of(count, 1, digits.rows(), digits.columns());
            return new Batch(Tensor.takeOver(shape, values), labels);
        }

        private void toInk(float[] target, int at) {
            for (int i = 0; i < pixels.length; i++) {
                target[at + i] = (pixels[i] & 0xff) / 255f;
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
    private static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
