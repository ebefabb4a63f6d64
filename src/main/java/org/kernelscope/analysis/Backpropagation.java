package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Weights;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A whole network in readable arithmetic, forward and backward: backpropagation (D. E. Rumelhart,
 * G. E. Hinton, R. J. Williams, <em>Learning representations by back-propagating errors</em>,
 * Nature 323, 1986), layer by layer, by package {@code op}. Any thread.
 */
public final class Backpropagation {
    private Backpropagation() {}

    /** The activations of a network with these weights for {@code input}. */
    public static Activations forward(Architecture architecture, Weights weights, Tensor input) {
        List<LayerActivations> layers = new ArrayList<>();
        Tensor x = input;
        for (Layer layer : architecture.layers()) {
            LayerActivations made = LayerArithmetic.of(layer, weights).forward(x);
            layers.add(made);
            x = made.output();
        }
        Tensor probabilities =
                architecture.output().givesPenalties() ? RbfOutput.probabilities(x) : x;
        return new Activations(input, layers, probabilities);
    }

    /**
     * The gradients of the number that a cell computes, before its activation: of its weighted sum
     * z, which also says what would wake a unit that a ReLU keeps silent; of a class, that is its
     * logit. Where there is no sum, as in pooling, of the value itself. A pixel depends on nothing
     * but itself.
     */
    public static LayerGradients ofCell(Model model, Activations activations, Cell cell) {
        Tensor output = activations.output(cell.layer());
        Shape shape = output.shape();
        float[] one = new float[output.size()];
        one[(cell.channel() * shape.rows() + cell.row()) * shape.columns() + cell.column()] = 1;
        Tensor delta = Tensor.takeOver(shape, one);
        return cell.isInput()
                ? new LayerGradients(delta, List.of(), List.of(), Map.of())
                : new Pass(model, activations).from(cell.layer(), delta, null);
    }

    /**
     * The gradients of the loss of one example, if its class is {@code label}: those that a
     * training step with this example alone follows downhill.
     */
    public static LayerGradients ofLoss(
            Model model, Activations activations, int label, Loss loss) {
        int last = activations.layers().size() - 1;
        LayerActivations made = activations.layers().get(last);
        LossArithmetic arithmetic =
                new LossArithmetic(loss, model.architecture().layers().get(last), model.weights());
        return new Pass(model, activations)
                .from(last, arithmetic.atSums(made, label), arithmetic.atOutput(made, label));
    }

    /** The loss of one example, if its class is {@code label}. */
    public static double loss(Model model, Activations activations, int label, Loss loss) {
        int last = activations.layers().size() - 1;
        return new LossArithmetic(loss, model.architecture().layers().get(last), model.weights())
                .value(activations.layers().get(last), label);
    }

    /** One way back through a network. */
    private static final class Pass {
        private final Model model;
        private final Activations activations;
        private final Map<String, Tensor> parameters = new HashMap<>();

        Pass(Model model, Activations activations) {
            this.model = model;
            this.activations = activations;
        }

        /**
         * @param delta dL/dz of layer {@code top}
         * @param epsilon dL/dy of layer {@code top}, if L is a function of its output
         */
        LayerGradients from(int top, Tensor delta, @Nullable Tensor epsilon) {
            Tensor[] outputs = new Tensor[epsilon == null ? top : top + 1];
            if (epsilon != null) {
                outputs[top] = epsilon;
            }
            Tensor[] sums = new Tensor[top + 1];
            Tensor z = delta;
            for (int index = top; index > 0; index--) {
                sums[index] = z;
                outputs[index - 1] = through(index, z);
                z =
                        arithmetic(index - 1)
                                .throughActivation(
                                        activations.layers().get(index - 1), outputs[index - 1]);
            }
            sums[0] = z;
            return new LayerGradients(
                    through(0, z), Arrays.asList(sums), Arrays.asList(outputs), parameters);
        }

        private Tensor through(int index, Tensor delta) {
            LayerArithmetic.Gradient passed =
                    arithmetic(index).throughSums(activations.output(index - 1), delta);
            parameters.putAll(passed.parameters());
            return passed.input();
        }

        private LayerArithmetic arithmetic(int index) {
            return LayerArithmetic.of(model.architecture().layers().get(index), model.weights());
        }
    }
}
