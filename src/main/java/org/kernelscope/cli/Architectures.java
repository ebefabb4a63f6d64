package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;

/** Networks as a person names them on the command line: by name, or by a file. */
public final class Architectures {
    private Architectures() {}

    /**
     * The network called {@code name}, or what the JSON file {@code name} describes.
     *
     * @throws UserFacingException if it is neither
     */
    public static Architecture find(String name) throws UserFacingException {
        for (Architecture architecture : all()) {
            if (architecture.id().equals(name)) {
                return architecture;
            }
        }
        try {
            Path file = Path.of(name);
            if (Files.exists(file)) {
                return ArchitectureJson.read(file);
            }
        } catch (InvalidPathException noFileName) {
            if (PathNames.isBeyondEncoding(name)) {
                throw PathNames.refusal(name, noFileName);
            }
            throw UserFacingException.causedBy(noFileName, "cli.architecture", name, known());
        }
        throw new UserFacingException("cli.architecture", name, known());
    }

    /** The presets, and the steps between the two LeNet-5. */
    static List<Architecture> all() {
        return Stream.concat(Presets.all().stream(), LenetVariants.nonPresets().stream()).toList();
    }

    /** The names of all, for a sentence. */
    static String known() {
        return all().stream().map(Architecture::id).collect(Collectors.joining(", "));
    }
}
