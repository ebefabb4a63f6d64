package org.kernelscope.engine;

import java.util.Map;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;

/**
 * A network as it is kept in a file: what it is, its weights, and where it comes from.
 *
 * @param architecture what it is
 * @param weights its numbers
 * @param metadata seed, settings, accuracy, program version, … by name; readable text
 */
public record Model(Architecture architecture, Weights weights, Map<String, String> metadata) {
    public Model {
        metadata = Map.copyOf(metadata);
    }
}
