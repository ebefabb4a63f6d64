package org.kernelscope.cli;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.Overflow;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

/**
 * A network that is asked by others, of which one wants to know afterwards whether it always had an
 * answer. The network's thread.
 */
final class WatchedNetwork implements Network {
    private final Network network;
    private @Nullable Tensor broken;

    /** Watches {@code network}, which is closed with this. */
    WatchedNetwork(Network network) {
        this.network = network;
    }

    /**
     * @throws Problem if any of its answers was not made of finite numbers
     */
    void check() throws Problem {
        Tensor answer = broken;
        if (answer != null) {
            Overflow.check(answer);
        }
    }

    @Override
    public Architecture architecture() {
        return network.architecture();
    }

    @Override
    public Weights weights() {
        return network.weights();
    }

    @Override
    public void load(Weights weights) {
        network.load(weights);
    }

    @Override
    public Activations forward(Tensor input) {
        Activations activations = network.forward(input);
        watch(activations.probabilities());
        return activations;
    }

    @Override
    public Tensor probabilities(Tensor inputs) {
        return watch(network.probabilities(inputs));
    }

    private Tensor watch(Tensor probabilities) {
        if (!probabilities.isFinite()) {
            broken = probabilities;
        }
        return probabilities;
    }

    @Override
    public void close() {
        network.close();
    }
}
