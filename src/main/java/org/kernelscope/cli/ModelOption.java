package org.kernelscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Option;

/** {@code --model}: the trained network that a command works with. */
public final class ModelOption {
    static final String DEFAULT = "lenet5-modern";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = DEFAULT,
            description =
                    "A trained network: a .safetensors file, or the name of one that comes with"
                            + " the program (default: ${DEFAULT-VALUE}).")
    private String name = DEFAULT;

    /** The option's value, as it was typed. */
    public String name() {
        return name;
    }

    /** The file, if the network is in one; null for one that comes with the program. */
    public @Nullable Path file() {
        try {
            Path file = Path.of(name);
            return Files.exists(file) ? file : null;
        } catch (InvalidPathException noFileName) {
            return null;
        }
    }

    /**
     * Reads the network.
     *
     * @throws UserFacingException if there is none, or the file is damaged
     */
    public Model load() throws UserFacingException {
        return load(name);
    }

    /** Reads the network called {@code name}, as {@link #load()} does. */
    static Model load(String name) throws UserFacingException {
        boolean known = shipped().contains(name);
        try {
            Path file = Path.of(name);
            if (!known && isNoFileName(name) && !Files.exists(file)) {
                throw new UserFacingException("cli.model", name, String.join(", ", shipped()));
            }
            return known && !Files.exists(file)
                    ? ModelFile.readBundled(name)
                    : ModelFile.read(file);
        } catch (InvalidPathException impossible) {
            if (PathNames.isBeyondEncoding(name)) {
                throw PathNames.refusal(name, impossible);
            }
            throw UserFacingException.causedBy(
                    impossible, "cli.model", name, String.join(", ", shipped()));
        }
    }

    /** The names of the presets that come with trained weights. */
    private static List<String> shipped() {
        return Presets.all().stream().map(Architecture::id).filter(ModelFile::isBundled).toList();
    }

    /** True if what was typed looks as a name does, and not as a file, which has a suffix. */
    private static boolean isNoFileName(String name) {
        return name.matches("[\\w-]+");
    }
}
