package org.kernelscope.cli;

import picocli.CommandLine.Option;

/** {@code --momentum} and {@code --weight-decay} of an update of the weights. */
final class MomentumOptions {
    @Option(
            names = "--momentum",
            defaultValue = "0.9",
            paramLabel = "X",
            description = "For momentum and nesterov (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = 1, below = true)
    private double momentum;

    @Option(
            names = "--weight-decay",
            defaultValue = "0",
            paramLabel = "X",
            description = "Share of each weight taken away a step, times the rate (default: 0).")
    @Range(from = 0, to = 1)
    private double weightDecay;

    /** The momentum, 0 to below 1. */
    double momentum() {
        return momentum;
    }

    /** The share of each weight that a step takes away, times the rate. */
    double weightDecay() {
        return weightDecay;
    }
}
