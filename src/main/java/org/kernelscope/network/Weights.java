package org.kernelscope.network;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kernelscope.tensor.Tensor;

/**
 * The values of all parameter tensors of a network, by name, checked against its {@link
 * Architecture}. Immutable.
 */
public final class Weights {
    /** So many names of tensors stand in a message. */
    private static final int NAMED = 4;

    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * The weights of a network of this architecture, in its order. The tensors have today's names
     * or those of an older version's file.
     *
     * @throws ArchitectureException if a tensor is missing or unknown, has the wrong shape, or
     *     contains NaN or an infinite value
     */
    public static Weights of(Architecture architecture, Map<String, Tensor> tensors)
            throws ArchitectureException {
        Map<String, Tensor> given = underTodaysNames(architecture, tensors);
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            Tensor tensor = given.get(parameter.name());
            if (tensor == null) {
                throw missing(parameter.name(), architecture, given.keySet());
            }
            if (!tensor.shape().equals(parameter.shape())) {
                boolean otherLayout = tensor.size() == parameter.shape().size();
                throw new ArchitectureException(
                        otherLayout ? "weights.layout" : "weights.shape",
                        parameter.name(),
                        tensor.shape(),
                        parameter.shape());
            }
            if (!tensor.isFinite()) {
                throw new ArchitectureException("weights.notFinite", parameter.name());
            }
            ordered.put(parameter.name(), tensor);
        }
        for (String name : given.keySet()) {
            if (!ordered.containsKey(name)) {
                throw new ArchitectureException(
                        "weights.unknown", name, architecture.id(), listed(ordered.keySet()));
            }
        }
        return new Weights(ordered);
    }

    /** A tensor that is there under both names keeps both, and the older one is refused. */
    private static Map<String, Tensor> underTodaysNames(
            Architecture architecture, Map<String, Tensor> tensors) {
        Map<String, Tensor> renamed = new LinkedHashMap<>(tensors);
        for (ParameterSpec parameter : architecture.parameters()) {
            Tensor former = renamed.get(parameter.formerName());
            if (former != null && renamed.putIfAbsent(parameter.name(), former) == null) {
                renamed.remove(parameter.formerName());
            }
        }
        return renamed;
    }

    /** Tensors with other names are more likely than a file that has only some of them. */
    private static ArchitectureException missing(
            String name, Architecture architecture, Set<String> there) {
        Set<String> others = new TreeSet<>(there);
        architecture.parameters().forEach(parameter -> others.remove(parameter.name()));
        return others.isEmpty()
                ? new ArchitectureException("weights.missing", name, architecture.id())
                : new ArchitectureException(
                        "weights.otherNames", name, architecture.id(), listed(others));
    }

    private static String listed(Collection<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", …" : first;
    }

    /**
     * The tensor called {@code name}, for example {@code C1.weight}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor called " + name);
        }
        return tensor;
    }

    /**
     * The same weights with some tensors replaced.
     *
     * @param others by name, of the same shapes; the other tensors stay
     * @throws ArchitectureException if a value is not finite
     * @throws IllegalArgumentException if a name is unknown or a shape differs
     */
    public Weights withAll(Map<String, Tensor> others) throws ArchitectureException {
        Map<String, Tensor> changed = new LinkedHashMap<>(tensors);
        for (Map.Entry<String, Tensor> entry : others.entrySet()) {
            Tensor tensor = entry.getValue();
            if (!tensor.shape().equals(get(entry.getKey()).shape())) {
                throw new IllegalArgumentException(entry.getKey() + ": " + tensor.shape());
            }
            if (!tensor.isFinite()) {
                throw new ArchitectureException("weights.notFinite", entry.getKey());
            }
            changed.put(entry.getKey(), tensor);
        }
        return new Weights(changed);
    }

    /** All tensors by name, in the order of the layers. */
    public Map<String, Tensor> asMap() {
        return tensors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && tensors.equals(weights.tensors);
    }

    @Override
    public int hashCode() {
        return tensors.hashCode();
    }
}
