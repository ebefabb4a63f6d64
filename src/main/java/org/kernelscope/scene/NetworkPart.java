package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of a scene.
 *
 * @param source its origin; null for the one that is shown
 * @param edits changes by hand, in order, none if empty; null for those that the window has kept
 *     for the network
 */
public record NetworkPart(@Nullable NetworkSource source, @Nullable List<Edit> edits) {
    public NetworkPart {
        edits = edits == null ? null : List.copyOf(edits);
    }

    /** A change by hand. The layer is named, since a scene does not know the network. */
    public sealed interface Edit {
        /** Another kernel in the place of one; {@code weights} by row, then column. */
        record Replace(KernelName kernel, List<List<Float>> weights) implements Edit {
            public Replace {
                weights = weights.stream().map(List::copyOf).toList();
            }
        }

        /** Two kernels of a layer change places. */
        record Swap(KernelName first, KernelName second) implements Edit {}

        /** Another bias of a map, which is counted from 1. */
        record Bias(String layer, int map, float bias) implements Edit {}

        /** A map, counted from 1, is turned off. */
        record Silence(String layer, int map) implements Edit {}
    }
}
