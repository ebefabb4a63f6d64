package org.kernelscope.engine.dl4j;

import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Tensor;

/** A whole network in readable arithmetic: what the engine is held against. */
public final class OpNetwork {
    private OpNetwork() {}

    public static Activations forward(Architecture architecture, Weights weights, Tensor input) {
        return Backpropagation.forward(architecture, weights, input);
    }

    static Pooling pooling(PoolingSpec spec) {
        Window w = spec.window();
        return new Pooling(spec.pool(), w.size(), w.stride(), w.padding(), w.dilation());
    }

    static Convolution convolution(ConvolutionSpec spec) {
        Window w = spec.window();
        return new Convolution(w.stride(), w.padding(), w.dilation());
    }
}
