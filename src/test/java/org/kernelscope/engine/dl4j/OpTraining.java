package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfCodes;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Dense;
import org.kernelscope.op.Dropout;
import org.kernelscope.op.Gradients;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.op.Subsampling;
import org.kernelscope.op.TableConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * One step of training in readable arithmetic, forward and backward over a batch. The engine is
 * compared with it.
 */
final class OpTraining {
    private final Architecture architecture;
    private final Weights weights;
    private final long seed;

    /** What each layer is given; the last list is what the last layer hands on. */
    private final List<List<Tensor>> values = new ArrayList<>();

    private final List<List<Tensor>> sums = new ArrayList<>();
    private final Map<String, double[]> gradients = new HashMap<>();

    /** Runs the batch forward. */
    OpTraining(Architecture architecture, Weights weights, long seed, List<Tensor> inputs) {
        this.architecture = architecture;
        this.weights = weights;
        this.seed = seed;
        values.add(inputs);
        for (Layer layer : architecture.layers()) {
            List<Tensor> z = sums(layer, values.get(layer.index()));
            sums.add(z);
            values.add(z.stream().map(each -> apply(layer.spec().activation(), each)).toList());
        }
    }

    /** How far the batch is from the {@linkplain Kinks kinks} of the network. */
    double distanceFromKinks() {
        double least = Double.POSITIVE_INFINITY;
        for (Layer layer : architecture.layers()) {
            int i = layer.index();
            least = Math.min(least, Kinks.distance(layer, values.get(i), sums.get(i)));
        }
        return least;
    }

    /** dL/dw by name, summed over the examples. */
    Map<String, double[]> gradients(List<Integer> labels, Loss loss) {
        gradients.clear();
        int count = values.get(0).size();
        List<Tensor> epsilon = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            epsilon.add(slope(sums.get(sums.size() - 1).get(n), labels.get(n), loss));
        }
        for (int i = architecture.layers().size() - 1; i >= 0; i--) {
            Layer layer = architecture.layers().get(i);
            List<Tensor> delta = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                delta.add(
                        timesDerivative(
                                layer.spec().activation(), sums.get(i).get(n), epsilon.get(n)));
            }
            epsilon = backward(layer, values.get(i), delta);
        }
        return Map.copyOf(gradients);
    }

    private static Tensor slope(Tensor z, int label, Loss loss) {
        return switch (loss) {
            case MAP -> RbfOutput.posteriorGradient(z, label, Loss.MAP_J);
            case MLE -> RbfOutput.likelihoodGradient(z, label);
            case CROSS_ENTROPY -> {
                float[] p = Softmax.forward(z).toArray();
                p[label] -= 1;
                yield Tensor.takeOver(z.shape(), p);
            }
            case SQUARED_ERROR -> {
                Tensor p = Softmax.forward(z);
                float[] e = p.toArray();
                e[label] -= 1;
                for (int i = 0; i < e.length; i++) {
                    e[i] *= 2;
                }
                yield Softmax.backward(p, Tensor.takeOver(z.shape(), e));
            }
        };
    }

    private List<Tensor> sums(Layer layer, List<Tensor> inputs) {
        if (layer.spec() instanceof NormalisationSpec spec) {
            NormalisationOp op = new NormalisationOp(spec.kind(), spec.groups());
            Tensor batch = join(inputs);
            return part(
                    op.forward(
                            batch,
                            op.statistics(batch),
                            parameter(layer, "weight"),
                            parameter(layer, "bias")),
                    layer.outputShape());
        }
        List<Tensor> outputs = new ArrayList<>();
        for (int n = 0; n < inputs.size(); n++) {
            outputs.add(sums(layer, inputs.get(n), n));
        }
        return outputs;
    }

    private Tensor sums(Layer layer, Tensor x, int example) {
        if (layer.spec() instanceof ConvolutionSpec spec) {
            return table(layer, spec).forward(x, kernels(layer, spec), parameter(layer, "bias"));
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            return subsampling(spec)
                    .forward(x, parameter(layer, "coefficient"), parameter(layer, "bias"));
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return OpNetwork.pooling(spec).forward(x);
        } else if (layer.spec() instanceof DropoutSpec spec) {
            return Dropout.apply(x, mask(layer, spec, example));
        } else if (layer.spec() instanceof RbfSpec spec) {
            return RbfOutput.forward(x, codes(spec.codes()));
        }
        return Dense.forward(x, parameter(layer, "weight"), parameter(layer, "bias"));
    }

    private List<Tensor> backward(Layer layer, List<Tensor> inputs, List<Tensor> deltas) {
        if (layer.spec() instanceof NormalisationSpec spec) {
            Gradients of =
                    new NormalisationOp(spec.kind(), spec.groups())
                            .backward(join(inputs), parameter(layer, "weight"), join(deltas));
            add(layer.name() + ".weight", of.weight());
            add(layer.name() + ".bias", of.bias());
            return part(of.input(), layer.inputShape());
        }
        List<Tensor> epsilons = new ArrayList<>();
        for (int n = 0; n < inputs.size(); n++) {
            epsilons.add(backward(layer, inputs.get(n), deltas.get(n), n));
        }
        return epsilons;
    }

    private Tensor backward(Layer layer, Tensor x, Tensor delta, int example) {
        String weight = ".weight";
        Gradients of;
        if (layer.spec() instanceof ConvolutionSpec spec) {
            of = table(layer, spec).backward(x, kernels(layer, spec), delta);
        } else if (layer.spec() instanceof SubsamplingSpec spec) {
            of = subsampling(spec).backward(x, parameter(layer, "coefficient"), delta);
            weight = ".coefficient";
        } else if (layer.spec() instanceof PoolingSpec spec) {
            return OpNetwork.pooling(spec).backward(x, delta);
        } else if (layer.spec() instanceof DropoutSpec spec) {
            return Dropout.apply(delta, mask(layer, spec, example));
        } else if (layer.spec() instanceof RbfSpec spec) {
            return RbfOutput.backward(x, codes(spec.codes()), delta);
        } else {
            of = Dense.backward(x, parameter(layer, "weight"), delta);
        }
        add(layer.name() + weight, of.weight());
        add(layer.name() + ".bias", of.bias());
        return of.input();
    }

    private void add(String name, Tensor gradient) {
        double[] sum = gradients.computeIfAbsent(name, any -> new double[gradient.size()]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gradient.get(i);
        }
    }

    private Tensor mask(Layer layer, DropoutSpec spec, int example) {
        return new Dropout(spec.rate())
                .mask(layer.inputShape(), Dropout.key(seed, 0, layer.index(), example));
    }

    private Tensor parameter(Layer layer, String name) {
        return weights.get(layer.name() + "." + name);
    }

    /** A full connection is a table, too. */
    private static TableConvolution table(Layer layer, ConvolutionSpec spec) {
        List<List<Integer>> table = new ArrayList<>();
        for (int map = 0; map < spec.maps(); map++) {
            List<Integer> inputs = new ArrayList<>();
            for (int input = 0; input < layer.inputShape().channels(); input++) {
                if (spec.table().connects(input, map)) {
                    inputs.add(input);
                }
            }
            table.add(inputs);
        }
        return new TableConvolution(OpNetwork.convolution(spec), table);
    }

    private Tensor kernels(Layer layer, ConvolutionSpec spec) {
        Tensor all = parameter(layer, "weight");
        int size = spec.window().size();
        return all.reshape(Shape.of(all.size() / size / size, size, size));
    }

    private static Subsampling subsampling(SubsamplingSpec spec) {
        Window w = spec.window();
        return new Subsampling(w.size(), w.stride(), w.padding(), w.dilation());
    }

    static Tensor codes(RbfCodes codes) {
        float[] all = new float[codes.classes() * codes.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes.at(i / codes.length(), i % codes.length());
        }
        return Tensor.takeOver(Shape.of(codes.classes(), codes.length()), all);
    }

    static Tensor join(List<Tensor> examples) {
        Shape one = examples.get(0).shape();
        float[] all = new float[examples.size() * one.size()];
        for (int n = 0; n < examples.size(); n++) {
            examples.get(n).copyTo(all, n * one.size());
        }
        return Tensor.takeOver(
                Shape.of(examples.size(), one.channels(), one.rows(), one.columns()), all);
    }

    private static List<Tensor> part(Tensor batch, Shape shape) {
        List<Tensor> parts = new ArrayList<>();
        float[] all = batch.toArray();
        for (int from = 0; from < all.length; from += shape.size()) {
            parts.add(
                    Tensor.takeOver(
                            shape, java.util.Arrays.copyOfRange(all, from, from + shape.size())));
        }
        return parts;
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
