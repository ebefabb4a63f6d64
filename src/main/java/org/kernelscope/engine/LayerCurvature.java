package org.kernelscope.engine;

import java.util.Arrays;
import java.util.List;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Gradients;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.Subsampling;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * One layer on the way of {@link Curvature}. A sum of products hands squares on as it hands
 * gradients on, if inputs and weights are squared before: so the backward forms of package {@code
 * op} serve. Immutable; any thread.
 */
final class LayerCurvature {
    private static final Tensor NONE = Tensor.zeros(Shape.of(1));

    private final Layer layer;
    private final Tensor weight;
    private final Tensor squared;
    private final Tensor bias;

    private LayerCurvature(Layer layer, Weights weights) {
        List<ParameterSpec> own = layer.parameters();
        this.layer = layer;
        this.weight = own.isEmpty() ? NONE : weights.get(own.get(0).name());
        this.squared = squared(weight);
        this.bias = own.isEmpty() ? NONE : weights.get(own.get(1).name());
    }

    /**
     * A layer.
     *
     * @throws UserFacingException if it normalises
     */
    static LayerCurvature of(Layer layer, Weights weights) throws UserFacingException {
        if (layer.spec() instanceof NormalisationSpec) {
            throw new UserFacingException("training.curvature", layer.name());
        }
        return new LayerCurvature(layer, weights);
    }

    /** None, or weights (coefficients) and biases. */
    List<ParameterSpec> parameters() {
        return layer.parameters();
    }

    /** The weighted sums z; what comes out of a pooling; x itself where nothing is summed. */
    Tensor sums(Tensor x) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return spec.table().isFull()
                    ? convolution(spec).forward(x, weight, bias)
                    : tabled(spec).forward(x, weight, bias);
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return subsampling(spec).forward(x, weight, bias);
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return pooling(spec).forward(x);
        }
        return parameters().isEmpty() ? x : Dense.forward(x, weight, bias);
    }

    /** y = f(z); z itself at the output. */
    Tensor activate(Tensor z) {
        Activation f = layer.spec().activation();
        float[] y = z.toArray();
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) f.apply(y[i]);
        }
        return Tensor.takeOver(z.shape(), y);
    }

    /** ∂²L/∂z² = f'(z)²·∂²L/∂y². */
    Tensor throughActivation(Tensor z, Tensor handed) {
        Activation f = layer.spec().activation();
        float[] bent = new float[z.size()];
        for (int i = 0; i < bent.length; i++) {
            double slope = f.derivative(z.get(i));
            bent[i] = (float) (slope * slope * handed.get(i));
        }
        return Tensor.takeOver(z.shape(), bent);
    }

    /**
     * From the curvature along z to that along x, along the weights and along the biases.
     *
     * @param bent ∂²L/∂z²
     */
    Gradients throughSums(Tensor x, Tensor bent) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return spec.table().isFull()
                    ? convolution(spec).backward(squared(x), squared, bent)
                    : tabled(spec).backward(squared(x), squared, bent);
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return subsampled(subsampling(spec), x, bent);
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return new Gradients(pooled(spec, x, bent), NONE, NONE);
        }
        return parameters().isEmpty()
                ? new Gradients(bent, NONE, NONE)
                : Dense.backward(squared(x), squared, bent);
    }

    /** The coefficient is used once for a whole window: its share is the square of the sum. */
    private Gradients subsampled(Subsampling subsampling, Tensor x, Tensor bent) {
        Gradients linear = subsampling.backward(x, squared, bent);
        int maps = weight.size();
        Tensor windows = subsampling.forward(x, filled(maps, 1), Tensor.zeros(Shape.of(maps)));
        float[] ofCoefficient = new float[maps];
        int plane = windows.shape().plane();
        for (int map = 0; map < maps; map++) {
            double sum = 0;
            for (int i = map * plane; i < (map + 1) * plane; i++) {
                sum += (double) bent.get(i) * windows.get(i) * windows.get(i);
            }
            ofCoefficient[map] = (float) sum;
        }
        return new Gradients(
                linear.input(), Tensor.takeOver(weight.shape(), ofCoefficient), linear.bias());
    }

    /** A cell that won hands all on; one of n cells of a mean weighs 1/n, squared 1/n². */
    private static Tensor pooled(PoolingSpec spec, Tensor x, Tensor bent) {
        Pooling pooling = pooling(spec);
        if (spec.pool() != PoolKind.AVERAGE) {
            return pooling.backward(x, bent);
        }
        Shape shape = bent.shape();
        float[] shares = bent.toArray();
        int at = 0;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    shares[at++] /= Math.max(1, pooling.trace(x, channel, row, column).count());
                }
            }
        }
        return pooling.backward(x, Tensor.takeOver(shape, shares));
    }

    private static Convolution convolution(ConvolutionSpec spec) {
        Window w = spec.window();
        return new Convolution(w.stride(), w.padding(), w.dilation());
    }

    private static TableConvolution tabled(ConvolutionSpec spec) {
        return new TableConvolution(convolution(spec), spec.table().inputs());
    }

    private static Subsampling subsampling(SubsamplingSpec spec) {
        Window w = spec.window();
        return new Subsampling(w.size(), w.stride(), w.padding(), w.dilation());
    }

    private static Pooling pooling(PoolingSpec spec) {
        Window w = spec.window();
        return new Pooling(spec.pool(), w.size(), w.stride(), w.padding(), w.dilation());
    }

    private static Tensor filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return Tensor.takeOver(Shape.of(count), values);
    }

    private static Tensor squared(Tensor values) {
        float[] squares = values.toArray();
        for (int i = 0; i < squares.length; i++) {
            squares[i] *= squares[i];
        }
        return Tensor.takeOver(values.shape(), squares);
    }
}
