package org.kernelscope.training.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.text.UserFacingException;

/** The names of layers that do not learn. Stateless; any thread. */
public final class FrozenNames {
    private FrozenNames() {}

    /** The layers that could be frozen: those with parameters, in their order. */
    public static List<String> possible(Architecture architecture) {
        return architecture.layers().stream()
                .filter(layer -> layer.parameterCount() > 0)
                .map(Layer::name)
                .toList();
    }

    /**
     * Checks that {@code architecture} can learn with these layers frozen.
     *
     * @throws UserFacingException if it has no such layer, or nothing is left that learns
     */
    public static void check(Architecture architecture, Set<String> frozen)
            throws UserFacingException {
        List<String> possible = possible(architecture);
        for (String name : new TreeSet<>(frozen)) {
            if (!possible.contains(name)) {
                throw new UserFacingException(
                        "train.freeze.unknown",
                        architecture.id(),
                        name,
                        String.join(", ", possible));
            }
        }
        if (frozen.size() == possible.size()) {
            throw new UserFacingException("train.freeze.all", architecture.id());
        }
    }
}
