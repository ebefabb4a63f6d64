package org.kernelscope.ui.kernels;

import java.util.Optional;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;

/**
 * The kernels of a layer without their weights: one for each connected pair of an output map and an
 * input map. Numbered by map, then input. Immutable.
 *
 * @param layer index of the layer
 * @param maps number of output maps
 * @param inputs number of input maps
 * @param taps rows and columns of a kernel
 * @param first number of the first map: classes are counted from 0, other maps from 1
 * @param connection the pairs that are connected
 */
record KernelGrid(int layer, int maps, int inputs, int taps, int first, Connection connection) {
    /** The pairs of maps that are connected. */
    @FunctionalInterface
    interface Connection {
        /** True if {@code map} uses {@code input}; both exist. */
        boolean holds(int input, int map);
    }

    static KernelGrid of(Kernels kernels) {
        Layer layer = kernels.layer();
        return new KernelGrid(
                layer.index(),
                kernels.maps(),
                kernels.inputs(),
                kernels.rows(),
                layer.spec().isOutput() ? 0 : 1,
                layer.spec()::connects);
    }

    /** The kernel of a pair of maps, if both exist and are connected. */
    Optional<KernelId> kernel(int map, int input) {
        boolean exists =
                map >= 0
                        && map < maps
                        && input >= 0
                        && input < inputs
                        && connection.holds(input, map);
        return exists ? Optional.of(new KernelId(layer, map, input)) : Optional.empty();
    }

    /** True if the kernel exists. */
    boolean has(KernelId id) {
        return id.layer() == layer && kernel(id.map(), id.input()).isPresent();
    }

    /** Number of pairs of maps, connected or not. */
    int pairs() {
        return Math.multiplyExact(maps, inputs);
    }

    /** The index of a kernel among all pairs. */
    int number(KernelId id) {
        return id.map() * inputs + id.input();
    }

    /** The kernel of the pair {@code number}, or of the next connected one. */
    Optional<KernelId> numbered(int number) {
        for (int n = number; n < pairs(); n++) {
            if (connection.holds(n % inputs, n / inputs)) {
                return Optional.of(new KernelId(layer, n / inputs, n % inputs));
            }
        }
        return Optional.empty();
    }
}
