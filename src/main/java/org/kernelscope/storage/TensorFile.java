package org.kernelscope.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kernelscope.tensor.Tensor;

/**
 * The content of a safetensors file: named tensors and metadata. Immutable; any thread.
 *
 * @param metadata texts by name, sorted
 * @param tensors tensors by name, in the order in which their numbers lie in the file
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
    public TensorFile {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
