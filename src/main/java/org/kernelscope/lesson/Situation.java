package org.kernelscope.lesson;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;

/**
 * The state of the program as lessons see it: what their values are computed from, and their goals
 * compared with. Immutable; any thread.
 *
 * @param model the network on the stage
 * @param activations its values for the present input; null if there are none
 * @param before the values before the reveal; null outside of a prediction
 * @param facts the state of the window by name, as {@link LessonValue} lists them: {@code mode},
 *     {@code open}, …; a missing one is unknown
 */
public record Situation(
        Model model,
        @Nullable Activations activations,
        @Nullable Activations before,
        Map<String, Result> facts) {
    public Situation {
        facts = Map.copyOf(facts);
    }

    /** A network alone. */
    public static Situation of(Model model, @Nullable Activations activations) {
        return new Situation(model, activations, null, Map.of());
    }

    /** The class that a lesson calls {@code text}: by its name, or by its number. */
    public OptionalInt classOf(String text) {
        OptionalInt named = model.classCalled(text);
        if (named.isPresent()) {
            return named;
        }
        return text.matches("\\d{1,4}") && Integer.parseInt(text) < architecture().classes()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** The names of all classes, in their order; numbers for those without a name. */
    public List<String> classNames() {
        return IntStream.range(0, architecture().classes()).mapToObj(model::className).toList();
    }

    /** The architecture of the network. */
    public Architecture architecture() {
        return model.architecture();
    }
}
