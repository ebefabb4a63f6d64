package org.kernelscope.lesson;

import java.util.List;
import java.util.Optional;
import org.kernelscope.text.Texts;

/** The answer of a learner to a {@link Prediction}. Immutable; any thread. */
public sealed interface LearnerAnswer {
    /** One of the choices, from 0. */
    record Choice(int index) implements LearnerAnswer {}

    /** A number. */
    record Number(double value) implements LearnerAnswer {}

    /** A map, from 1. */
    record Mark(int map) implements LearnerAnswer {}

    /** Ten bars, 0 to 1. */
    record Bars(List<Double> heights) implements LearnerAnswer {
        public Bars {
            heights = List.copyOf(heights);
        }

        /** The place of the highest bar. */
        public int highest() {
            int best = 0;
            for (int i = 1; i < heights.size(); i++) {
                best = heights.get(i) > heights.get(best) ? i : best;
            }
            return best;
        }
    }

    /**
     * True if it is right; for bars, if the highest one is. Empty if the program does not know the
     * answer now, or the guess is of another kind.
     *
     * @param now the state after the reveal
     */
    default Optional<Boolean> isRight(Prediction prediction, Situation now) {
        if (this instanceof Choice choice && prediction instanceof Prediction.Choices choices) {
            return Optional.of(choices.correct().contains(choice.index()));
        } else if (this instanceof Number number && prediction instanceof Prediction.Number asked) {
            // The numbers of classes have no order: one is not nearly another.
            double tolerance = asked.answer().isClass() ? 0 : asked.tolerance();
            return number(asked.answer(), now)
                    .map(
                            right ->
                                    Math.abs(number.value() - right)
                                            <= tolerance * Math.abs(right) + 1e-9);
        } else if (this instanceof Mark mark && prediction instanceof Prediction.Mark asked) {
            return number(asked.answer(), now).map(right -> mark.map() == Math.round(right));
        } else if (this instanceof Bars bars
                && prediction instanceof Prediction.Bars
                && now.activations() != null) {
            return Optional.of(bars.highest() == now.activations().probabilities().argMax());
        }
        return Optional.empty();
    }

    private static Optional<Double> number(Expression answer, Situation now) {
        return answer.in(now)
                .filter(Result.Number.class::isInstance)
                .map(result -> ((Result.Number) result).value());
    }

    /** The guess in words. */
    default String words(Texts texts, Prediction prediction, Situation now) {
        if (this instanceof Choice choice && prediction instanceof Prediction.Choices choices) {
            return Prose.plain(
                    choices.options().get(choice.index()), it -> Worksheet.value(it, now));
        } else if (this instanceof Number number
                && prediction instanceof Prediction.Number asked
                && asked.answer().isClass()) {
            return now.model().className((int) number.value());
        } else if (this instanceof Number number) {
            return Result.Style.REAL.format(number.value());
        } else if (this instanceof Mark mark && prediction instanceof Prediction.Mark asked) {
            return texts.get("lesson.mark", asked.layer(), mark.map());
        } else if (this instanceof Bars bars) {
            return now.model().className(bars.highest());
        }
        return "";
    }
}
