package org.kernelscope.ui.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.KernelImportance;
import org.kernelscope.network.KernelId;
import org.kernelscope.network.Kernels;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.Inference;

/** By what the kernels on the wall are sorted. */
enum KernelOrder {
    /** By the maps that they join. */
    PLACE,
    /** By their strength, the strongest first. */
    NORM,
    /** By how much they have to do with the guess of the moment, the most important first. */
    IMPORTANCE;

    /** The kernels that there are, in this order. */
    List<KernelId> of(Kernels kernels, @Nullable Inference inference) {
        List<KernelId> all = all(kernels);
        if (this == NORM) {
            return sorted(all, id -> norm(kernels, id));
        } else if (this == IMPORTANCE && inference != null) {
            KernelImportance importance =
                    KernelImportance.of(
                            inference.model(), inference.activations(), kernels.layer());
            return sorted(all, importance::of);
        }
        return all;
    }

    private static List<KernelId> all(Kernels kernels) {
        List<KernelId> all = new ArrayList<>();
        int layer = kernels.layer().index();
        for (int map = 0; map < kernels.maps(); map++) {
            for (int input = 0; input < kernels.inputs(); input++) {
                if (kernels.layer().spec().connects(input, map)) {
                    all.add(new KernelId(layer, map, input));
                }
            }
        }
        return all;
    }

    private static List<KernelId> sorted(List<KernelId> all, ToDoubleFunction<KernelId> key) {
        record Keyed(KernelId id, double key) {}
        return all.stream()
                .map(id -> new Keyed(id, key.applyAsDouble(id)))
                .sorted(Comparator.comparingDouble(keyed -> -keyed.key()))
                .map(Keyed::id)
                .toList();
    }

    /** The square root of the sum of the squares of a kernel's weights. */
    static double norm(Kernels kernels, KernelId id) {
        double squares = 0;
        for (float weight :
                kernels.kernel(id.map(), id.input()).map(Tensor::toArray).orElse(new float[0])) {
            squares += (double) weight * weight;
        }
        return Math.sqrt(squares);
    }
}
