package org.kernelscope.network.atlas;

/**
 * What a part of a network amounts to.
 *
 * @param parameters trained numbers
 * @param connections as LeCun et al. (1998) count them
 * @param multiplyAccumulates multiplications of a value with a weight in one forward pass
 * @param depth convolutions, dense layers and outputs along its longest way
 * @param output where one stands behind it
 */
public record Count(
        long parameters, long connections, long multiplyAccumulates, int depth, Place output) {
    /** Nothing yet, at {@code place}. */
    static Count nothing(Place place) {
        return new Count(0, 0, 0, 0, place);
    }

    /** This part and {@code next} behind it. */
    Count then(Count next) {
        return new Count(
                parameters + next.parameters,
                connections + next.connections,
                multiplyAccumulates + next.multiplyAccumulates,
                depth + next.depth,
                next.output);
    }

    /** This part and {@code other} beside it, whose results meet at {@code output}. */
    Count beside(Count other, Place output) {
        return new Count(
                parameters + other.parameters,
                connections + other.connections,
                multiplyAccumulates + other.multiplyAccumulates,
                Math.max(depth, other.depth),
                output);
    }
}
