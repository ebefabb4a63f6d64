package org.kernelscope.lesson;

import java.util.Map;
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
 * @param facts the state of the window by name, as {@link Quantity} lists them: {@code mode},
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

    /** The architecture of the network. */
    public Architecture architecture() {
        return model.architecture();
    }
}
