package org.kernelscope.experiment;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kernelscope.storage.JsonFields;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The runs of an experiment in one file: of each arm the network, its steps, measurements, some
 * checkpoints and the worst mistakes. A safetensors file, capped, checked and written atomically.
 * Stateless; any thread but that of JavaFX.
 */
public final class ExperimentFile {
    /** The ending of the names of such files. */
    public static final String SUFFIX = ".experiment";

    /** The version that is written. */
    private static final int CURRENT = 1;

    private static final String VERSION = "experiment/version";
    private static final String FACTS = "experiment/facts";
    private static final String ARM = "arm/";
    private static final int MOST_ARMS = 16;

    private ExperimentFile() {}

    /**
     * Writes the arms or nothing at all.
     *
     * @throws UserFacingException if it cannot be written; an older file of that name is then as it
     *     was
     */
    public static void write(Path path, SavedExperiment saved) throws UserFacingException {
        if (saved.results().size() > MOST_ARMS) {
            throw new UserFacingException("experiment.file.many", MOST_ARMS);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        JsonArray arms = new JsonArray();
        for (ArmResult result : saved.results()) {
            String prefix = ARM + arms.size() + "/";
            TensorFile content = ArmCodec.encode(result);
            content.metadata().forEach((name, text) -> texts.put(prefix + name, text));
            content.tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
            content.arrays().forEach((name, array) -> arrays.put(prefix + name, array));
            arms.add(ArmCodec.facts(result));
        }
        JsonObject facts = new JsonObject();
        facts.addProperty("experiment", saved.experiment().id());
        facts.add("arms", arms);
        texts.put(VERSION, Integer.toString(CURRENT));
        texts.put(FACTS, facts.toString());
        Safetensors.write(path, new TensorFile(texts, tensors, arrays), ExperimentFile::read);
    }

    /**
     * Reads the arms of an experiment; their records have the numbers -1, -2, …
     *
     * @throws UserFacingException if the file cannot be read, or holds no experiment that this
     *     version of the program knows
     */
    public static SavedExperiment read(Path path) throws UserFacingException {
        TensorFile file = Safetensors.readAnyType(path);
        String version = file.metadata().getOrDefault(VERSION, "");
        if (!version.matches("\\d{1,6}")) {
            throw new UserFacingException("experiment.file.notOne", path);
        }
        if (Integer.parseInt(version) > CURRENT) {
            throw new UserFacingException("training.file.newer", path, version, CURRENT);
        }
        try {
            return decode(file);
        } catch (UserFacingException problem) {
            throw UserFacingException.causedBy(problem, "storage.inFile", path, problem);
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw UserFacingException.causedBy(
                    damaged, "training.file.damaged", path, String.valueOf(damaged.getMessage()));
        }
    }

    private static SavedExperiment decode(TensorFile file) throws UserFacingException {
        JsonFields facts =
                JsonFields.parse(
                        file.metadata().getOrDefault(FACTS, ""), Safetensors.MAX_HEADER_BYTES);
        Map<String, Experiment> known =
                Experiment.all().stream().collect(Collectors.toMap(Experiment::id, one -> one));
        Experiment experiment = facts.choice("experiment", known);
        List<JsonFields> arms = facts.objects("arms", MOST_ARMS);
        int shipped = experiment.arms().size();
        if (arms.size() < shipped) {
            throw new UserFacingException("experiment.file.arms", arms.size(), shipped);
        }
        List<ArmResult> results = new ArrayList<>();
        for (int i = 0; i < arms.size(); i++) {
            String id =
                    i < shipped
                            ? experiment.arms().get(i).id()
                            : ExperimentWords.ownId(i - shipped + 1);
            ArmResult result = ArmCodec.decode(id, -1 - i, arms.get(i), part(file, ARM + i + "/"));
            if (i < shipped && !isLike(experiment.arms().get(i), result.arm())) {
                throw new UserFacingException("experiment.file.other", id);
            }
            results.add(result);
        }
        return new SavedExperiment(experiment, results);
    }

    /** Its number of steps and its memory do not matter for what the arm is. */
    private static boolean isLike(Experiment.Arm known, Experiment.Arm read) {
        return known.architecture().equals(read.architecture())
                && known.equal() == read.equal()
                && known.settings().seed() == read.settings().seed()
                && known.settings().loss() == read.settings().loss()
                && known.settings().optimization().equals(read.settings().optimization())
                && known.settings().examples().equals(read.settings().examples());
    }

    private static TensorFile part(TensorFile file, String prefix) {
        return new TensorFile(
                within(file.metadata(), prefix),
                within(file.tensors(), prefix),
                within(file.arrays(), prefix));
    }

    private static <T> Map<String, T> within(Map<String, T> all, String prefix) {
        Map<String, T> found = new LinkedHashMap<>();
        all.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), value);
                    }
                });
        return found;
    }

    /**
     * An experiment with the results of its arms. Immutable; any thread.
     *
     * @param results of the arms that ship with it, in their order, then of further ones
     */
    public record SavedExperiment(Experiment experiment, List<ArmResult> results) {
        public SavedExperiment {
            results = List.copyOf(results);
        }
    }
}
