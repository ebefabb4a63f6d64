package org.kernelscope.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;

/**
 * Trained networks in files: safetensors, with the tensors named and laid out as PyTorch has them,
 * and what the network is (as {@link ArchitectureJson}) under {@code architecture} in the metadata.
 * Stateless; any thread.
 */
public final class ModelFile {
    private static final String ARCHITECTURE = "architecture";

    /** The names of the classes as JSON, if they are not called by their numbers. */
    private static final String CLASSES = "classes";

    private static final String NAMES = "names";

    /** Characters of that JSON at the most; a character of a name may be written as six. */
    private static final int MAX_CLASSES_CHARACTERS =
            100 + ClassNames.MOST * (6 * ClassNames.MAX_LENGTH + 4);

    /** In files that hold the whole run of a training, and not a network alone. */
    static final String RUN = "run/version";

    /** By convention of the format: whose layout of tensors this is ({@code pt}: PyTorch's). */
    private static final String FORMAT = "format";

    /** The tensors of another program's file that the network does not have. */
    public static final String LEFT_OUT = "tensors.leftOut";

    private static final String BUNDLED = "/assets/models/%s.safetensors";

    private ModelFile() {}

    /**
     * Reads a network.
     *
     * <p>Floats of other precisions, names with a prefix and a convolution that covers its whole
     * input as a dense layer are understood, as PyTorch users save them.
     *
     * @throws UserFacingException if the file cannot be read, is no sound safetensors file, or does
     *     not hold the tensors that its architecture needs; the sentence names the file
     */
    public static Model read(Path path) throws UserFacingException {
        return model(path.toString(), Safetensors.readStateDict(path));
    }

    /**
     * False if {@code path} holds tensors and does not say of what network, as a file of another
     * program does.
     *
     * @throws UserFacingException if the head of the file shows that {@link #read} cannot read it
     */
    public static boolean hasArchitecture(Path path) throws UserFacingException {
        Map<String, String> metadata = Safetensors.readMetadata(path);
        return metadata.containsKey(ARCHITECTURE) || metadata.containsKey(RUN);
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
        TensorFile file = Safetensors.readResource(resource);
        return model(resource, StateDict.of(file.metadata(), file.tensors(), List.of()));
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
        ClassNames names = model.classNames();
        if (names != null) {
            metadata.put(CLASSES, format(names));
        }
        Safetensors.write(path, new TensorFile(metadata, model.weights().asMap()), ModelFile::read);
    }

    private static Model model(String name, StateDict file) throws UserFacingException {
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
            String classes = metadata.remove(CLASSES);
            StateDict.Fitted fitted = file.fitted(architecture);
            if (!fitted.leftOut().isEmpty()) {
                metadata.put(LEFT_OUT, String.join(", ", fitted.leftOut()));
            }
            return new Model(
                    architecture, fitted.weights(), metadata, names(architecture, classes));
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", name, problem);
        }
    }

    private static String format(ClassNames names) {
        JsonArray list = new JsonArray();
        names.names().forEach(list::add);
        JsonObject json = new JsonObject();
        json.add(NAMES, list);
        return json.toString();
    }

    private static @Nullable ClassNames names(Architecture architecture, @Nullable String json)
            throws UserFacingException {
        if (json == null) {
            return null;
        }
        ClassNames names =
                ClassNames.checked(
                        JsonFields.parse(json, MAX_CLASSES_CHARACTERS)
                                .texts(NAMES, ClassNames.MOST));
        if (names.count() > architecture.classes()) {
            throw new UserFacingException(
                    "model.classNames", names.count(), architecture.classes());
        }
        return names;
    }
}
