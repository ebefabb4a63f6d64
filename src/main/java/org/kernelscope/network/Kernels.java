package org.kernelscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The kernels of one layer of weighted sums: a small square of weights for each map and each map
 * below that feeds it, and a bias for each map. A dense layer has them too: the weights of a unit,
 * reshaped to the maps below. Immutable.
 */
public final class Kernels {
    private final Layer layer;
    private final ParameterSpec weightSpec;
    private final ParameterSpec biasSpec;
    private final Weights weights;

    private Kernels(
            Layer layer, ParameterSpec weightSpec, ParameterSpec biasSpec, Weights weights) {
        this.layer = layer;
        this.weightSpec = weightSpec;
        this.biasSpec = biasSpec;
        this.weights = weights;
    }

    /** The kernels of {@code layer}; empty for a layer without weights, such as pooling. */
    public static Optional<Kernels> of(Layer layer, Weights weights) {
        List<ParameterSpec> parameters = layer.parameters();
        if (parameters.isEmpty() || parameters.get(0).role() != ParameterSpec.Role.WEIGHT) {
            return Optional.empty();
        }
        return Optional.of(new Kernels(layer, parameters.get(0), parameters.get(1), weights));
    }

    /** The layer. */
    public Layer layer() {
        return layer;
    }

    /** The number of maps (or units) of the layer. */
    public int maps() {
        return layer.outputShape().channels();
    }

    /** The number of maps below. */
    public int inputs() {
        return layer.inputShape().channels();
    }

    /** The number of kernels: one for each pair of connected maps. */
    public int count() {
        return weights.get(weightSpec.name()).size() / (rows() * columns());
    }

    /**
     * The rows of a kernel: the size of a convolution's window, or the rows of the maps below a
     * dense layer.
     */
    public int rows() {
        return layer.window().size();
    }

    /** The columns of a kernel. */
    public int columns() {
        return layer.window().size();
    }

    /**
     * The kernel between map {@code map} and map {@code input} below.
     *
     * @return {@code 1 × row × column}; empty if the maps are not connected
     * @throws IndexOutOfBoundsException if there is no such map
     */
    public Optional<Tensor> kernel(int map, int input) {
        check(map, input);
        if (!layer.spec().connects(input, map)) {
            return Optional.empty();
        }
        Tensor all = weights.get(weightSpec.name());
        int from = at(map, input);
        float[] kernel = new float[rows() * columns()];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = all.get(from + i);
        }
        return Optional.of(Tensor.takeOver(Shape.of(1, rows(), columns()), kernel));
    }

    /**
     * The norm of the kernel between two maps, √Σw²; 0 if they are not connected.
     *
     * @throws IndexOutOfBoundsException if there is no such map
     */
    public double norm(int map, int input) {
        check(map, input);
        double squares = 0;
        if (layer.spec().connects(input, map)) {
            Tensor all = weights.get(weightSpec.name());
            int from = at(map, input);
            for (int i = from; i < from + rows() * columns(); i++) {
                squares += (double) all.get(i) * all.get(i);
            }
        }
        return Math.sqrt(squares);
    }

    /**
     * True if the kernel between two maps is the same here and in {@code other}, of the same layer.
     *
     * @throws IndexOutOfBoundsException if there is no such map
     */
    public boolean isSame(Kernels other, int map, int input) {
        check(map, input);
        Tensor mine = weights.get(weightSpec.name());
        Tensor theirs = other.weights.get(weightSpec.name());
        boolean same = true;
        if (mine != theirs && layer.spec().connects(input, map)) {
            int from = at(map, input);
            for (int i = from; same && i < from + rows() * columns(); i++) {
                same = mine.get(i) == theirs.get(i);
            }
        }
        return same;
    }

    /** The largest magnitude of all weights of the layer, for a common scale. */
    public float absMax() {
        return weights.get(weightSpec.name()).absMax();
    }

    /** The bias of map {@code map}. */
    public float bias(int map) {
        return weights.get(biasSpec.name()).get(map);
    }

    /**
     * All weights of the network with another kernel between two maps.
     *
     * @param kernel as many values as the kernel that it replaces
     * @throws ArchitectureException if a value is not finite
     * @throws IllegalArgumentException if the maps are not connected, or the size differs
     */
    public Weights withKernel(int map, int input, Tensor kernel) throws ArchitectureException {
        check(map, input);
        if (kernel.size() != rows() * columns() || !layer.spec().connects(input, map)) {
            throw new IllegalArgumentException("no such kernel: " + map + " " + input);
        }
        float[] all = weights.get(weightSpec.name()).toArray();
        System.arraycopy(kernel.toArray(), 0, all, at(map, input), kernel.size());
        return with(weightSpec, all);
    }

    /**
     * All weights of the network with another bias of map {@code map}.
     *
     * @throws ArchitectureException if it is not finite
     */
    public Weights withBias(int map, float bias) throws ArchitectureException {
        float[] all = weights.get(biasSpec.name()).toArray();
        all[map] = bias;
        return with(biasSpec, all);
    }

    /**
     * All weights of the network with 0 in all kernels of map {@code map} and another bias. This is
     * one step because a map can have thousands of kernels.
     *
     * @throws ArchitectureException if the bias is not finite
     */
    public Weights withoutKernels(int map, float bias) throws ArchitectureException {
        float[] all = weights.get(weightSpec.name()).toArray();
        for (int input = 0; input < inputs(); input++) {
            if (layer.spec().connects(input, map)) {
                int from = at(map, input);
                Arrays.fill(all, from, from + rows() * columns(), 0);
            }
        }
        float[] biases = weights.get(biasSpec.name()).toArray();
        biases[map] = bias;
        return weights.withAll(
                Map.of(
                        weightSpec.name(), Tensor.takeOver(weightSpec.shape(), all),
                        biasSpec.name(), Tensor.takeOver(biasSpec.shape(), biases)));
    }

    private Weights with(ParameterSpec parameter, float[] values) throws ArchitectureException {
        return weights.withAll(
                Map.of(parameter.name(), Tensor.takeOver(parameter.shape(), values)));
    }

    private void check(int map, int input) {
        Objects.checkIndex(map, maps());
        Objects.checkIndex(input, inputs());
    }

    /** The index of the kernel's first weight. */
    private int at(int map, int input) {
        return layer.spec().kernelIndex(input, map, layer.inputShape()) * rows() * columns();
    }
}
