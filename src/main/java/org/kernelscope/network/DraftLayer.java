package org.kernelscope.network;

import java.util.Optional;

/**
 * A layer of an {@link ArchitectureDraft} at its position.
 *
 * @param index its position, from 0
 * @param spec its description, named by position
 * @param global true if its window follows the size of the map below, as in global pooling
 * @param layer the layer with its shapes and counts; empty if it or a layer below does not fit
 * @param problem the reason if this layer does not fit; empty otherwise
 */
public record DraftLayer(
        int index,
        LayerSpec spec,
        boolean global,
        Optional<Layer> layer,
        Optional<ArchitectureException> problem) {}
