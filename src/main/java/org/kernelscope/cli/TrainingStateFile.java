package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;

/**
 * An unfinished training in a file: the weights of the moment, what the optimizer remembers, the
 * plan, and what the epochs so far brought.
 *
 * @param architecture what is trained
 * @param plan how
 * @param state where it stands
 * @param history the epochs so far
 */
record TrainingStateFile(
        Architecture architecture, TrainPlan plan, TrainingState state, TrainingHistory history) {
    private static final String OPTIMIZER = "optimizer";
    private static final String ARCHITECTURE = "architecture";
    private static final String STEPS = "train.steps";
    private static final String HISTORY = "train.history";

    /** Writes it whole or not at all. */
    void write(Path path) throws Problem {
        Map<String, String> metadata = new LinkedHashMap<>(plan.toMetadata());
        metadata.put(ARCHITECTURE, ArchitectureJson.format(architecture));
        metadata.put(STEPS, Long.toString(state.steps()));
        metadata.put(HISTORY, history.format());
        Map<String, Tensor> tensors = new LinkedHashMap<>(state.weights().asMap());
        tensors.put(OPTIMIZER, state.optimizer());
        Safetensors.write(path, new TensorFile(metadata, tensors));
    }

    /**
     * Reads one.
     *
     * @throws Problem if the file is not one of these
     */
    static TrainingStateFile read(Path path) throws Problem {
        String name = path.toString();
        TensorFile file = Safetensors.read(path);
        Map<String, String> metadata = file.metadata();
        Map<String, Tensor> tensors = new LinkedHashMap<>(file.tensors());
        Tensor optimizer = tensors.remove(OPTIMIZER);
        String json = metadata.get(ARCHITECTURE);
        String steps = metadata.get(STEPS);
        String history = metadata.get(HISTORY);
        if (optimizer == null || json == null || steps == null || history == null) {
            throw new Problem("train.resume.notOne", name);
        }
        TrainPlan plan = TrainPlan.fromMetadata(name, metadata);
        try {
            Architecture architecture = ArchitectureJson.parse(json);
            Weights weights = Weights.of(architecture, tensors);
            long done = Long.parseLong(steps);
            if (done < 0) {
                throw new IllegalArgumentException(STEPS);
            }
            TrainingState state = new TrainingState(weights, optimizer, done);
            return new TrainingStateFile(architecture, plan, state, TrainingHistory.parse(history));
        } catch (Problem problem) {
            throw Problem.causedBy(problem, "storage.inFile", name, problem);
        } catch (IllegalArgumentException e) {
            throw Problem.causedBy(e, "train.resume.plan", name, String.valueOf(e.getMessage()));
        }
    }
}
