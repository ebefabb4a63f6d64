package org.kernelscope.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.data.Batch;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Gradients;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * How much the loss bends along each weight: the diagonal of its second derivatives in the
 * approximation of Gauss and Newton, handed back from layer to layer as gradients are, but with
 * squares (Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Proc. IEEE 86(11), 1998, appendix C).
 *
 * <p>With z the weighted sums of a layer, y = f(z) what it makes of them, and x what it was given:
 *
 * <ul>
 *   <li>{@code ∂²L/∂z² = f'(z)²·∂²L/∂y²}; the term with f'' is left out, so that nothing becomes
 *       negative;
 *   <li>{@code ∂²L/∂x² = Σ w²·∂²L/∂z²}, over all z that x feeds, as if these bent the loss each on
 *       its own;
 *   <li>{@code ∂²L/∂w² = Σ x²·∂²L/∂z²}, over all z in which the weight is used.
 * </ul>
 *
 * <p>The network is taken as it is when it is asked: dropout lets everything pass. Computed by the
 * readable operations of package {@code op}; any thread.
 */
public final class Curvature {
    private final List<LayerCurvature> layers = new ArrayList<>();
    private final OutputCurvature output;
    private final Map<String, double[]> sums = new LinkedHashMap<>();

    private Curvature(Architecture architecture, Weights weights, Loss loss)
            throws UserFacingException {
        List<Layer> all = architecture.layers();
        for (Layer layer : all) {
            layers.add(LayerCurvature.of(layer, weights));
            for (ParameterSpec parameter : layer.parameters()) {
                sums.put(parameter.name(), new double[parameter.shape().size()]);
            }
        }
        output = new OutputCurvature(all.get(all.size() - 1).spec(), loss);
    }

    /**
     * The curvature of the mean loss over {@code sample}.
     *
     * @return never negative; by the parameter's name, in its shape
     * @throws UserFacingException if a layer normalises: what a weight before it does to one cell
     *     there depends on all others, which a diagonal cannot hold
     */
    public static Map<String, Tensor> of(
            Architecture architecture, Weights weights, Loss loss, Batch sample)
            throws UserFacingException {
        Curvature curvature = new Curvature(architecture, weights, loss);
        Shape ink = sample.ink().shape();
        Shape digit = Shape.of(1, ink.extent(2), ink.extent(3));
        float[] all = sample.ink().toArray();
        for (int i = 0; i < sample.count(); i++) {
            float[] one = new float[digit.size()];
            System.arraycopy(all, i * one.length, one, 0, one.length);
            Tensor ofOne = Tensor.takeOver(digit, one);
            curvature.add(architecture.input().encode(ofOne), sample.label(i));
        }
        Map<String, Tensor> means = new LinkedHashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            means.put(parameter.name(), curvature.mean(parameter, sample.count()));
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

    /** Adds the curvature of the loss of one digit. */
    private void add(Tensor input, int label) {
        List<Tensor> given = new ArrayList<>();
        List<Tensor> made = new ArrayList<>();
        Tensor x = input;
        for (LayerCurvature layer : layers) {
            given.add(x);
            Tensor z = layer.sums(x);
            made.add(z);
            x = layer.activate(z);
        }
        int last = layers.size() - 1;
        Tensor handed = output.of(made.get(last), label);
        for (int i = last; i >= 0; i--) {
            LayerCurvature layer = layers.get(i);
            Tensor bent = layer.throughActivation(made.get(i), handed);
            Gradients squares = layer.throughSums(given.get(i), bent);
            List<ParameterSpec> parameters = layer.parameters();
            if (!parameters.isEmpty()) {
                addTo(sums(parameters.get(0).name()), squares.weight());
                addTo(sums(parameters.get(1).name()), squares.bias());
            }
            handed = squares.input();
        }
    }

    private double[] sums(String name) {
        return java.util.Objects.requireNonNull(sums.get(name));
    }

    private static void addTo(double[] sums, Tensor values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values.get(i);
        }
    }
}
