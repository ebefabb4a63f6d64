package org.kernelscope.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The tensors of a network as PyTorch users save them ({@code state_dict}), under names that are
 * mended: a prefix that all of them have, which wrappers put there ({@code module.}), is taken
 * away. Immutable; any thread.
 *
 * @param metadata texts by name
 * @param tensors 32-bit floats by name, in the order of the file
 * @param leftOut the names of what cannot be a weight: counters, masks, indices
 */
public record StateDict(
        Map<String, String> metadata, Map<String, Tensor> tensors, List<String> leftOut) {
    /** Of torch.nn.DataParallel, torch.compile and usual wrappers. */
    private static final List<String> PREFIXES =
            List.of("module.", "_orig_mod.", "model.", "net.", "network.");

    private static final String COUNTER = ".num_batches_tracked";

    /** The same with read-only collections. */
    public StateDict {
        metadata = Map.copyOf(metadata);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The weights of a network, and what was not needed for it.
     *
     * @param leftOut names of tensors
     */
    public record Fitted(Weights weights, List<String> leftOut) {}

    /** Mends the names of what was read. */
    static StateDict of(
            Map<String, String> metadata, Map<String, Tensor> tensors, List<String> others) {
        Map<String, Tensor> floats = new LinkedHashMap<>(tensors);
        List<String> leftOut = new ArrayList<>(others);
        for (String name : tensors.keySet()) {
            if (name.endsWith(COUNTER)) {
                floats.remove(name);
                leftOut.add(name);
            }
        }
        String prefix = prefix(floats.keySet());
        Map<String, Tensor> mended = new LinkedHashMap<>();
        floats.forEach((name, tensor) -> mended.put(name.substring(prefix.length()), tensor));
        Collections.sort(leftOut);
        return new StateDict(metadata, mended, leftOut);
    }

    private static String prefix(Set<String> names) {
        StringBuilder found = new StringBuilder();
        boolean more = !names.isEmpty();
        while (more) {
            more = false;
            for (String each : PREFIXES) {
                String longer = found + each;
                if (names.stream().allMatch(name -> hasLayer(name, longer))) {
                    found.append(each);
                    more = true;
                    break;
                }
            }
        }
        return found.toString();
    }

    /** True if the name of a layer and of a tensor are left behind {@code prefix}. */
    private static boolean hasLayer(String name, String prefix) {
        return name.startsWith(prefix) && name.indexOf('.', prefix.length()) > prefix.length();
    }

    /**
     * The weights of a network of this architecture. Tensors of layers that it does not have are
     * left out; a dense layer's tensor may stand for that of a convolution which covers its whole
     * input.
     *
     * @throws ArchitectureException as {@link Weights#of}
     */
    public Fitted fitted(Architecture architecture) throws ArchitectureException {
        Set<String> layers = new LinkedHashSet<>();
        Map<String, Shape> wanted = new LinkedHashMap<>();
        for (Layer layer : architecture.layers()) {
            layers.add(layer.name());
            for (ParameterSpec parameter : layer.parameters()) {
                wanted.put(parameter.name(), parameter.shape());
            }
        }
        List<String> without = new ArrayList<>(leftOut);
        Map<String, Tensor> fitting = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    int dot = name.lastIndexOf('.');
                    if (dot >= 0 && !layers.contains(name.substring(0, dot))) {
                        without.add(name);
                    } else {
                        fitting.put(name, asWanted(tensor, wanted.get(name)));
                    }
                });
        if (!fitting.keySet().containsAll(wanted.keySet())) {
            // Older names; or the refusal tells which names there are instead.
            return new Fitted(Weights.of(architecture, tensors), leftOut);
        }
        return new Fitted(Weights.of(architecture, fitting), without);
    }

    /** A dense layer's weights in the shape of a convolution that covers its whole input. */
    private static Tensor asWanted(Tensor tensor, @Nullable Shape shape) {
        if (shape == null || tensor.shape().rank() != 2 || shape.rank() != 4) {
            return tensor;
        }
        boolean same = tensor.shape().extent(0) == shape.extent(0) && tensor.size() == shape.size();
        return same ? tensor.reshape(shape) : tensor;
    }
}
