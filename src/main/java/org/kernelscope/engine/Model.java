package org.kernelscope.engine;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Weights;

/**
 * A network as it is kept in a file: the architecture, its weights, and where it comes from.
 *
 * @param architecture the architecture
 * @param weights its numbers
 * @param metadata seed, settings, accuracy, program version, … by name; readable text
 * @param classNames the names of its classes, the first ones if there are fewer; null if they are
 *     called by their numbers, as digits are
 */
public record Model(
        Architecture architecture,
        Weights weights,
        Map<String, String> metadata,
        @Nullable ClassNames classNames) {
    /** Under this name the metadata of an untrained network tell the seed of its weights. */
    private static final String FRESH = "seed.fresh";

    /**
     * @throws IllegalArgumentException if there are more names than classes
     */
    public Model {
        metadata = Map.copyOf(metadata);
        classNames = classNames == null ? null : classNames.unlessDigits();
        if (classNames != null && classNames.count() > architecture.classes()) {
            throw new IllegalArgumentException(
                    classNames.count() + " names for " + architecture.classes());
        }
    }

    /** A network whose classes are called by their numbers. */
    public Model(Architecture architecture, Weights weights, Map<String, String> metadata) {
        this(architecture, weights, metadata, null);
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

    /** The class called {@code name}; empty if no class has this name. */
    public OptionalInt classCalled(String name) {
        return classNames == null ? OptionalInt.empty() : classNames.find(name);
    }

    /** The name of class {@code label}; its number if it has none. */
    public String className(int label) {
        return ClassNames.name(classNames, label);
    }
}
