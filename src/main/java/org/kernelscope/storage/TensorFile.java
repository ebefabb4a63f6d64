package org.kernelscope.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kernelscope.tensor.Tensor;

/**
 * The content of a safetensors file: named tensors, named arrays of other numbers, and metadata.
 * Immutable; any thread.
 *
 * @param metadata texts by name, sorted
 * @param tensors 32-bit floats by name, in the order of the file
 * @param arrays numbers of other types by name, in the order of the file
 */
public record TensorFile(
        Map<String, String> metadata,
        Map<String, Tensor> tensors,
        Map<String, NumberArray> arrays) {
    /**
     * @throws IllegalArgumentException if a tensor and an array have the same name
     */
    public TensorFile {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        if (!Collections.disjoint(tensors.keySet(), arrays.keySet())) {
            throw new IllegalArgumentException("the same name twice");
        }
    }

    /** A file with 32-bit floats alone, as networks are stored. */
    public TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
        this(metadata, tensors, Map.of());
    }

    /** The length of all numbers in the file, in bytes. */
    public long bytes() {
        long bytes = 0;
        for (Tensor tensor : tensors.values()) {
            bytes += Float.BYTES * (long) tensor.size();
        }
        for (NumberArray array : arrays.values()) {
            bytes += array.bytes();
        }
        return bytes;
    }
}
