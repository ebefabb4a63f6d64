package org.kernelscope.analysis;

import java.util.Map;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Gradients;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.op.Subsampling;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The arithmetic of one layer of any kind, forward and backward, by the readable operations of
 * package {@code op}, as of a network that is asked and not trained: dropout lets everything pass,
 * batch normalisation uses what it kept from training. Any thread.
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
        } else if (layer.spec() instanceof DropoutSpec) {
            return new LayerActivations(layer.name(), null, x);
        } else if (layer.spec() instanceof RbfSpec spec) {
            return new LayerActivations(layer.name(), null, RbfOutput.forward(x, codes(spec)));
        }
        Tensor z = sums(x);
        Tensor y =
                layer.spec() instanceof OutputSpec
                        ? Softmax.forward(z)
                        : apply(layer.spec().activation(), z);
        return new LayerActivations(layer.name(), z, y);
    }

    /** The weighted sums of a layer that has any. */
    private Tensor sums(Tensor x) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return spec.table().isFull()
                    ? convolution(spec).forward(x, parameter(0), parameter(1))
                    : tabled(spec).forward(x, parameter(0), parameter(1));
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return subsampling(spec).forward(x, parameter(0), parameter(1));
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            Tensor batch = batchOfOne(x);
            return normalising(spec)
                    .forward(batch, statistics(spec, batch), parameter(0), parameter(1))
                    .reshape(x.shape());
        }
        return Dense.forward(x, parameter(0), parameter(1));
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
        } else if (layer.spec() instanceof DropoutSpec) {
            return new Handed(delta, Map.of());
        } else if (layer.spec() instanceof RbfSpec spec) {
            return new Handed(RbfOutput.backward(x, codes(spec), delta), Map.of());
        }
        Gradients gradients = gradients(x, delta);
        return new Handed(
                gradients.input(), Map.of(name(0), gradients.weight(), name(1), gradients.bias()));
    }

    private Gradients gradients(Tensor x, Tensor delta) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return spec.table().isFull()
                    ? convolution(spec).backward(x, parameter(0), delta)
                    : tabled(spec).backward(x, parameter(0), delta);
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return subsampling(spec).backward(x, parameter(0), delta);
        } else if (layer.spec() instanceof NormalisationSpec spec) {
            return normalised(spec, x, batchOfOne(delta));
        }
        return Dense.backward(x, parameter(0), delta);
    }

    private Gradients normalised(NormalisationSpec spec, Tensor x, Tensor delta) {
        Tensor batch = batchOfOne(x);
        Gradients of =
                spec.kind() == NormalisationKind.BATCH
                        ? normalising(spec)
                                .backward(batch, statistics(spec, batch), parameter(0), delta)
                        : normalising(spec).backward(batch, parameter(0), delta);
        return new Gradients(of.input().reshape(x.shape()), of.weight(), of.bias());
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

    private static TableConvolution tabled(ConvolutionSpec spec) {
        return new TableConvolution(convolution(spec), spec.table().inputs());
    }

    private static Subsampling subsampling(SubsamplingSpec spec) {
        Window w = spec.window();
        return new Subsampling(w.size(), w.stride(), w.padding(), w.dilation());
    }

    private static NormalisationOp normalising(NormalisationSpec spec) {
        return new NormalisationOp(spec.kind(), spec.groups());
    }

    private NormalisationOp.Statistics statistics(NormalisationSpec spec, Tensor batch) {
        return spec.kind() == NormalisationKind.BATCH
                ? new NormalisationOp.Statistics(parameter(2), parameter(3))
                : normalising(spec).statistics(batch);
    }

    private static Tensor batchOfOne(Tensor x) {
        Shape shape = x.shape();
        return x.reshape(Shape.of(1, shape.channels(), shape.rows(), shape.columns()));
    }

    private static Tensor codes(RbfSpec spec) {
        RbfCodes codes = spec.codes();
        float[] all = new float[codes.classes() * codes.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes.at(i / codes.length(), i % codes.length());
        }
        return Tensor.takeOver(Shape.of(codes.classes(), codes.length()), all);
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
