package org.kernelscope.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that is answered before something is seen. Immutable; any thread. */
public sealed interface Prediction {
    /** The question. */
    Prose question();

    /**
     * One of several answers.
     *
     * @param options the answers
     * @param correct places in {@code options}, from 0; more than one if several are right
     */
    record Choices(Prose question, List<List<Prose.Run>> options, List<Integer> correct)
            implements Prediction {
        public Choices {
            options = options.stream().map(List::copyOf).toList();
            correct = List.copyOf(correct);
        }
    }

    /**
     * A number.
     *
     * @param answer the right one
     * @param tolerance the largest deviation that counts as right, as a share of the right one
     */
    record Number(Prose question, Expression answer, double tolerance) implements Prediction {}

    /**
     * A map of a layer, marked on the stage.
     *
     * @param layer name of the layer
     * @param answer number of the right map, from 1
     */
    record Mark(Prose question, String layer, Expression answer) implements Prediction {}

    /** The probabilities of the classes, sketched as bars. */
    record Bars(Prose question) implements Prediction {}

    /** The expression that is the answer; null if there is none. */
    default @Nullable Expression expression() {
        if (this instanceof Number number) {
            return number.answer();
        }
        return this instanceof Mark mark ? mark.answer() : null;
    }
}
