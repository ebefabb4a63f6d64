package org.kernelscope.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
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
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A trained network forward in double precision, for differences so small that the rounding of
 * floats would hide them. {@link Backpropagation#forward} is the pass that the window shows. Any
 * thread.
 */
final class PreciseForward {
    private final Architecture architecture;
    private final Weights weights;
    private final @Nullable String nudged;
    private final int index;
    private final double by;

    /** The network with these weights. */
    PreciseForward(Architecture architecture, Weights weights) {
        this(architecture, weights, null, 0, 0);
    }

    private PreciseForward(
            Architecture architecture,
            Weights weights,
            @Nullable String nudged,
            int index,
            double by) {
        this.architecture = architecture;
        this.weights = weights;
        this.nudged = nudged;
        this.index = index;
        this.by = by;
    }

    /** The same network with one weight changed by {@code change}. */
    PreciseForward with(MapWeights.Place place, double change) {
        return new PreciseForward(
                architecture, weights, place.parameter().name(), place.index(), change);
    }

    /**
     * The loss of an example.
     *
     * @param from the layer to begin with
     * @param below the input of that layer
     */
    double loss(int from, double[] below, int label, Loss loss) {
        double[] x = below;
        int last = architecture.layers().size() - 1;
        for (int i = from; i < last; i++) {
            Layer layer = architecture.layers().get(i);
            x = layer.spec().accept(new Step(layer, x));
        }
        Layer output = architecture.layers().get(last);
        return loss(output.spec().accept(new Step(output, x)), label, loss);
    }

    /** The loss from the logits, or from the penalties of an RBF output. */
    private static double loss(double[] z, int label, Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> {
                double most = Arrays.stream(z).max().orElse(0);
                double sum = Arrays.stream(z).map(each -> Math.exp(each - most)).sum();
                yield most + Math.log(sum) - z[label];
            }
            case SQUARED_ERROR -> {
                double most = Arrays.stream(z).max().orElse(0);
                double sum = Arrays.stream(z).map(each -> Math.exp(each - most)).sum();
                double squares = 0;
                for (int i = 0; i < z.length; i++) {
                    double error = Math.exp(z[i] - most) / sum - (i == label ? 1 : 0);
                    squares += error * error;
                }
                yield squares;
            }
            case MAP -> {
                double least = Math.min(Loss.MAP_J, Arrays.stream(z).min().orElse(0));
                double sum =
                        Math.exp(least - Loss.MAP_J)
                                + Arrays.stream(z).map(y -> Math.exp(least - y)).sum();
                yield z[label] - least + Math.log(sum);
            }
            case MLE -> z[label];
        };
    }

    private double[] parameter(ParameterSpec spec) {
        Tensor floats = weights.get(spec.name());
        double[] values = new double[floats.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        if (spec.name().equals(nudged)) {
            values[index] += by;
        }
        return values;
    }

    /** One layer; the output layer yields its logits or penalties. */
    private final class Step implements LayerSpec.Visitor<double[]> {
        private final Layer layer;
        private final double[] x;
        private final Shape below;
        private final Shape above;

        Step(Layer layer, double[] x) {
            this.layer = layer;
            this.x = x;
            this.below = layer.inputShape();
            this.above = layer.outputShape();
        }

        private double[] parameterOf(int at) {
            return parameter(layer.parameters().get(at));
        }

        private double[] activated(double[] z, Activation f) {
            for (int i = 0; i < z.length; i++) {
                z[i] = f.apply(z[i]);
            }
            return z;
        }

        /** The index of an input cell; −1 in the padding. */
        private int source(int channel, Window window, int row, int column, int tap) {
            int r = window.input(row, tap / window.size());
            int c = window.input(column, tap % window.size());
            boolean inside = r >= 0 && r < below.rows() && c >= 0 && c < below.columns();
            return inside ? (channel * below.rows() + r) * below.columns() + c : -1;
        }

        @Override
        public double[] convolution(ConvolutionSpec spec) {
            double[] w = parameterOf(0);
            double[] b = parameterOf(1);
            double[] z = new double[above.size()];
            int taps = spec.window().size() * spec.window().size();
            int kernel = 0;
            for (int map = 0; map < above.channels(); map++) {
                Arrays.fill(z, map * above.plane(), (map + 1) * above.plane(), b[map]);
                for (int input = 0; input < below.channels(); input++) {
                    if (spec.connects(input, map)) {
                        add(z, map, input, w, kernel * taps, spec.window());
                        kernel++;
                    }
                }
            }
            return activated(z, spec.activation());
        }

        private void add(double[] z, int map, int input, double[] w, int from, Window window) {
            int taps = window.size() * window.size();
            for (int row = 0; row < above.rows(); row++) {
                for (int column = 0; column < above.columns(); column++) {
                    double sum = 0;
                    for (int tap = 0; tap < taps; tap++) {
                        int at = source(input, window, row, column, tap);
                        sum += at < 0 ? 0 : w[from + tap] * x[at];
                    }
                    z[(map * above.rows() + row) * above.columns() + column] += sum;
                }
            }
        }

        @Override
        public double[] subsampling(SubsamplingSpec spec) {
            double[] a = parameterOf(0);
            double[] b = parameterOf(1);
            double[] z =
                    windows(
                            layer.window(),
                            values -> Arrays.stream(values).filter(v -> !Double.isNaN(v)).sum());
            for (int i = 0; i < z.length; i++) {
                z[i] = a[i / above.plane()] * z[i] + b[i / above.plane()];
            }
            return activated(z, spec.activation());
        }

        @Override
        public double[] pooling(PoolingSpec spec) {
            return windows(spec.window(), spec.pool()::value);
        }

        /** A number for each window; NaN stands for the padding. */
        private double[] windows(
                Window window, java.util.function.ToDoubleFunction<double[]> reduce) {
            double[] y = new double[above.size()];
            double[] values = new double[window.size() * window.size()];
            for (int i = 0; i < y.length; i++) {
                int place = i % above.plane();
                for (int tap = 0; tap < values.length; tap++) {
                    int at =
                            source(
                                    i / above.plane(),
                                    window,
                                    place / above.columns(),
                                    place % above.columns(),
                                    tap);
                    values[tap] = at < 0 ? Double.NaN : x[at];
                }
                y[i] = reduce.applyAsDouble(values);
            }
            return y;
        }

        @Override
        public double[] normalisation(NormalisationSpec spec) {
            double[] gain = parameterOf(0);
            double[] shift = parameterOf(1);
            double[] z = new double[x.length];
            boolean fixed = spec.kind() == NormalisationKind.BATCH;
            double[] averages = fixed ? parameterOf(2) : new double[0];
            double[] variances = fixed ? parameterOf(3) : new double[0];
            int sets =
                    switch (spec.kind()) {
                        case BATCH, INSTANCE -> below.channels();
                        case LAYER -> 1;
                        case GROUP -> spec.groups();
                    };
            int size = x.length / sets;
            for (int set = 0; set < sets; set++) {
                int from = set * size;
                double mean =
                        fixed
                                ? averages[set]
                                : Arrays.stream(x, from, from + size).average().orElse(0);
                double variance =
                        fixed
                                ? variances[set]
                                : Arrays.stream(x, from, from + size)
                                        .map(v -> (v - mean) * (v - mean))
                                        .average()
                                        .orElse(0);
                double deviation = Math.sqrt(variance + NormalisationKind.EPSILON);
                for (int i = from; i < from + size; i++) {
                    int map = i / below.plane();
                    z[i] = gain[map] * (x[i] - mean) / deviation + shift[map];
                }
            }
            return activated(z, spec.activation());
        }

        @Override
        public double[] dropout(DropoutSpec spec) {
            return x;
        }

        @Override
        public double[] dense(DenseSpec spec) {
            return activated(weighted(), spec.activation());
        }

        @Override
        public double[] softmax(OutputSpec spec) {
            return weighted();
        }

        private double[] weighted() {
            double[] w = parameterOf(0);
            double[] z = parameterOf(1);
            for (int unit = 0; unit < z.length; unit++) {
                for (int i = 0; i < x.length; i++) {
                    z[unit] += w[unit * x.length + i] * x[i];
                }
            }
            return z;
        }

        @Override
        public double[] rbf(RbfSpec spec) {
            RbfCodes codes = spec.codes();
            double[] y = new double[codes.classes()];
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    double distance = x[j] - codes.at(i, j);
                    y[i] += distance * distance;
                }
            }
            return y;
        }
    }
}
