package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Dropout;
import org.kernelscope.op.Softmax;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Tensor;

/**
 * One layer of a trained network in the readable operations of package {@code op}, forward and
 * backward: a {@link LinearStep} from x to z, then the activation from z to y. Dropout passes
 * everything; batch normalisation uses its running averages. Immutable; any thread.
 */
final class LayerArithmetic {
    private final Layer layer;
    private final LinearStep linear;
    private final Then then;

    private LayerArithmetic(Layer layer, LinearStep linear, Then then) {
        this.layer = layer;
        this.linear = linear;
        this.then = then;
    }

    /** The arithmetic of {@code layer}. */
    static LayerArithmetic of(Layer layer, Weights weights) {
        return layer.spec().accept(new OfKind(layer, weights));
    }

    /** The step from z to y. */
    private enum Then {
        /** z is the output; it is no weighted sum. */
        NOTHING,
        /** The activation of the layer. */
        ACTIVATION,
        /** The softmax. */
        SOFTMAX
    }

    /**
     * The gradients that a layer passes back.
     *
     * @param input dL/dx, in the shape of x
     * @param parameters dL/dw of the layer's parameters, by name
     */
    record Gradient(Tensor input, Map<String, Tensor> parameters) {}

    /** The sums and the output of the layer for {@code x}, the output of the layer below. */
    LayerActivations forward(Tensor x) {
        return activated(sums(x));
    }

    /** The sums {@code z} and the output that follows from them. */
    LayerActivations activated(Tensor z) {
        return new LayerActivations(
                layer.name(),
                then == Then.NOTHING ? Optional.empty() : Optional.of(z),
                activate(z));
    }

    /** z; for a layer without weighted sums, its output. */
    Tensor sums(Tensor x) {
        return linear.forward(x);
    }

    /**
     * The step from x to z for a minibatch during training.
     *
     * @param seed of the training run
     * @param step number of the training step, from 0
     */
    BatchStep inTraining(long seed, long step) {
        return linear.inTraining(example -> Dropout.key(seed, step, layer.index(), example));
    }

    /** y from z. */
    Tensor activate(Tensor z) {
        return switch (then) {
            case NOTHING -> z;
            case SOFTMAX -> Softmax.forward(z);
            case ACTIVATION -> {
                Activation f = layer.spec().activation();
                float[] y = z.toArray();
                for (int i = 0; i < y.length; i++) {
                    y[i] = (float) f.apply(y[i]);
                }
                yield Tensor.takeOver(z.shape(), y);
            }
        };
    }

    /**
     * The gradient at the weighted sums from that at the output; the same for a layer without sums.
     *
     * @param made the result of {@link #forward}
     * @param epsilon dL/dy
     * @return dL/dz
     */
    Tensor throughActivation(LayerActivations made, Tensor epsilon) {
        return switch (then) {
            case NOTHING -> epsilon;
            case SOFTMAX -> Softmax.backward(made.output(), epsilon);
            case ACTIVATION -> timesSlope(made.sums().orElseThrow(), epsilon, 1);
        };
    }

    /**
     * The gradients at the input and the parameters.
     *
     * @param x the layer's input
     * @param delta dL/dz; dL/dy for a layer without sums
     */
    Gradient throughSums(Tensor x, Tensor delta) {
        LinearStep.Derivatives passed = linear.backward(x, delta);
        Map<String, Tensor> parameters = new HashMap<>();
        List<String> names = parameterNames();
        for (int i = 0; i < passed.parameters().size(); i++) {
            parameters.put(names.get(i), passed.parameters().get(i));
        }
        return new Gradient(passed.input(), parameters);
    }

    /** False if the curvature of single weights says nothing about this layer. */
    boolean hasCurvature() {
        return linear.hasCurvature();
    }

    /** The curvature at the weighted sums, {@code ∂²L/∂z² = f'(z)²·∂²L/∂y²}. */
    Tensor curvatureThroughActivation(Tensor z, Tensor ofOutput) {
        return then == Then.ACTIVATION ? timesSlope(z, ofOutput, 2) : ofOutput;
    }

    /** The curvatures at the input and the parameters from that at z. */
    LinearStep.Derivatives curvatureThroughSums(Tensor x, Tensor ofSums) {
        return linear.curvature(x, ofSums);
    }

    /** The names of the parameters that have gradients, in the order of the gradients. */
    List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        layer.parameters().stream()
                .filter(parameter -> parameter.isTrained())
                .forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    private Tensor timesSlope(Tensor z, Tensor values, int power) {
        Activation f = layer.spec().activation();
        float[] product = new float[z.size()];
        for (int i = 0; i < product.length; i++) {
            double slope = f.derivative(z.get(i));
            product[i] = (float) (values.get(i) * (power == 1 ? slope : slope * slope));
        }
        return Tensor.takeOver(z.shape(), product);
    }

    /** The arithmetic of each kind of layer. */
    private record OfKind(Layer layer, Weights weights)
            implements LayerSpec.Visitor<LayerArithmetic> {
        private Tensor parameter(int index) {
            ParameterSpec parameter = layer.parameters().get(index);
            return weights.get(parameter.name());
        }

        private LayerArithmetic activated(LinearStep linear) {
            return new LayerArithmetic(layer, linear, Then.ACTIVATION);
        }

        private LayerArithmetic plain(LinearStep linear) {
            return new LayerArithmetic(layer, linear, Then.NOTHING);
        }

        private LinearStep weighted(
                LinearStep.WeightedSum.Forward forward, LinearStep.WeightedSum.Backward backward) {
            return new LinearStep.WeightedSum(forward, backward, parameter(0), parameter(1));
        }

        @Override
        public LayerArithmetic convolution(ConvolutionSpec spec) {
            if (spec.hasConnectionTable()) {
                TableConvolution op = spec.tableOperation();
                return activated(weighted(op::forward, op::backward));
            }
            Convolution op = spec.operation();
            return activated(weighted(op::forward, op::backward));
        }

        @Override
        public LayerArithmetic subsampling(SubsamplingSpec spec) {
            return activated(
                    new LinearStep.ScaledSum(spec.operation(), parameter(0), parameter(1)));
        }

        @Override
        public LayerArithmetic pooling(PoolingSpec spec) {
            return plain(new LinearStep.Pool(spec.operation()));
        }

        @Override
        public LayerArithmetic normalisation(NormalisationSpec spec) {
            return activated(new LinearStep.Normalised(spec, weights, parameter(0), parameter(1)));
        }

        @Override
        public LayerArithmetic dropout(DropoutSpec spec) {
            return plain(new LinearStep.Dropped(new Dropout(spec.rate())));
        }

        @Override
        public LayerArithmetic dense(DenseSpec spec) {
            return activated(weighted(Dense::forward, Dense::backward));
        }

        @Override
        public LayerArithmetic softmax(OutputSpec spec) {
            return new LayerArithmetic(
                    layer, weighted(Dense::forward, Dense::backward), Then.SOFTMAX);
        }

        @Override
        public LayerArithmetic rbf(RbfSpec spec) {
            return plain(new LinearStep.Distances(spec.codes().toTensor()));
        }
    }
}
