package org.kernelscope.ui.kernels;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.KernelImportance;
import org.kernelscope.network.Kernels;
import org.kernelscope.ui.state.InferenceResult;

/** By what the kernels on the wall are sorted. */
enum KernelOrder {
    /** By the maps that they join. */
    PLACE,
    /** By their strength, the strongest first. */
    NORM,
    /** By how much they have to do with the guess of the moment, the most important first. */
    IMPORTANCE;

    /**
     * The kernels in this order; nothing if they hang where their maps say. Not for the JavaFX
     * thread.
     *
     * @param inference the guess; null while there is none
     */
    Optional<Ranking> of(Kernels kernels, @Nullable InferenceResult inference) {
        KernelGrid grid = KernelGrid.of(kernels);
        if (this == NORM) {
            return Optional.of(Ranking.by(grid, id -> kernels.norm(id.map(), id.input())));
        } else if (this == IMPORTANCE && inference != null) {
            KernelImportance importance =
                    KernelImportance.of(
                            inference.model(), inference.activations(), kernels.layer());
            return Optional.of(Ranking.by(grid, importance::of));
        }
        return Optional.empty();
    }
}
