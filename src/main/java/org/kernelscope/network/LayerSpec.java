package org.kernelscope.network;

import java.util.List;
import java.util.Optional;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The description of one layer of an {@link Architecture}: its kind and its settings. Its output
 * shape, parameters and connections are computed from them. Shapes are {@code channel × row ×
 * column}.
 *
 * <p>Code that treats the kinds of layers differently implements {@link Visitor}. A new kind of
 * layer adds a method to it, and the compiler then lists every place that must handle the new kind.
 * A question with a yes or no answer is a method here instead.
 */
public sealed interface LayerSpec
        permits ConvolutionSpec,
                DenseLikeSpec,
                NormalisationSpec,
                ParameterlessSpec,
                RbfSpec,
                SubsamplingSpec {
    /**
     * One method for each kind of layer.
     *
     * @param <R> the type of the results
     */
    interface Visitor<R> {
        /** For a convolution. */
        R convolution(ConvolutionSpec spec);

        /** For the trainable subsampling of 1998. */
        R subsampling(SubsamplingSpec spec);

        /** For a pooling layer. */
        R pooling(PoolingSpec spec);

        /** For a normalisation. */
        R normalisation(NormalisationSpec spec);

        /** For a dropout layer. */
        R dropout(DropoutSpec spec);

        /** For a dense layer. */
        R dense(DenseSpec spec);

        /** For a softmax output. */
        R softmax(OutputSpec spec);

        /** For an RBF output. */
        R rbf(RbfSpec spec);
    }

    /** Calls the method of {@code visitor} for this kind of layer and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /** The kind of this layer. */
    LayerKind layerKind();

    /** The name on the stage and in files: {@code C1}, {@code S2}, …; unique in its network. */
    String name();

    /** The same layer with another name. */
    LayerSpec withName(String other);

    /** The function applied to the weighted sums; the identity if the layer has none. */
    Activation activation();

    /** True if the activation can be chosen. */
    boolean hasActivation();

    /** The same layer with another activation; unchanged unless it {@link #hasActivation}. */
    default LayerSpec withActivation(Activation other) {
        return this;
    }

    /**
     * The shape of the layer's output.
     *
     * @throws ArchitectureException if the layer does not accept {@code input}
     */
    Shape outputShape(Shape input) throws ArchitectureException;

    /**
     * The tensors of the layer; empty if it has none. Weights come before biases, trained tensors
     * before running statistics.
     */
    List<ParameterSpec> parameters(Shape input);

    /** The part of each connected input map that one output cell sees. */
    Window window(Shape input);

    /** The window that slides over the maps; empty if the layer's window cannot be chosen. */
    default Optional<Window> slidingWindow() {
        return Optional.empty();
    }

    /** True if input map {@code inputChannel} feeds map {@code outputChannel} of this layer. */
    boolean connects(int inputChannel, int outputChannel);

    /** True if a connection table leaves out some pairs of maps that could be connected. */
    default boolean hasConnectionTable() {
        return false;
    }

    /**
     * The index of the kernel between two maps among all kernels of the layer; −1 if there is none.
     *
     * @param input shape of the layer's input
     */
    default int kernelIndex(int inputChannel, int outputChannel, Shape input) {
        return connects(inputChannel, outputChannel)
                ? outputChannel * input.channels() + inputChannel
                : -1;
    }

    /** True if the layer gives the classes; it is then the last of its network. */
    default boolean isOutput() {
        return layerKind().isOutput();
    }

    /** True if the outputs are penalties, of which the smallest wins, not probabilities. */
    default boolean givesPenalties() {
        return false;
    }

    /** The formula for the number of trained parameters. */
    Formula parameterFormula(Shape input);

    /**
     * The formula for the number of connections, as LeCun et al. (1998) count them: (inputs of a
     * unit + 1 for its bias, if it has one) × units.
     */
    Formula connectionFormula(Shape input);

    /** The number of multiplications of a value by a weight in one forward pass. */
    long multiplyAccumulates(Shape input);

    /**
     * The weight of each connection. By default the tensor {@code name.weight}: a kernel bank
     * {@code [kernel, row, column]} or {@code [out, in, row, column]}, or the weights {@code [out,
     * in·row·column]} of a dense layer, which all lie in memory in the same order.
     */
    default ConnectionWeights connectionWeights(Weights weights, Shape input) {
        Tensor kernels = weights.get(name() + ".weight");
        int size = window(input).size();
        return (from, to, u, v) ->
                kernels.get((kernelIndex(from, to, input) * size + u) * size + v);
    }

    /** The weights of the connections from the cells below to the cells of a layer. */
    @FunctionalInterface
    public interface ConnectionWeights {
        /** Every value counts as it is. */
        ConnectionWeights ONE = (from, to, u, v) -> 1;

        /**
         * The factor of one value.
         *
         * @param from the map below
         * @param to the map of the layer
         * @param u row of the tap in the window
         * @param v column of the tap in the window
         */
        float of(int from, int to, int u, int v);
    }
}
