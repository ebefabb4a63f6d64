package org.kernelscope.training.record;

import org.kernelscope.network.Weights;

/**
 * The weights of a network after a step of its training. Immutable; any thread.
 *
 * @param step after which step; 0 is before the first
 * @param weights as they were
 */
public record Checkpoint(long step, Weights weights) {}
