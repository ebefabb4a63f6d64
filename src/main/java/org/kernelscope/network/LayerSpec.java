package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * One layer of an {@link Architecture}, as a value: what kind it is and its settings, from which
 * its shape, its parameters and its connections are computed. Shapes are {@code channel × row ×
 * column}.
 */
public sealed interface LayerSpec permits ConvolutionSpec, PoolingSpec, DenseSpec, OutputSpec {
    /**
     * The layer's name, as on the stage and in the files: {@code C1}, {@code S2}, …; unique in its
     * network.
     */
    String name();

    /**
     * The shape of the layer's output.
     *
     * @throws ArchitectureException if the layer cannot stand on {@code input}
     */
    Shape outputShape(Shape input) throws ArchitectureException;

    /** The layer's tensors of trainable numbers, weights before biases; empty if it has none. */
    List<ParameterSpec> parameters(Shape input);

    /** What an output cell sees of each map that it is connected to. */
    Window window(Shape input);

    /**
     * Whether map {@code outputChannel} of this layer is made from map {@code inputChannel} of the
     * layer below.
     */
    boolean connects(int inputChannel, int outputChannel);

    /** What is done to the weighted sums. */
    Activation activation();

    /**
     * Connections: (inputs of a unit + 1 for its bias, if it has one) × units, summed over the
     * layer, as LeCun et al. (1998) count them.
     */
    long connections(Shape input);

    /** Multiplications of a value with a weight in one forward pass. */
    long multiplyAccumulates(Shape input);
}
