package org.kernelscope.engine;

import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/**
 * A training run after one step. Immutable; any thread.
 *
 * @param weights the network's weights
 * @param optimizer the state of the optimizer (momenta, squared gradients), in an order of its own:
 *     one axis; a single 0 if it remembers nothing
 * @param steps number of steps so far
 */
public record TrainingState(Weights weights, Tensor optimizer, long steps) {}
