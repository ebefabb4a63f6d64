package org.kernelscope.engine;

import java.util.List;
import java.util.Map;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/** A network that runs. It belongs to the thread that opened it: only that thread may call it. */
public interface Network extends AutoCloseable {
    /** The architecture of the network. */
    Architecture architecture();

    /** A copy of its weights as they are now. */
    Weights weights();

    /** Replaces its weights, for example by those of a network that is being trained. */
    void load(Weights weights);

    /**
     * Shows the network one input and hands back all that it computed.
     *
     * @param input {@code 1 × size × size}, as {@link org.kernelscope.network.InputSpec#encode}
     *     makes it
     */
    Activations forward(Tensor input);

    /**
     * Class probabilities for many inputs.
     *
     * @param inputs {@code count × 1 × size × size}
     * @return {@code count × classes}
     */
    Tensor probabilities(Tensor inputs);

    /**
     * The inputs of the output layer for many examples: the values of the layer before it.
     *
     * @param inputs {@code count × channels × size × size}
     * @return {@code count × values}
     */
    Tensor features(Tensor inputs);

    /**
     * The outputs of several networks whose weights lie on a line in the space of all weights:
     * {@code w + a·u}, where w are the weights of this network.
     *
     * @param direction u, by the names of trained parameters; 0 for parameters without a tensor
     * @param steps the values of a
     * @param inputs {@code count × channels × size × size}
     * @return for each a in turn, one for each input
     */
    List<LayerActivations> alongLine(Map<String, Tensor> direction, float[] steps, Tensor inputs);

    /** Frees its memory outside the Java heap. */
    @Override
    void close();
}
