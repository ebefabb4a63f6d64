package org.kernelscope.network;

import java.util.Arrays;
import java.util.Random;

/**
 * One fixed order of all pixels of an input: what remains for a network if neighbours are no longer
 * neighbours. Immutable; any thread.
 */
public final class PixelOrder {
    private final int[] order;

    private PixelOrder(int[] order) {
        this.order = order;
    }

    /**
     * An order.
     *
     * @param order for each new pixel, the old one that it shows, row by row
     * @throws ArchitectureException if not every pixel is there once
     */
    public static PixelOrder of(int... order) throws ArchitectureException {
        boolean[] used = new boolean[order.length];
        for (int from : order) {
            if (from < 0 || from >= order.length || used[from]) {
                throw new ArchitectureException(
                        "architecture.order", order.length, order.length - 1, from);
            }
            used[from] = true;
        }
        return new PixelOrder(order.clone());
    }

    /** A random order of {@code size} pixels (R. Durstenfeld, 1964). */
    public static PixelOrder draw(int size, long seed) {
        int[] order = new int[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return new PixelOrder(order);
    }

    /** Number of pixels. */
    public int size() {
        return order.length;
    }

    /** For each new pixel, the old one that it shows. A copy. */
    public int[] toArray() {
        return order.clone();
    }

    /** Puts the pixels of one image, which begins at {@code from}, into this order. */
    public void apply(float[] values, int from) {
        float[] before = Arrays.copyOfRange(values, from, from + order.length);
        for (int i = 0; i < order.length; i++) {
            values[from + i] = before[order[i]];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelOrder that && Arrays.equals(order, that.order);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(order);
    }

    @Override
    public String toString() {
        return "an order of " + order.length + " pixels";
    }
}
