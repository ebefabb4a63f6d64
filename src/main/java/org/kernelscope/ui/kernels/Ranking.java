package org.kernelscope.ui.kernels;

import java.util.Arrays;
import java.util.Optional;
import org.kernelscope.network.KernelId;

/**
 * The kernels of a layer in an order, the first one first. A million can be sorted in some tenths
 * of a second, so not on the JavaFX thread. Immutable; any thread.
 */
final class Ranking {
    private static final int NOWHERE = -1;

    private final KernelGrid grid;
    private final int[] order;
    private final int[] places;

    /** The number by which a kernel is ranked. */
    @FunctionalInterface
    interface Key {
        /** Larger is earlier. */
        double of(KernelId id);
    }

    private Ranking(KernelGrid grid, int[] order) {
        this.grid = grid;
        this.order = order;
        this.places = new int[grid.pairs()];
        Arrays.fill(places, NOWHERE);
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
    }

    /** The kernels with the largest key first; where keys are equal, in the order of the grid. */
    static Ranking by(KernelGrid grid, Key key) {
        long[] sorted = new long[grid.pairs()];
        int count = 0;
        for (int map = 0; map < grid.maps(); map++) {
            for (int input = 0; input < grid.inputs(); input++) {
                var id = grid.kernel(map, input);
                if (id.isPresent()) {
                    // Keys are not negative, and the bits of such numbers sort as they do.
                    int bits = Float.floatToIntBits((float) key.of(id.get()));
                    sorted[count++] = (long) -bits << Integer.SIZE | grid.number(id.get());
                }
            }
        }
        Arrays.sort(sorted, 0, count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) sorted[i];
        }
        return new Ranking(grid, order);
    }

    /** How many kernels there are. */
    int count() {
        return order.length;
    }

    /** The kernel at a place, counted from 0, if there is such a place. */
    Optional<KernelId> at(int place) {
        return place < 0 || place >= order.length ? Optional.empty() : grid.numbered(order[place]);
    }

    /** The place of a kernel that exists. */
    int place(KernelId id) {
        return places[grid.number(id)];
    }
}
