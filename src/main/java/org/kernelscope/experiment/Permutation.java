package org.kernelscope.experiment;

import java.util.Random;

/** One fixed order of all pixels, drawn from a seed. Immutable; any thread. */
public final class Permutation {
    private final int[] order;

    private Permutation(int[] order) {
        this.order = order;
    }

    /** A random order of {@code size} pixels (R. Durstenfeld, 1964). */
    public static Permutation draw(int size, long seed) {
        int[] order = new int[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return new Permutation(order);
    }

    /** For each new pixel, the old one that it shows. A copy. */
    public int[] order() {
        return order.clone();
    }
}
