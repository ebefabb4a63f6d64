package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.tensor.Shape;

/**
 * The trained parameters that belong to one map or unit, in the order of the layer's tensors: the
 * weights of a kernel input by input and row by row, then the bias. Immutable; any thread.
 *
 * @param blocks one for each tensor
 */
public record MapWeights(List<Block> blocks) {
    public MapWeights {
        blocks = List.copyOf(blocks);
    }

    /**
     * The values of one tensor that belong to the map.
     *
     * @param from index of the first in the flat tensor
     * @param count their number
     */
    public record Block(ParameterSpec parameter, int from, int count) {}

    /**
     * One value.
     *
     * @param parameter its tensor
     * @param index its index in the flat tensor
     */
    public record Place(ParameterSpec parameter, int index) {}

    /** The parameters of map {@code channel} of {@code layer}; none for a layer without any. */
    public static MapWeights of(Layer layer, int channel) {
        List<Block> blocks = new ArrayList<>();
        for (ParameterSpec parameter : layer.parameters()) {
            if (parameter.isTrained()) {
                blocks.add(block(layer, channel, parameter));
            }
        }
        return new MapWeights(blocks);
    }

    private static Block block(Layer layer, int channel, ParameterSpec parameter) {
        if (parameter.role() != ParameterSpec.Role.WEIGHT) {
            return new Block(parameter, channel, 1);
        }
        int kernel = layer.window().size() * layer.window().size();
        int from = 0;
        for (int map = 0; map < channel; map++) {
            from += inputs(layer, map).size() * kernel;
        }
        return new Block(parameter, from, inputs(layer, channel).size() * kernel);
    }

    /** The maps below that feed map {@code channel}, in the order of its kernels. */
    public static List<Integer> inputs(Layer layer, int channel) {
        List<Integer> inputs = new ArrayList<>();
        Shape below = layer.inputShape();
        for (int input = 0; input < below.channels(); input++) {
            if (layer.spec().connects(input, channel)) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    /** Number of parameters. */
    public int count() {
        return blocks.stream().mapToInt(Block::count).sum();
    }

    /**
     * The place of parameter {@code index}, counted through all blocks.
     *
     * @throws IndexOutOfBoundsException if there is no such parameter
     */
    public Place at(int index) {
        int rest = java.util.Objects.checkIndex(index, count());
        for (Block block : blocks) {
            if (rest < block.count()) {
                return new Place(block.parameter(), block.from() + rest);
            }
            rest -= block.count();
        }
        throw new IllegalStateException("no block for " + index);
    }
}
