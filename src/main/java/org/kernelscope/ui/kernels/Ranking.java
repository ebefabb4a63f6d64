package org.kernelscope.ui.kernels;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.KernelImportance;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.state.InferenceResult;

/**
 * The kernels of a layer in an order. Sorting a million takes some tenths of a second, so it is not
 * done on the JavaFX thread. Immutable.
 */
final class Ranking {
    private static final int MISSING = -1;

    private final KernelGrid grid;
    private final int[] order;
    private final int[] places;

    /** The orders of the gallery. */
    enum Order {
        /** By the maps that the kernels connect. */
        PLACE("place"),
        /** By norm, the largest first. */
        NORM("norm"),
        /** By importance for the present prediction, the most important first. */
        IMPORTANCE("importance");

        private final String id;

        Order(String id) {
            this.id = id;
        }

        /** The name used in scenes. */
        String id() {
            return id;
        }

        /**
         * Returns the kernels in this order; empty for {@link #PLACE}. Not for the JavaFX thread.
         *
         * @param inference the prediction; null while there is none
         */
        Optional<Ranking> of(Kernels kernels, @Nullable InferenceResult inference) {
            KernelGrid grid = KernelGrid.of(kernels);
            if (this == NORM) {
                return Optional.of(by(grid, id -> kernels.norm(id.map(), id.input())));
            } else if (this == IMPORTANCE && inference != null) {
                KernelImportance importance =
                        KernelImportance.of(
                                inference.model(), inference.activations(), kernels.layer());
                return Optional.of(by(grid, importance::of));
            }
            return Optional.empty();
        }
    }

    /** The value by which a kernel is ranked. */
    @FunctionalInterface
    interface Key {
        /** Larger is earlier. */
        double of(KernelId id);
    }

    private Ranking(KernelGrid grid, int[] order) {
        this.grid = grid;
        this.order = order;
        this.places = new int[grid.pairs()];
        Arrays.fill(places, MISSING);
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
    }

    /** Ranks the kernels by descending key; equal keys keep the order of the grid. */
    static Ranking by(KernelGrid grid, Key key) {
        long[] sorted = new long[grid.pairs()];
        int count = 0;
        for (int map = 0; map < grid.maps(); map++) {
            for (int input = 0; input < grid.inputs(); input++) {
                var id = grid.kernel(map, input);
                if (id.isPresent()) {
                    // Keys are not negative, and the bits of such floats sort as their values.
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

    /** Number of kernels. */
    int count() {
        return order.length;
    }

    /** The kernel at a rank, counted from 0, if it exists. */
    Optional<KernelId> at(int place) {
        return place < 0 || place >= order.length ? Optional.empty() : grid.numbered(order[place]);
    }

    /** The rank of an existing kernel. */
    int place(KernelId id) {
        return places[grid.number(id)];
    }
}
