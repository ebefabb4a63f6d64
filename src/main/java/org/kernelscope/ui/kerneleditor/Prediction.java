package org.kernelscope.ui.kerneleditor;

import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Numbers;

/**
 * What a network takes a digit for. Immutable; any thread.
 *
 * @param digit the class
 * @param certainty the probability of the class; of an RBF output, which knows none, the distance
 *     from the picture of the class
 * @param isDistance which of the two
 */
record Prediction(int digit, float certainty, boolean isDistance) {
    /** What {@code activations} of a network of this architecture say. */
    static Prediction of(Architecture architecture, Activations activations) {
        int last = architecture.layers().size() - 1;
        int digit = activations.probabilities().argMax();
        boolean distance = architecture.output().givesPenalties();
        Tensor said = distance ? activations.output(last) : activations.probabilities();
        return new Prediction(digit, said.get(digit), distance);
    }

    /** How sure it is: {@code 97.3 %}, or a distance, {@code 1.793}. */
    String certainly() {
        return isDistance ? Numbers.value(certainty) : Numbers.percent(certainty);
    }
}
