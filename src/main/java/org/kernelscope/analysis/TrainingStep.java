package org.kernelscope.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.op.UpdateRule;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * One training step with everything on its way: the gradients of each example, their mean, the step
 * of the optimizer, the network after it, and the losses before and after. Immutable; any thread.
 *
 * @param before the network before the step
 * @param examples the minibatch
 * @param gradients of the mean loss, and of each example
 * @param settings the optimizer and its settings
 * @param memory the state of the optimizer before the step
 * @param result the step
 * @param after the network after the step
 * @param lossesAfter the loss of each example after the step
 * @param seenAfter the activations of the network after the step for the first example
 */
public record TrainingStep(
        Model before,
        List<Example> examples,
        MinibatchGradients gradients,
        TrainingSettings settings,
        OptimizerStep.Memory memory,
        OptimizerStep.Result result,
        Model after,
        List<Double> lossesAfter,
        Activations seenAfter) {
    public TrainingStep {
        examples = List.copyOf(examples);
        lossesAfter = List.copyOf(lossesAfter);
    }

    /**
     * Takes one step.
     *
     * @param memory the state of the optimizer
     * @throws UserFacingException if a weight is no longer a finite number
     */
    public static TrainingStep of(
            Model model,
            List<Example> examples,
            TrainingSettings settings,
            OptimizerStep.Memory memory)
            throws UserFacingException {
        MinibatchGradients mean = gradients(model, examples, settings, memory);
        OptimizerStep.Result result =
                new OptimizerStep(settings)
                        .take(model.architecture(), model.weights(), mean, memory);
        Model after =
                new Model(
                        model.architecture(),
                        result.weights(),
                        model.metadata(),
                        model.classNames());
        return new TrainingStep(
                model,
                examples,
                mean,
                settings,
                memory,
                result,
                after,
                gradients(after, examples, settings, memory).losses(),
                Backpropagation.forward(
                        after.architecture(), after.weights(), examples.get(0).input()));
    }

    private static MinibatchGradients gradients(
            Model model,
            List<Example> examples,
            TrainingSettings settings,
            OptimizerStep.Memory memory) {
        return MinibatchGradients.of(
                model, examples, settings.loss(), settings.seed(), memory.steps());
    }

    /** The mean loss before the step. */
    public double lossBefore() {
        return gradients.loss();
    }

    /** The mean loss after the step. */
    public double lossAfter() {
        return lossesAfter.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** The gradient of a parameter. */
    public double gradient(MapWeights.Place place) {
        return at(gradients.parameters(), place);
    }

    /** The gradient of a parameter for one example. */
    public double gradient(int example, MapWeights.Place place) {
        return at(gradients.shares().get(example), place);
    }

    private static double at(Map<String, Tensor> gradients, MapWeights.Place place) {
        String name = place.parameter().name();
        return Objects.requireNonNull(gradients.get(name), name).get(place.index());
    }

    /** The value of a parameter before the step. */
    public double weight(MapWeights.Place place) {
        return before.weights().get(place.parameter().name()).get(place.index());
    }

    /** The value of a parameter after the step. */
    public double newWeight(MapWeights.Place place) {
        return after.weights().get(place.parameter().name()).get(place.index());
    }

    /** The learning rate of this step. */
    public double rate() {
        return settings.schedule().rate(settings.rate(), memory.steps());
    }

    /** The optimizer's change of a parameter from its gradient, term by term. */
    public UpdateRule.Trace trace(MapWeights.Place place) {
        List<Tensor> kept = Objects.requireNonNull(memory.values().get(place.parameter().name()));
        double[] values = new double[kept.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = kept.get(i).get(place.index());
        }
        return settings.optimizer()
                .rule(settings.momentum())
                .trace(gradient(place), values, rate(), memory.steps() + 1);
    }

    /** The share of weight decay in a parameter's change; 0 for a bias. */
    public double decay(MapWeights.Place place) {
        ParameterSpec parameter = place.parameter();
        return OptimizerStep.decays(parameter)
                ? rate() * settings.weightDecay() * weight(place)
                : 0;
    }
}
