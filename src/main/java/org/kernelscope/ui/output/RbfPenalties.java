package org.kernelscope.ui.output;

import java.util.Optional;
import org.kernelscope.network.Layer;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.InferenceResult;

/**
 * The answer of a network with an RBF output: how far what the layer below shows is from the image
 * of each class. Immutable; any thread.
 *
 * @param codes the images
 * @param below name of the layer that is compared
 * @param units its values
 * @param distances one a class; the smallest wins
 */
record RbfPenalties(RbfCodes codes, String below, Tensor units, Tensor distances) {
    /** Those of {@code inference}, if its network has such an output. */
    static Optional<RbfPenalties> of(InferenceResult inference) {
        var layers = inference.model().architecture().layers();
        Layer last = layers.get(layers.size() - 1);
        if (!(last.spec() instanceof RbfSpec rbf)) {
            return Optional.empty();
        }
        return Optional.of(
                new RbfPenalties(
                        rbf.codes(),
                        last.index() == 0 ? "" : layers.get(last.index() - 1).name(),
                        inference.activations().output(last.index() - 1),
                        inference.activations().output(last.index())));
    }

    /** The class whose image is the nearest. */
    int winner() {
        return nearest(-1);
    }

    /** The nearest but one. */
    int second() {
        return nearest(winner());
    }

    private int nearest(int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < distances.size(); i++) {
            if (i != except && distances.get(i) < distances.get(best)) {
                best = i;
            }
        }
        return best;
    }

    /** (unit − code)², unit by unit. */
    Tensor terms(int digit) {
        float[] terms = new float[units.size()];
        for (int i = 0; i < terms.length; i++) {
            float difference = units.get(i) - codes.at(digit, i);
            terms[i] = difference * difference;
        }
        return Tensor.takeOver(Shape.of(terms.length), terms);
    }
}
