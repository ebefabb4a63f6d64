package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.Softmax;
import org.kernelscope.tensor.Tensor;

/** A whole network in readable arithmetic: what the engine is held against. */
public final class OpNetwork {
    private OpNetwork() {}

    public static Activations forward(Architecture architecture, Weights weights, Tensor input) {
        List<LayerActivations> layers = new ArrayList<>();
        Tensor x = input;
        for (Layer layer : architecture.layers()) {
            if (layer.spec() instanceof PoolingSpec spec) {
                x = pooling(spec).forward(x);
                layers.add(new LayerActivations(layer.name(), null, x));
            } else {
                Tensor z = sums(layer, weights, x);
                x =
                        layer.spec() instanceof OutputSpec
                                ? Softmax.forward(z)
                                : apply(layer.spec().activation(), z);
                layers.add(new LayerActivations(layer.name(), z, x));
            }
        }
        return new Activations(input, layers);
    }

    static Pooling pooling(PoolingSpec spec) {
        Window w = spec.window();
        return new Pooling(spec.pool(), w.size(), w.stride(), w.padding(), w.dilation());
    }

    static Convolution convolution(ConvolutionSpec spec) {
        Window w = spec.window();
        return new Convolution(w.stride(), w.padding(), w.dilation());
    }

    private static Tensor sums(Layer layer, Weights weights, Tensor x) {
        Tensor weight = weights.get(layer.name() + ".weight");
        Tensor bias = weights.get(layer.name() + ".bias");
        return layer.spec() instanceof ConvolutionSpec spec
                ? convolution(spec).forward(x, weight, bias)
                : Dense.forward(x, weight, bias);
    }

    private static Tensor apply(Activation f, Tensor z) {
        float[] y = z.toArray();
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) f.apply(y[i]);
        }
        return Tensor.takeOver(z.shape(), y);
    }
}
