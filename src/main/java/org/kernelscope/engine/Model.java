package org.kernelscope.engine;

import java.util.Map;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Weights;

/**
 * A network as it is kept in a file: the architecture, its weights, and where it comes from.
 *
 * @param architecture the architecture
 * @param weights its numbers
 * @param metadata seed, settings, accuracy, program version, … by name; readable text
 */
public record Model(Architecture architecture, Weights weights, Map<String, String> metadata) {
    /** Under this name the metadata of an untrained network tell the seed of its weights. */
    private static final String FRESH = "seed.fresh";

    public Model {
        metadata = Map.copyOf(metadata);
    }

    /** A network that has learnt nothing yet, with fresh weights drawn from {@code seed}. */
    public static Model untrained(Architecture architecture, long seed) {
        return new Model(
                architecture,
                InitialWeights.draw(architecture, seed),
                Map.of(FRESH, Long.toString(seed)));
    }

    /** True if it has not been trained. */
    public boolean isUntrained() {
        return metadata.containsKey(FRESH);
    }
}
