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
public record PartCount(
        long parameters, long connections, long multiplyAccumulates, int depth, FlowShape output) {
    /** Nothing yet, at {@code place}. */
    static PartCount nothing(FlowShape place) {
        return new PartCount(0, 0, 0, 0, place);
    }

    /** This part and {@code next} behind it. */
    PartCount then(PartCount next) {
        return new PartCount(
                parameters + next.parameters,
                connections + next.connections,
                multiplyAccumulates + next.multiplyAccumulates,
                depth + next.depth,
                next.output);
    }

    /** This part and {@code other} beside it, whose results meet at {@code output}. */
    PartCount beside(PartCount other, FlowShape output) {
        return new PartCount(
                parameters + other.parameters,
                connections + other.connections,
                multiplyAccumulates + other.multiplyAccumulates,
                Math.max(depth, other.depth),
                output);
    }
}
