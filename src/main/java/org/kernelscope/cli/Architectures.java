package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.text.Problem;

/** Networks as a person names them on the command line: by a preset's name, or by a file. */
final class Architectures {
    private Architectures() {}

    /**
     * The preset called {@code name}, or what the JSON file {@code name} describes.
     *
     * @throws Problem if it is neither
     */
    static Architecture find(String name) throws Problem {
        var preset = Presets.byId(name);
        if (preset.isPresent()) {
            return preset.get();
        }
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw new Problem("cli.architecture", name, known());
        }
        return ArchitectureJson.read(file);
    }

    /** The names of the presets, for a sentence. */
    static String known() {
        return Presets.all().stream().map(Architecture::id).collect(Collectors.joining(", "));
    }
}
