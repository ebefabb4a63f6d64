package org.kernelscope.scene;

import java.nio.file.Path;
import org.kernelscope.network.Architecture;

/** The source of a network, from which it can be opened again. Immutable; any thread. */
public sealed interface NetworkSource {
    /**
     * A network that ships with the program.
     *
     * @param id such as {@code lenet5-modern}
     */
    record Preset(String id) implements NetworkSource {}

    /**
     * A file with a trained network or an architecture.
     *
     * @param path absolute
     */
    record File(Path path) implements NetworkSource {}

    /**
     * An architecture with initial weights.
     *
     * @param architecture what the network is
     * @param seed of the weights
     */
    record Untrained(Architecture architecture, long seed) implements NetworkSource {}
}
