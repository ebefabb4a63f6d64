package org.kernelscope.network.atlas;

/**
 * The counts of a part of a network.
 *
 * @param parameters trained parameters
 * @param connections as LeCun et al. (1998) count them
 * @param multiplyAccumulates multiplications of a value by a weight in one forward pass
 * @param depth convolutions, dense layers and outputs on the longest path
 * @param output shape and receptive field of the result
 */
public record BlockCount(
        long parameters, long connections, long multiplyAccumulates, int depth, FlowShape output) {
    /** No layers, at {@code place}. */
    static BlockCount nothing(FlowShape place) {
        return new BlockCount(0, 0, 0, 0, place);
    }

    /** This part followed by {@code next}. */
    BlockCount then(BlockCount next) {
        return new BlockCount(
                parameters + next.parameters,
                connections + next.connections,
                multiplyAccumulates + next.multiplyAccumulates,
                depth + next.depth,
                next.output);
    }

    /** This part in parallel with {@code other}, combined at {@code output}. */
    BlockCount beside(BlockCount other, FlowShape output) {
        return new BlockCount(
                parameters + other.parameters,
                connections + other.connections,
                multiplyAccumulates + other.multiplyAccumulates,
                Math.max(depth, other.depth),
                output);
    }
}
