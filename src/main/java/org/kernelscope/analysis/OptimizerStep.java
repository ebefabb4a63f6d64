package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.UpdateRule;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * One step of an optimizer over all weights of a network, by the {@link UpdateRule} of package
 * {@code op}. Any thread.
 */
public final class OptimizerStep {
    private final TrainingSettings settings;
    private final UpdateRule rule;

    /** The step of {@code settings}. */
    public OptimizerStep(TrainingSettings settings) {
        this.settings = settings;
        this.rule = settings.optimizer().rule(settings.momentum());
    }

    /** The training settings. */
    public TrainingSettings settings() {
        return settings;
    }

    /**
     * The state of an optimizer. Immutable; any thread.
     *
     * @param values for each trained parameter, by its name, one tensor in its shape for each of
     *     {@link UpdateRule#memoryNames}
     * @param steps number of steps so far
     */
    public record Memory(Map<String, List<Tensor>> values, long steps) {
        public Memory {
            values = Map.copyOf(values);
        }
    }

    /**
     * The weights and the memory after a step.
     *
     * @param updates the amounts subtracted from each trained parameter, weight decay included, by
     *     name
     */
    public record Result(Weights weights, Memory memory, Map<String, Tensor> updates) {
        public Result {
            updates = Map.copyOf(updates);
        }
    }

    /** The memory before the first step. */
    public Memory start(Architecture architecture) {
        Map<String, List<Tensor>> values = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            if (parameter.isTrained()) {
                float[] first = new float[parameter.shape().size()];
                Arrays.fill(first, (float) rule.initialMemory());
                Tensor tensor = Tensor.takeOver(parameter.shape(), first);
                values.put(
                        parameter.name(), rule.memoryNames().stream().map(name -> tensor).toList());
            }
        }
        return new Memory(values, 0);
    }

    /**
     * The memory before the first step with {@code examples}. The optimizer of 1998 measures the
     * curvature before an epoch; here the examples are all there is.
     *
     * @throws UserFacingException if the network has no curvature of single weights
     */
    public Memory start(Model model, List<Example> examples) throws UserFacingException {
        if (!settings.optimizer().needsCurvature()) {
            return start(model.architecture());
        }
        Map<String, List<Tensor>> values = new LinkedHashMap<>();
        Curvature.of(model.architecture(), model.weights(), settings.loss(), examples)
                .forEach((name, curvature) -> values.put(name, List.of(curvature)));
        return new Memory(values, 0);
    }

    /** True if weight decay makes the values of {@code parameter} smaller: weights, not biases. */
    public static boolean decays(ParameterSpec parameter) {
        return parameter.role() == ParameterSpec.Role.WEIGHT;
    }

    /**
     * Takes one step.
     *
     * @param gradients of the minibatch, for the network with these weights
     * @throws UserFacingException if a weight is no longer a finite number
     */
    public Result take(
            Architecture architecture, Weights weights, MinibatchGradients gradients, Memory before)
            throws UserFacingException {
        Map<String, Tensor> after = new LinkedHashMap<>(gradients.measured());
        Map<String, List<Tensor>> remembered = new LinkedHashMap<>();
        Map<String, Tensor> updates = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            if (parameter.isTrained()) {
                String name = parameter.name();
                Update update = new Update(parameter, required(before.values(), name));
                update.apply(
                        weights.get(name), required(gradients.parameters(), name), before.steps());
                after.put(name, update.after());
                remembered.put(name, update.memory());
                updates.put(name, update.steps());
            }
        }
        return new Result(
                weights.withAll(after), new Memory(remembered, before.steps() + 1), updates);
    }

    private static <T> T required(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    /** The update of one parameter tensor. */
    private final class Update {
        private final ParameterSpec parameter;
        private final List<float[]> memory = new ArrayList<>();
        private final float[] values;
        private final float[] steps;

        Update(ParameterSpec parameter, List<Tensor> before) {
            this.parameter = parameter;
            before.forEach(tensor -> memory.add(tensor.toArray()));
            this.values = new float[parameter.shape().size()];
            this.steps = new float[values.length];
        }

        void apply(Tensor weights, Tensor gradients, long made) {
            double rate = settings.schedule().rate(settings.rate(), made);
            double decay = decays(parameter) ? rate * settings.weightDecay() : 0;
            double[] one = new double[memory.size()];
            for (int i = 0; i < values.length; i++) {
                for (int m = 0; m < one.length; m++) {
                    one[m] = memory.get(m)[i];
                }
                double w = weights.get(i);
                double step = rule.step(gradients.get(i), one, rate, made + 1) + decay * w;
                for (int m = 0; m < one.length; m++) {
                    memory.get(m)[i] = (float) one[m];
                }
                steps[i] = (float) step;
                values[i] = (float) (w - step);
            }
        }

        Tensor after() {
            return Tensor.takeOver(parameter.shape(), values);
        }

        Tensor steps() {
            return Tensor.takeOver(parameter.shape(), steps);
        }

        List<Tensor> memory() {
            return memory.stream().map(all -> Tensor.takeOver(parameter.shape(), all)).toList();
        }
    }
}
