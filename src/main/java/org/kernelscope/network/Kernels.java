package org.kernelscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The kernels of one layer of weighted sums, as the views and the surgery see them: for every map
 * that the layer makes and every map that it is made from, a small square of weights; and for every
 * map, its bias. A dense layer has them too: the weights of a unit folded back to the maps below.
 * Immutable; any thread.
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

    /** The kernels of {@code layer}; empty for a layer that has none, as pooling. */
    public static Optional<Kernels> of(Layer layer, Weights weights) {
        List<ParameterSpec> parameters = layer.parameters();
        if (parameters.isEmpty() || parameters.get(0).role() != ParameterSpec.Role.WEIGHT) {
            return Optional.empty();
        }
        return Optional.of(new Kernels(layer, parameters.get(0), parameters.get(1), weights));
    }

    /** Whose kernels they are. */
    public Layer layer() {
        return layer;
    }

    /** How many maps (or units) the layer makes. */
    public int maps() {
        return layer.outputShape().channels();
    }

    /** How many maps it is made from. */
    public int inputs() {
        return layer.inputShape().channels();
    }

    /** How many kernels there are: one for each pair of connected maps. */
    public int count() {
        return weights.get(weightSpec.name()).size() / (rows() * columns());
    }

    /** Rows of a kernel: the window of a convolution, the rows of the maps below a dense layer. */
    public int rows() {
        return layer.window().size();
    }

    /** Columns of a kernel. */
    public int columns() {
        return layer.window().size();
    }

    /**
     * The weights with which map {@code map} looks at map {@code input} below.
     *
     * @return {@code 1 × row × column}; empty if the one is not connected to the other
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
     * How strong the kernel between two maps is: √Σw², the square root of the sum of its squared
     * weights; 0 if they are not connected.
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
     * Whether the kernel between two maps is the same here and in {@code other}, of the same layer.
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

    /** The largest magnitude of all weights of the layer: the scale on which all are compared. */
    public float absMax() {
        return weights.get(weightSpec.name()).absMax();
    }

    /** What is added to every sum of map {@code map}. */
    public float bias(int map) {
        return weights.get(biasSpec.name()).get(map);
    }

    /**
     * All weights of the network with another kernel between two maps.
     *
     * @param kernel as many numbers as the kernel that it replaces
     * @throws ArchitectureException if a number is not finite
     * @throws IllegalArgumentException if the maps are not connected, or the size is another
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
     * All weights of the network with nothing but 0 in the kernels of map {@code map}, and another
     * bias. In one step: a map can have thousands of kernels.
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

    /** Where the kernel begins. */
    private int at(int map, int input) {
        return layer.spec().kernelIndex(input, map, layer.inputShape()) * rows() * columns();
    }
}
