package org.kernelscope.scene;

import java.nio.file.Path;
import java.util.Locale;
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
    record File(Path path) implements NetworkSource {
        private static final String ARCHITECTURE = ".json";

        /** True if a file of this name is taken for a network. */
        public static boolean isNamed(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            return name.endsWith(".safetensors")
                    || name.endsWith(ARCHITECTURE) && !SceneFile.isNamed(name);
        }

        /** True if {@code path} is the name of an architecture, which has no weights. */
        public static boolean isArchitecture(Path path) {
            return path.toString().toLowerCase(Locale.ROOT).endsWith(ARCHITECTURE);
        }
    }

    /**
     * An architecture with initial weights.
     *
     * @param architecture the architecture of the network
     * @param seed of the weights
     */
    record Untrained(Architecture architecture, long seed) implements NetworkSource {}
}
