package org.kernelscope.ui.kernels;

import java.util.Optional;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;

/**
 * Which kernels a layer has, without their weights: one between each of its maps and each map below
 * that is connected with it. Numbered in the order map, input. Immutable; any thread.
 *
 * @param layer index of the layer
 * @param maps maps that it makes
 * @param inputs maps that it is made from
 * @param taps rows and columns of a kernel
 * @param first number of the first map: classes are counted from 0, other maps from 1
 * @param connection whether a map is made from an input
 */
record KernelGrid(int layer, int maps, int inputs, int taps, int first, Connection connection) {
    /** Whether a map is made from an input. */
    @FunctionalInterface
    interface Connection {
        /** Whether {@code map} is made from {@code input}; both exist. */
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

    /** The kernel between two maps, if both exist and are connected. */
    Optional<KernelId> kernel(int map, int input) {
        boolean exists =
                map >= 0
                        && map < maps
                        && input >= 0
                        && input < inputs
                        && connection.holds(input, map);
        return exists ? Optional.of(new KernelId(layer, map, input)) : Optional.empty();
    }

    /** Whether there is such a kernel. */
    boolean has(KernelId id) {
        return id.layer() == layer && kernel(id.map(), id.input()).isPresent();
    }

    /** How many pairs of maps there are, connected or not. */
    int pairs() {
        return Math.multiplyExact(maps, inputs);
    }

    /** The number of a kernel among all pairs. */
    int number(KernelId id) {
        return id.map() * inputs + id.input();
    }

    /** The kernel of the pair {@code number}, or of the next one that is connected. */
    Optional<KernelId> numbered(int number) {
        for (int n = number; n < pairs(); n++) {
            if (connection.holds(n % inputs, n / inputs)) {
                return Optional.of(new KernelId(layer, n / inputs, n % inputs));
            }
        }
        return Optional.empty();
    }
}
