package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * One layer of an {@link Architecture}, as a value: what kind it is and its settings, from which
 * its shape, its parameters and its connections are computed. Shapes are {@code channel × row ×
 * column}.
 */
public sealed interface LayerSpec
        permits ConvolutionSpec,
                SubsamplingSpec,
                PoolingSpec,
                NormalisationSpec,
                DropoutSpec,
                DenseLikeSpec,
                RbfSpec {
    /**
     * The layer's name, as on the stage and in the files: {@code C1}, {@code S2}, …; unique in its
     * network.
     */
    String name();

    /** The same layer under another name. */
    LayerSpec withName(String other);

    /** The same layer with another activation; a kind that has none is as it was. */
    default LayerSpec withActivation(Activation other) {
        return this;
    }

    /**
     * The shape of the layer's output.
     *
     * @throws ArchitectureException if the layer cannot stand on {@code input}
     */
    Shape outputShape(Shape input) throws ArchitectureException;

    /**
     * The layer's tensors of numbers, weights before biases; empty if it has none. What the layer
     * trains comes before what it merely keeps.
     */
    List<ParameterSpec> parameters(Shape input);

    /** What an output cell sees of each map that it is connected to. */
    Window window(Shape input);

    /**
     * Whether map {@code outputChannel} of this layer is made from map {@code inputChannel} of the
     * layer below.
     */
    boolean connects(int inputChannel, int outputChannel);

    /**
     * The place, among all kernels of the layer, of the one between two maps; −1 if there is none.
     *
     * @param input shape of what the layer gets
     */
    default int kernelIndex(int inputChannel, int outputChannel, Shape input) {
        return connects(inputChannel, outputChannel)
                ? outputChannel * input.channels() + inputChannel
                : -1;
    }

    /** What is done to the weighted sums. */
    Activation activation();

    /** Whether this layer names the class, and so stands at the end of a network. */
    default boolean isOutput() {
        return false;
    }

    /** How the number of trained parameters comes about. */
    Formula parameterFormula(Shape input);

    /**
     * Connections: (inputs of a unit + 1 for its bias, if it has one) × units, summed over the
     * layer, as LeCun et al. (1998) count them.
     */
    Formula connectionFormula(Shape input);

    /** Multiplications of a value with a weight in one forward pass. */
    long multiplyAccumulates(Shape input);

    /**
     * How strongly cells below feed cells of this layer. By itself: a kernel bank {@code [kernel,
     * row, column]} (or {@code [out, in, row, column]}, which lies alike) under {@code
     * name.weight}; a dense layer's {@code [out, in·row·column]} lies alike, too.
     */
    default ConnectionWeights strength(Weights weights, Shape input) {
        Tensor kernels = weights.get(name() + ".weight");
        int size = window(input).size();
        return (from, to, u, v) ->
                kernels.get((kernelIndex(from, to, input) * size + u) * size + v);
    }
}
