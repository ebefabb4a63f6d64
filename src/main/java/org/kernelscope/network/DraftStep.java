package org.kernelscope.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer of an {@link ArchitectureDraft} in its place.
 *
 * @param index its place, counted from 0
 * @param spec what it is, under the name that its place gives it
 * @param whole whether its window follows the map below, as in global pooling
 * @param layerOrNull the layer with its shapes and counts; null if it does not stand, by its own
 *     fault or that of one below
 * @param faultOrNull why it cannot stand here; null if it does, or if one below does not
 */
public record DraftStep(
        int index,
        LayerSpec spec,
        boolean whole,
        @Nullable Layer layerOrNull,
        @Nullable ArchitectureException faultOrNull) {
    /** The layer with its shapes and counts, if it stands. */
    public Optional<Layer> layer() {
        return Optional.ofNullable(layerOrNull);
    }

    /** Why it cannot stand here, if it is the one that does not. */
    public Optional<ArchitectureException> fault() {
        return Optional.ofNullable(faultOrNull);
    }
}
