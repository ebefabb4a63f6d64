package org.kernelscope.cli;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Option;

/** {@code --loss}: the loss that a network learns by. */
final class LossOption {
    @Option(
            names = "--loss",
            converter = TrainOptions.Dashes.OfLoss.class,
            description =
                    "cross-entropy or squared-error for a softmax output, map or mle for an RBF"
                            + " output (default: cross-entropy, or map).")
    private @Nullable Loss loss;

    /**
     * The chosen loss, or the usual one.
     *
     * @throws UserFacingException if {@code architecture} cannot learn by the chosen one
     */
    Loss of(Architecture architecture) throws UserFacingException {
        Loss chosen = loss == null ? Loss.usual(architecture) : loss;
        chosen.check(architecture);
        return chosen;
    }
}
