package org.kernelscope.analysis;

import org.kernelscope.engine.LayerActivations;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Gradients;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Tensor;

import java.util.Map;

/**
 * The arithmetic of one layer of any kind, forward and backward, by the readable operations of
 * package {@code op}. Any thread.
 */
final class LayerArithmetic {
    private final Layer layer;
    private final Weights weights;

    LayerArithmetic(Layer layer, Weights weights) {
        this.layer = layer;
        this.weights = weights;
    }

    /**
     * What the gradient is handed on to.
     *
     * @param input dL/dx, in the shape of what the layer was given
     * @param parameters dL/dw of the layer's own parameters, by name
     */
    record Handed(Tensor input, Map<String, Tensor> parameters) {}

    /** What the layer makes of {@code x}, the output of the layer below. */
    LayerActivations forward(Tensor x) {
        if (layer.spec() instanceof PoolingSpec spec) {
            return new LayerActivations(layer.name(), null, pooling(spec).forward(x));
        }
        Tensor z =
                layer.spec() instanceof ConvolutionSpec spec
                        ? convolution(spec).forward(x, parameter(0), parameter(1))
                        : Dense.forward(x, parameter(0), parameter(1));
        Tensor y =
                layer.spec() instanceof OutputSpec
                        ? Softmax.forward(z)
                        : apply(layer.spec().activation(), z);
        return new LayerActivations(layer.name(), z, y);
    }

    /**
     * From the gradient at the layer's output to that at its weighted sums; the same where it has
     * none.
     *
     * @param made what the layer made
     * @param epsilon dL/dy
     * @return dL/dz
     */
    Tensor throughActivation(LayerActivations made, Tensor epsilon) {
        if (layer.spec() instanceof OutputSpec) {
            return Softmax.backward(made.output(), epsilon);
        }
        return made.sums()
                .map(z -> timesDerivative(layer.spec().activation(), z, epsilon))
                .orElse(epsilon);
    }

    /**
     * From the gradient at the layer's weighted sums to that at what it was given.
     *
     * @param x what the layer was given
     * @param delta dL/dz; dL/dy for a layer without sums
     */
    Handed throughSums(Tensor x, Tensor delta) {
        if (layer.spec() instanceof PoolingSpec spec) {
            return new Handed(pooling(spec).backward(x, delta), Map.of());
        }
        Gradients gradients =
                layer.spec() instanceof ConvolutionSpec spec
                        ? convolution(spec).backward(x, parameter(0), delta)
                        : Dense.backward(x, parameter(0), delta);
        return new Handed(
                gradients.input(), Map.of(name(0), gradients.weight(), name(1), gradients.bias()));
    }

    private Tensor parameter(int index) {
        return weights.get(name(index));
    }

    private String name(int index) {
        ParameterSpec parameter = layer.parameters().get(index);
        return parameter.name();
    }

    private static Pooling pooling(PoolingSpec spec) {
        Window w = spec.window();
        return new Pooling(spec.pool(), w.size(), w.stride(), w.padding(), w.dilation());
    }

    private static Convolution convolution(ConvolutionSpec spec) {
        Window w = spec.window();
        return new Convolution(w.stride(), w.padding(), w.dilation());
    }

    private static Tensor apply(Activation f, Tensor z) {
        float[] y = z.toArray();
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) f.apply(y[i]);
        }
        return Tensor.takeOver(z.shape(), y);
    }

    private static Tensor timesDerivative(Activation f, Tensor z, Tensor epsilon) {
        float[] delta = new float[z.size()];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = (float) (epsilon.get(i) * f.derivative(z.get(i)));
        }
        return Tensor.takeOver(z.shape(), delta);
    }
}
