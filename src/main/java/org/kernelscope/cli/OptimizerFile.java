package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.UserFacingException;

/**
 * The state of an optimizer as a safetensors file: for each parameter, one tensor for each kind of
 * value ({@code C1.weight.m}), in the parameter's shape.
 */
final class OptimizerFile {
    private static final String OPTIMIZER = "optimizer";
    private static final String STEPS = "steps";

    private final Architecture architecture;
    private final TrainingSettings settings;

    /** The file of a network that learns by {@code settings}. */
    OptimizerFile(Architecture architecture, TrainingSettings settings) {
        this.architecture = architecture;
        this.settings = settings;
    }

    /**
     * Reads the file.
     *
     * @throws UserFacingException if it cannot be read, or is of another optimizer or network
     */
    OptimizerStep.Memory read(Path file) throws UserFacingException {
        TensorFile content = Safetensors.read(file);
        String optimizer = content.metadata().get(OPTIMIZER);
        String asked = TrainOptions.Dashes.format(settings.optimizer());
        if (!asked.equals(optimizer)) {
            throw optimizer == null
                    ? new UserFacingException("optimizerFile.other", file)
                    : new UserFacingException("optimizerFile.optimizer", file, optimizer, asked);
        }
        Map<String, List<Tensor>> values = new LinkedHashMap<>();
        for (ParameterSpec parameter : trained()) {
            List<Tensor> memory = new ArrayList<>();
            for (String name : names(parameter)) {
                Tensor tensor = content.tensors().get(name);
                if (tensor == null
                        || !tensor.shape().equals(parameter.shape())
                        || !tensor.isFinite()) {
                    throw new UserFacingException(
                            "optimizerFile.tensor", file, name, architecture.id());
                }
                memory.add(tensor);
            }
            values.put(parameter.name(), memory);
        }
        return new OptimizerStep.Memory(values, steps(file, content));
    }

    private static long steps(Path file, TensorFile content) throws UserFacingException {
        String text = content.metadata().getOrDefault(STEPS, "");
        if (!text.matches("\\d{1,9}")) {
            throw new UserFacingException("optimizerFile.other", file);
        }
        return Long.parseLong(text);
    }

    /** Writes the file, whole or not at all. */
    void write(Path file, OptimizerStep.Memory memory) throws UserFacingException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : trained()) {
            List<String> names = names(parameter);
            List<Tensor> values = memory.values().getOrDefault(parameter.name(), List.of());
            for (int i = 0; i < names.size(); i++) {
                tensors.put(names.get(i), values.get(i));
            }
        }
        Map<String, String> metadata =
                Map.of(
                        OPTIMIZER,
                        TrainOptions.Dashes.format(settings.optimizer()),
                        STEPS,
                        Long.toString(memory.steps()),
                        "program",
                        "Kernelscope " + ProgramVersion.current());
        Safetensors.write(file, new TensorFile(metadata, tensors));
    }

    private List<ParameterSpec> trained() {
        return architecture.parameters().stream().filter(ParameterSpec::isTrained).toList();
    }

    private List<String> names(ParameterSpec parameter) {
        return settings.optimizer().rule(settings.momentum()).memoryNames().stream()
                .map(name -> parameter.name() + "." + name)
                .toList();
    }
}
