package org.kernelscope.engine.dl4j.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.dl4j.array.BufferPool;
import org.kernelscope.engine.dl4j.array.LazyArray;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.network.RbfCodes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The output of 1998: how far the units below are from each class's code, with the losses of
 * equations 8 and 9. Computed in double precision, whatever the type of the arrays: it is little
 * work. Nothing is learned here.
 */
final class FastRbfOutputLayer extends FastCustomLayer implements FastOutputLayer {
    private final Loss loss;
    private final int classes;
    private final int units;
    private final double[] codes;
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] inputShape = new long[2];
    private @Nullable INDArray seen;
    private @Nullable Kept last;
    private @Nullable INDArray labels;
    private double lost;

    FastRbfOutputLayer(
            NeuralNetConfiguration configuration, DataType type, RbfCodes codes, Loss loss) {
        super(configuration, type);
        this.loss = loss;
        this.classes = codes.classes();
        this.units = codes.length();
        this.codes = new double[classes * units];
        for (int i = 0; i < this.codes.length; i++) {
            this.codes[i] = codes.at(i / units, i % units);
        }
    }

    @Override
    public void setLabels(INDArray labels) {
        this.labels = labels;
    }

    private Kept make(int examples) {
        INDArray y = OffHeapMemory.keep(dataType, examples, classes);
        return new Kept(
                y,
                y.ulike(),
                new LazyArray(dataType, inputShape.clone()),
                new double[examples * classes]);
    }

    @Override
    public INDArray forward(INDArray x, ForwardContext pass) {
        inputShape = x.shape().clone();
        int examples = (int) x.size(0);
        Kept kept = work.of(examples);
        double[] input = OffHeapMemory.toDoubles(x);
        double[] y = kept.penalties;
        double[] p = new double[y.length];
        for (int n = 0; n < examples; n++) {
            for (int i = 0; i < classes; i++) {
                y[n * classes + i] = distance(input, n * units, i * units);
            }
            posterior(y, p, n * classes);
        }
        OffHeapMemory.write(y, kept.y);
        OffHeapMemory.write(p, kept.p);
        seen = x;
        last = kept;
        return kept.y;
    }

    private double distance(double[] input, int at, int code) {
        double sum = 0;
        for (int j = 0; j < units; j++) {
            double distance = input[at + j] - codes[code + j];
            sum += distance * distance;
        }
        return sum;
    }

    /** p = e^{−y} / Σ e^{−y}. */
    private void posterior(double[] y, double[] p, int at) {
        double least = least(y, at);
        double sum = 0;
        for (int i = at; i < at + classes; i++) {
            p[i] = Math.exp(least - y[i]);
            sum += p[i];
        }
        for (int i = at; i < at + classes; i++) {
            p[i] /= sum;
        }
    }

    private double least(double[] y, int at) {
        double least = y[at];
        for (int i = at + 1; i < at + classes; i++) {
            least = Math.min(least, y[i]);
        }
        return least;
    }

    /** From the {@linkplain #setLabels labels}; the last layer has no ε. */
    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = seen(last);
        INDArray x = seen(seen);
        int examples = (int) x.size(0);
        double[] input = OffHeapMemory.toDoubles(x);
        double[] targets = OffHeapMemory.toDoubles(seen(labels));
        double[] gradient = new double[input.length];
        double[] slope = new double[classes];
        lost = 0;
        for (int n = 0; n < examples; n++) {
            lost += slopes(kept.penalties, targets, n * classes, slope);
            for (int i = 0; i < classes; i++) {
                for (int j = 0; j < units; j++) {
                    gradient[n * units + j] +=
                            2 * slope[i] * (input[n * units + j] - codes[i * units + j]);
                }
            }
        }
        if (getIndex() == 0) {
            return null;
        }
        INDArray next = kept.gradient.get();
        OffHeapMemory.write(gradient, next);
        return next;
    }

    /**
     * The loss of one example, and dL/dy.
     *
     * @param y penalties
     * @param t one-hot labels
     * @param slope gets dL/dy
     */
    private double slopes(double[] y, double[] t, int at, double[] slope) {
        double right = 0;
        for (int i = 0; i < classes; i++) {
            slope[i] = t[at + i];
            right += t[at + i] * y[at + i];
        }
        boolean alone =
                switch (loss) {
                    case MLE -> true;
                    case MAP -> false;
                    case CROSS_ENTROPY, SQUARED_ERROR ->
                            throw new IllegalStateException("a loss of probabilities: " + loss);
                };
        if (alone) {
            return right;
        }
        double least = Math.min(Loss.MAP_J, least(y, at));
        double sum = Math.exp(least - Loss.MAP_J);
        for (int i = 0; i < classes; i++) {
            sum += Math.exp(least - y[at + i]);
        }
        for (int i = 0; i < classes; i++) {
            slope[i] -= Math.exp(least - y[at + i]) / sum;
        }
        return right - least + Math.log(sum);
    }

    @Override
    public INDArray probabilities() {
        return seen(last).p;
    }

    @Override
    public double loss() {
        return lost;
    }

    @Override
    public @Nullable INDArray sums() {
        return null;
    }

    @Override
    public void close() {
        work.close();
    }

    /** The arrays for one batch size. */
    private record Kept(INDArray y, INDArray p, LazyArray gradient, double[] penalties)
            implements AutoCloseable {
        @Override
        public void close() {
            y.close();
            p.close();
            gradient.close();
        }
    }
}
