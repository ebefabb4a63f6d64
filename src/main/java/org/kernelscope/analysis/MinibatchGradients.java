package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.tensor.Tensor;

/**
 * Backpropagation of a minibatch as a training step does it, in the readable operations of package
 * {@code op}: dropout leaves cells out, and batch normalisation takes its statistics from the
 * minibatch. {@link Backpropagation} is about one example in a trained network. Immutable; any
 * thread.
 *
 * @param losses the loss of each example
 * @param parameters dL/dw of the mean loss, by the parameter's name
 * @param shares each example's own gradients, whose mean the gradients are. Where a layer joins the
 *     examples of a minibatch, an example's gradient is that of the sum of all losses through its
 *     own values; otherwise, that of its own loss
 * @param measured the new values of the parameters that are measured and not trained, by name: the
 *     running averages of batch normalisation
 */
public record MinibatchGradients(
        List<Double> losses,
        Map<String, Tensor> parameters,
        List<Map<String, Tensor>> shares,
        Map<String, Tensor> measured) {
    public MinibatchGradients {
        losses = List.copyOf(losses);
        parameters = Map.copyOf(parameters);
        shares = List.copyOf(shares);
        measured = Map.copyOf(measured);
    }

    /** The mean loss. */
    public double loss() {
        return losses.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /**
     * Computes the gradients of the mean loss of {@code examples}.
     *
     * @param examples at least one
     * @param loss {@linkplain Loss#suits suits} the network
     * @param seed of the training run, for dropout
     * @param step number of the training step, from 0, for dropout
     */
    public static MinibatchGradients of(
            Model model, List<Example> examples, Loss loss, long seed, long step) {
        return new Pass(model, examples, seed, step).gradients(loss);
    }

    /** One pass forward and back. */
    private static final class Pass {
        private final Model model;
        private final List<Example> examples;
        private final List<BatchStep> steps = new ArrayList<>();

        /** The inputs of each layer. */
        private final List<List<Tensor>> inputs = new ArrayList<>();

        /** The sums and outputs of each layer. */
        private final List<List<LayerActivations>> made = new ArrayList<>();

        Pass(Model model, List<Example> examples, long seed, long step) {
            this.model = model;
            this.examples = examples;
            List<Tensor> x = examples.stream().map(Example::input).toList();
            for (Layer layer : model.architecture().layers()) {
                LayerArithmetic arithmetic = arithmetic(layer);
                BatchStep linear = arithmetic.inTraining(seed, step);
                List<LayerActivations> outputs =
                        linear.forward(x).stream().map(arithmetic::activated).toList();
                steps.add(linear);
                inputs.add(x);
                made.add(outputs);
                x = outputs.stream().map(LayerActivations::output).toList();
            }
        }

        private LayerArithmetic arithmetic(Layer layer) {
            return LayerArithmetic.of(layer, model.weights());
        }

        MinibatchGradients gradients(Loss loss) {
            List<Layer> layers = model.architecture().layers();
            int top = layers.size() - 1;
            LossArithmetic output = new LossArithmetic(loss, layers.get(top), model.weights());
            List<Double> losses = new ArrayList<>();
            List<Tensor> deltas = new ArrayList<>();
            for (int n = 0; n < examples.size(); n++) {
                LayerActivations of = made.get(top).get(n);
                losses.add(output.value(of, examples.get(n).label()));
                deltas.add(output.atSums(of, examples.get(n).label()));
            }
            Map<String, Tensor> parameters = new LinkedHashMap<>();
            List<Map<String, Tensor>> shares = new ArrayList<>();
            examples.forEach(example -> shares.add(new LinkedHashMap<>()));
            Map<String, Tensor> measured = new LinkedHashMap<>();
            for (int index = top; index >= 0; index--) {
                BatchStep step = steps.get(index);
                BatchStep.Derivatives passed = step.backward(inputs.get(index), deltas);
                for (int n = 0; n < examples.size(); n++) {
                    shares.get(n).putAll(name(layers.get(index), true, passed.parameters().get(n)));
                }
                measured.putAll(name(layers.get(index), false, step.measured(inputs.get(index))));
                if (index > 0) {
                    deltas = below(index - 1, passed.inputs());
                }
            }
            shares.get(0).keySet().forEach(name -> parameters.put(name, mean(shares, name)));
            return new MinibatchGradients(losses, parameters, shares, measured);
        }

        private List<Tensor> below(int index, List<Tensor> epsilons) {
            LayerArithmetic arithmetic = arithmetic(model.architecture().layers().get(index));
            List<Tensor> deltas = new ArrayList<>();
            for (int n = 0; n < epsilons.size(); n++) {
                deltas.add(arithmetic.throughActivation(made.get(index).get(n), epsilons.get(n)));
            }
            return deltas;
        }

        private static Map<String, Tensor> name(Layer layer, boolean trained, List<Tensor> values) {
            List<ParameterSpec> specs =
                    layer.parameters().stream()
                            .filter(parameter -> parameter.isTrained() == trained)
                            .toList();
            Map<String, Tensor> named = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                named.put(specs.get(i).name(), values.get(i));
            }
            return named;
        }

        private static Tensor mean(List<Map<String, Tensor>> shares, String name) {
            Tensor first = Objects.requireNonNull(shares.get(0).get(name));
            double[] sums = new double[first.size()];
            for (Map<String, Tensor> share : shares) {
                Tensor gradient = Objects.requireNonNull(share.get(name));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += gradient.get(i);
                }
            }
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / shares.size());
            }
            return Tensor.takeOver(first.shape(), means);
        }
    }
}
