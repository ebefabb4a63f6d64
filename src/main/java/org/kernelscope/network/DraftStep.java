package org.kernelscope.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer of an {@link ArchitectureDraft} at its position.
 *
 * @param index its position, from 0
 * @param spec its description, named by position
 * @param whole true if its window follows the size of the map below, as in global pooling
 * @param layerOrNull the layer with its shapes and counts; null if it or a layer below does not fit
 * @param faultOrNull the reason if this layer does not fit; null otherwise
 */
public record DraftStep(
        int index,
        LayerSpec spec,
        boolean whole,
        @Nullable Layer layerOrNull,
        @Nullable ArchitectureException faultOrNull) {
    /** The layer with its shapes and counts; empty if it or a layer below does not fit. */
    public Optional<Layer> layer() {
        return Optional.ofNullable(layerOrNull);
    }

    /** The reason if this layer does not fit; empty otherwise. */
    public Optional<ArchitectureException> fault() {
        return Optional.ofNullable(faultOrNull);
    }
}
