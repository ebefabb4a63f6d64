package org.kernelscope.storage;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.text.UserFacingException;

/**
 * Trained networks in files: safetensors, with the tensors named and laid out as PyTorch has them,
 * and what the network is (as {@link ArchitectureJson}) under {@code architecture} in the metadata.
 * Stateless; any thread.
 */
public final class ModelFile {
    private static final String ARCHITECTURE = "architecture";

    /** In files that hold the whole run of a training, and not a network alone. */
    static final String RUN = "run/version";

    /** By convention of the format: whose layout of tensors this is ({@code pt}: PyTorch's). */
    private static final String FORMAT = "format";

    private static final String BUNDLED = "/assets/models/%s.safetensors";

    private ModelFile() {}

    /**
     * Reads a network.
     *
     * @throws UserFacingException if the file cannot be read, is no sound safetensors file, or does
     *     not hold the tensors that its architecture needs; the sentence names the file
     */
    public static Model read(Path path) throws UserFacingException {
        return model(path.toString(), tensors(path));
    }

    /** A run holds numbers of types that a network has not, and is called by its name. */
    private static TensorFile tensors(Path path) throws UserFacingException {
        try {
            return Safetensors.read(path);
        } catch (UserFacingException problem) {
            if (isRun(path)) {
                throw UserFacingException.causedBy(problem, "model.isRun", path);
            }
            throw problem;
        }
    }

    private static boolean isRun(Path path) {
        try {
            return Safetensors.readMetadata(path).containsKey(RUN);
        } catch (UserFacingException unreadable) {
            return false;
        }
    }

    /** True if a trained network of the architecture {@code id} travels with the program. */
    public static boolean isBundled(String id) {
        return ModelFile.class.getResource(BUNDLED.formatted(id)) != null;
    }

    /**
     * Reads a trained network that travels with the program.
     *
     * @param id the architecture's id: {@code lenet5-modern}
     * @throws UserFacingException if there is none, or it is damaged
     */
    public static Model readBundled(String id) throws UserFacingException {
        String resource = BUNDLED.formatted(id);
        return model(resource, Safetensors.readResource(resource));
    }

    /**
     * Writes a network: all of it or nothing. The same model gives the same bytes.
     *
     * @throws UserFacingException if the file cannot be written; an older file of that name is then
     *     as it was
     */
    public static void write(Path path, Model model) throws UserFacingException {
        Map<String, String> metadata = new HashMap<>(model.metadata());
        metadata.put(FORMAT, "pt");
        metadata.put(ARCHITECTURE, ArchitectureJson.format(model.architecture()));
        Safetensors.write(path, new TensorFile(metadata, model.weights().asMap()), ModelFile::read);
    }

    private static Model model(String name, TensorFile file) throws UserFacingException {
        if (file.metadata().containsKey(RUN)) {
            throw new UserFacingException("model.isRun", name);
        }
        String json = file.metadata().get(ARCHITECTURE);
        if (json == null) {
            throw new UserFacingException("model.noArchitecture", name);
        }
        try {
            Architecture architecture = ArchitectureJson.parse(json);
            Map<String, String> metadata = new HashMap<>(file.metadata());
            metadata.remove(ARCHITECTURE);
            metadata.remove(FORMAT);
            return new Model(architecture, Weights.of(architecture, file.tensors()), metadata);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", name, problem);
        }
    }
}
