package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.kernelscope.data.Batch;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.Weights;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The curvature of the loss along each weight: the diagonal of its second derivatives in the
 * approximation of Gauss and Newton. It is passed back from layer to layer as gradients are, but
 * with squares (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11), 1998, appendix C).
 *
 * <p>With z the weighted sums of a layer, y = f(z) its output and x its input:
 *
 * <ul>
 *   <li>{@code ∂²L/∂z² = f'(z)²·∂²L/∂y²}; the term with f'' is left out, so that nothing becomes
 *       negative;
 *   <li>{@code ∂²L/∂x² = Σ w²·∂²L/∂z²}, over all z that x feeds, as if each bent the loss on its
 *       own;
 *   <li>{@code ∂²L/∂w² = Σ x²·∂²L/∂z²}, over all z in which the weight is used.
 * </ul>
 *
 * <p>Dropout passes everything. Any thread.
 */
public final class Curvature {
    private final List<LayerArithmetic> layers = new ArrayList<>();
    private final OfOutput output;
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    private Curvature(Architecture architecture, Weights weights, Loss loss)
            throws UserFacingException {
        for (Layer layer : architecture.layers()) {
            LayerArithmetic arithmetic = LayerArithmetic.of(layer, weights);
            if (!arithmetic.hasCurvature()) {
                throw new UserFacingException("training.curvature", layer.name());
            }
            layers.add(arithmetic);
            for (ParameterSpec parameter : layer.parameters()) {
                sums.put(parameter.name(), new double[parameter.shape().size()]);
            }
        }
        output = new OfOutput(loss);
    }

    /**
     * The curvature of the mean loss over {@code sample}.
     *
     * @return never negative; by the parameter's name, in its shape
     * @throws UserFacingException if a layer normalises: the effect of a weight below it on one
     *     cell depends on all others, which a diagonal cannot hold
     */
    public static Map<String, Tensor> of(
            Architecture architecture, Weights weights, Loss loss, Batch sample)
            throws UserFacingException {
        return of(architecture, weights, loss, Example.of(architecture, sample));
    }

    /** The same for {@code examples}, of which there is at least one. */
    public static Map<String, Tensor> of(
            Architecture architecture, Weights weights, Loss loss, List<Example> examples)
            throws UserFacingException {
        Curvature curvature = new Curvature(architecture, weights, loss);
        examples.forEach(example -> curvature.add(example.input(), example.label()));
        Map<String, Tensor> means = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            means.put(parameter.name(), curvature.mean(parameter, examples.size()));
        }
        return means;
    }

    private Tensor mean(ParameterSpec parameter, int count) {
        double[] sum = sums(parameter.name());
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / count);
        }
        return Tensor.takeOver(parameter.shape(), mean);
    }

    /** Adds the curvature of the loss of one example. */
    private void add(Tensor input, int label) {
        List<Tensor> inputs = new ArrayList<>();
        List<Tensor> made = new ArrayList<>();
        Tensor x = input;
        for (LayerArithmetic layer : layers) {
            inputs.add(x);
            Tensor z = layer.sums(x);
            made.add(z);
            x = layer.activate(z);
        }
        int last = layers.size() - 1;
        Tensor atSums = output.of(inputs.get(last), made.get(last), label);
        for (int i = last; i >= 0; i--) {
            LayerArithmetic layer = layers.get(i);
            LinearStep.Derivatives passed = layer.curvatureThroughSums(inputs.get(i), atSums);
            List<String> names = layer.parameterNames();
            for (int k = 0; k < passed.parameters().size(); k++) {
                addTo(sums(names.get(k)), passed.parameters().get(k));
            }
            if (i > 0) {
                atSums =
                        layers.get(i - 1)
                                .curvatureThroughActivation(made.get(i - 1), passed.input());
            }
        }
    }

    private double[] sums(String name) {
        return Objects.requireNonNull(sums.get(name));
    }

    private static void addTo(double[] sums, Tensor values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values.get(i);
        }
    }

    /**
     * The curvature of a loss along the values that the output layer works with: the weighted sums
     * z of a softmax, the units x below an RBF output. It is never negative.
     *
     * <ul>
     *   <li>Softmax, cross-entropy: {@code p[i]·(1 − p[i])}, the second derivative itself.
     *   <li>Softmax, squared error: {@code 2·Σ_k (∂p[k]/∂z[i])² = 2·p[i]²·((1 − p[i])² + Σ_{k≠i}
     *       p[k]²)}, without the term with the second derivative of p.
     *   <li>RBF, {@link Loss#MLE}: L is the sum of the (x − w)² of the labelled class, so 2 for
     *       every unit.
     *   <li>RBF, {@link Loss#MAP}: {@link RbfOutput#posteriorCurvature}.
     * </ul>
     */
    static final class OfOutput {
        private final Loss loss;

        OfOutput(Loss loss) {
            this.loss = loss;
        }

        /**
         * The curvature for one example.
         *
         * @param x the input of the output layer
         * @param z its sums
         * @param label the class of the example
         * @return ∂²L/∂z² for a softmax, ∂²L/∂x² for an RBF output, in the shape of z or x
         */
        Tensor of(Tensor x, Tensor z, int label) {
            return switch (loss) {
                case CROSS_ENTROPY -> each(Softmax.forward(z), p -> p * (1 - p));
                case SQUARED_ERROR -> squaredError(Softmax.forward(z));
                case MLE -> each(x, unit -> 2);
                case MAP ->
                        RbfOutput.posteriorCurvature(
                                x, RbfCodes.DIGITS.toTensor(), label, Loss.MAP_J);
            };
        }

        private static Tensor squaredError(Tensor p) {
            double all = 0;
            for (int i = 0; i < p.size(); i++) {
                all += (double) p.get(i) * p.get(i);
            }
            double squares = all;
            return each(
                    p,
                    share ->
                            2
                                    * share
                                    * share
                                    * ((1 - share) * (1 - share) + squares - share * share));
        }

        private static Tensor each(Tensor values, DoubleUnaryOperator function) {
            float[] made = values.toArray();
            for (int i = 0; i < made.length; i++) {
                made[i] = (float) function.applyAsDouble(made[i]);
            }
            return Tensor.takeOver(values.shape(), made);
        }
    }
}
