package org.kernelscope.training.record;

import java.util.Optional;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.text.UserFacingException;

/**
 * The trouble of batch normalisation with a minibatch of one example: there is nothing to compare
 * the example with, so that the layer uses its running averages and leaves them as they are. A
 * single step may do that; a training may not, because its averages would never be measured.
 * Stateless; any thread.
 */
public final class BatchOfOne {
    private BatchOfOne() {}

    /**
     * Makes sure that {@code architecture} can be trained with minibatches of {@code examples}
     * examples.
     *
     * @throws UserFacingException if they are of one example and a layer normalises over the
     *     minibatch
     */
    public static void check(Architecture architecture, int examples) throws UserFacingException {
        Optional<String> layer = batchNormalised(architecture);
        if (examples == 1 && layer.isPresent()) {
            throw new UserFacingException("training.batchOfOne", layer.get());
        }
    }

    /** The sentence that explains a step with one example; empty if it needs no explanation. */
    public static Optional<UserFacingException> explained(Architecture architecture) {
        return batchNormalised(architecture)
                .map(layer -> new UserFacingException("training.batchOfOne.explained", layer));
    }

    /** The same for a run whose minibatches are of one example; empty if they are not. */
    public static Optional<UserFacingException> explained(RunRecord run) {
        return run.currentSettings().batch() == 1
                ? explained(run.architecture())
                : Optional.empty();
    }

    /** The first layer that normalises over the minibatch. */
    private static Optional<String> batchNormalised(Architecture architecture) {
        return architecture.layers().stream()
                .filter(
                        layer ->
                                layer.spec() instanceof NormalisationSpec spec
                                        && spec.kind() == NormalisationKind.BATCH)
                .map(Layer::name)
                .findFirst();
    }
}
