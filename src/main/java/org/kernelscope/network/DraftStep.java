package org.kernelscope.network;

import java.util.Optional;

/**
 * A layer of an {@link ArchitectureDraft} at its position.
 *
 * @param index its position, from 0
 * @param spec its description, named by position
 * @param whole true if its window follows the size of the map below, as in global pooling
 * @param layer the layer with its shapes and counts; empty if it or a layer below does not fit
 * @param fault the reason if this layer does not fit; empty otherwise
 */
public record DraftStep(
        int index,
        LayerSpec spec,
        boolean whole,
        Optional<Layer> layer,
        Optional<ArchitectureException> fault) {}
