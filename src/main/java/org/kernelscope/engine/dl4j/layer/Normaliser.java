package org.kernelscope.engine.dl4j.layer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.op.NormalisationKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalises a minibatch, or one part of it, of a certain size and remembers it for the way back;
 * in double precision, whatever the type of the arrays. A <em>plane</em> is one map of one example;
 * all its cells belong to the same set, over which mean and variance are taken. The sets of batch
 * normalisation reach over all parts of the minibatch, which exchange their sums; the sets of the
 * other kinds lie within one example.
 */
final class Normaliser {
    private final int channels;
    private final int plane;
    private final int planes;
    private final int[] setOf;
    private final boolean acrossExamples;

    /** The number of values of a set in this part. */
    private final double here;

    /** The number of values of a set in the whole minibatch. */
    private double count;

    /** True if means and variances were given, so that they do not depend on the values. */
    private boolean given;

    private final double[] values;
    private final double[] scratch;
    private final double[] mean;
    private final double[] variance;
    private final double[] scale;

    Normaliser(NormalisationKind kind, int groups, int examples, int channels, int plane) {
        this.channels = channels;
        this.plane = plane;
        this.planes = examples * channels;
        this.acrossExamples = kind == NormalisationKind.BATCH;
        int perExample =
                switch (kind) {
                    case BATCH -> 0;
                    case LAYER -> 1;
                    case INSTANCE -> channels;
                    case GROUP -> groups;
                };
        setOf = new int[planes];
        for (int p = 0; p < planes; p++) {
            int channel = p % channels;
            setOf[p] =
                    acrossExamples
                            ? channel
                            : p / channels * perExample + channel * perExample / channels;
        }
        int sets = acrossExamples ? channels : examples * perExample;
        here = (double) planes * plane / sets;
        count = here;
        values = new double[planes * plane];
        scratch = new double[planes * plane];
        mean = new double[sets];
        variance = new double[sets];
        scale = new double[sets];
    }

    /** Sets the values to normalise. */
    void show(INDArray x) {
        OffHeapMemory.read(x, values);
    }

    /** Uses these means and variances, one a set. */
    void use(double[] means, double[] variances) {
        given = true;
        System.arraycopy(means, 0, mean, 0, mean.length);
        System.arraycopy(variances, 0, variance, 0, variance.length);
    }

    /** Takes means and variances from the minibatch. */
    void measure(ForwardContext pass) {
        given = false;
        Arrays.fill(mean, 0);
        for (int p = 0; p < planes; p++) {
            double sum = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                sum += values[i];
            }
            mean[setOf[p]] += sum / here;
        }
        double[] squares = variance;
        Arrays.fill(squares, 0);
        for (int p = 0; p < planes; p++) {
            double middle = mean[setOf[p]];
            double sum = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                double distance = values[i] - middle;
                sum += distance * distance;
            }
            squares[setOf[p]] += sum;
        }
        if (acrossExamples) {
            join(pass, squares);
        }
        for (int set = 0; set < variance.length; set++) {
            variance[set] = squares[set] / count;
        }
    }

    /**
     * From the means and the sums of squared distances of each part those of the whole minibatch,
     * without the cancellation of a sum of squares: {@code Σ (x − m)² = Σ_parts (squares + n·(mean
     * − m)²)} (T. Chan, G. Golub, R. LeVeque, <em>Algorithms for computing the sample
     * variance</em>, The American Statistician 37(3), 1983).
     *
     * @param squares of this part; gets those of the whole
     */
    private void join(ForwardContext pass, double[] squares) {
        int sets = mean.length;
        double[] own = new double[1 + 2 * sets];
        own[0] = here;
        System.arraycopy(mean, 0, own, 1, sets);
        System.arraycopy(squares, 0, own, 1 + sets, sets);
        double[][] parts = pass.exchange(own);
        count = 0;
        for (double[] part : parts) {
            count += part[0];
        }
        for (int set = 0; set < sets; set++) {
            double middle = 0;
            for (double[] part : parts) {
                middle += part[0] / count * part[1 + set];
            }
            double sum = 0;
            for (double[] part : parts) {
                double distance = part[1 + set] - middle;
                sum += part[1 + sets + set] + part[0] * distance * distance;
            }
            mean[set] = middle;
            squares[set] = sum;
        }
    }

    /** The means, one a set. */
    double[] means() {
        return mean;
    }

    /** The variances, one a set. */
    double[] variances() {
        return variance;
    }

    /** z = gain · x̂ + shift; afterwards it is x̂ that is remembered. */
    void forward(double[] gain, double[] shift, INDArray z) {
        for (int set = 0; set < scale.length; set++) {
            scale[set] = 1 / Math.sqrt(variance[set] + NormalisationKind.EPSILON);
        }
        for (int p = 0; p < planes; p++) {
            double middle = mean[setOf[p]];
            double factor = scale[setOf[p]];
            double g = gain[p % channels];
            double b = shift[p % channels];
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                values[i] = (values[i] - middle) * factor;
                scratch[i] = g * values[i] + b;
            }
        }
        OffHeapMemory.write(scratch, z);
    }

    /**
     * The way back, as {@link org.kernelscope.op.NormalisationOp#backward} has it: through mean and
     * variance too, unless they were {@linkplain #use given}.
     *
     * @param gainGradient gets dL/dgain of the examples that are here
     * @param gradient gets dL/dx; null if it is not needed
     */
    void backward(
            ForwardContext pass,
            INDArray delta,
            double[] gain,
            INDArray gainGradient,
            @Nullable INDArray gradient) {
        OffHeapMemory.read(delta, scratch);
        double[] ofGain = new double[channels];
        int sets = scale.length;
        double[] sums = new double[2 * sets];
        for (int p = 0; p < planes; p++) {
            double sum = 0;
            double times = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                sum += scratch[i];
                times += scratch[i] * values[i];
            }
            double g = gain[p % channels];
            ofGain[p % channels] += times;
            sums[setOf[p]] += g * sum;
            sums[sets + setOf[p]] += g * times;
        }
        OffHeapMemory.write(ofGain, gainGradient);
        if (gradient == null) {
            return;
        }
        double[] means = given ? new double[2 * sets] : means(pass, sums);
        for (int p = 0; p < planes; p++) {
            double g = gain[p % channels];
            double middle = means[setOf[p]];
            double middleTimes = means[sets + setOf[p]];
            double factor = scale[setOf[p]];
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                scratch[i] = (g * scratch[i] - middle - values[i] * middleTimes) * factor;
            }
        }
        OffHeapMemory.write(scratch, gradient);
    }

    /** The sums over all parts, divided by the number of values in a set. */
    private double[] means(ForwardContext pass, double[] sums) {
        double[] means = new double[sums.length];
        double[][] parts = acrossExamples ? pass.exchange(sums) : new double[][] {sums};
        for (int i = 0; i < means.length; i++) {
            for (double[] part : parts) {
                means[i] += part[i];
            }
            means[i] /= count;
        }
        return means;
    }
}
