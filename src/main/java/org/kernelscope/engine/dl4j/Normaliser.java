package org.kernelscope.engine.dl4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.NormalisationKind;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalises one batch of a certain size and remembers it for the way back; in double precision,
 * whatever the type of the arrays. A <em>plane</em> is one map of one example; all its cells belong
 * to the same set, over which mean and variance are taken.
 */
final class Normaliser {
    private final int channels;
    private final int plane;
    private final int planes;
    private final int[] setOf;
    private final double perSet;

    private final double[] values;
    private final double[] scratch;
    private final double[] mean;
    private final double[] variance;
    private final double[] scale;

    Normaliser(NormalisationKind kind, int groups, int examples, int channels, int plane) {
        this.channels = channels;
        this.plane = plane;
        this.planes = examples * channels;
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
                    perExample == 0
                            ? channel
                            : p / channels * perExample + channel * perExample / channels;
        }
        int sets = perExample == 0 ? channels : examples * perExample;
        perSet = (double) planes * plane / sets;
        values = new double[planes * plane];
        scratch = new double[planes * plane];
        mean = new double[sets];
        variance = new double[sets];
        scale = new double[sets];
    }

    /** The batch x. */
    void show(INDArray x) {
        OffHeapMemory.read(x, values);
    }

    /** Uses these means and variances, one a set. */
    void use(double[] means, double[] variances) {
        System.arraycopy(means, 0, mean, 0, mean.length);
        System.arraycopy(variances, 0, variance, 0, variance.length);
    }

    /** Takes means and variances from the batch. */
    void measure() {
        Arrays.fill(mean, 0);
        Arrays.fill(variance, 0);
        for (int p = 0; p < planes; p++) {
            double sum = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                sum += values[i];
            }
            mean[setOf[p]] += sum / perSet;
        }
        for (int p = 0; p < planes; p++) {
            double middle = mean[setOf[p]];
            double sum = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                double distance = values[i] - middle;
                sum += distance * distance;
            }
            variance[setOf[p]] += sum / perSet;
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
     * The way back, as {@link org.kernelscope.op.NormalisationOp#backward} has it.
     *
     * @param gradient gets dL/dx; null if nobody wants it
     */
    void backward(
            INDArray delta, double[] gain, INDArray gainGradient, @Nullable INDArray gradient) {
        OffHeapMemory.read(delta, scratch);
        double[] ofGain = new double[channels];
        double[] mean = new double[scale.length];
        double[] meanTimes = new double[scale.length];
        for (int p = 0; p < planes; p++) {
            double sum = 0;
            double times = 0;
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                sum += scratch[i];
                times += scratch[i] * values[i];
            }
            double g = gain[p % channels];
            ofGain[p % channels] += times;
            mean[setOf[p]] += g * sum / perSet;
            meanTimes[setOf[p]] += g * times / perSet;
        }
        OffHeapMemory.write(ofGain, gainGradient);
        if (gradient == null) {
            return;
        }
        for (int p = 0; p < planes; p++) {
            double g = gain[p % channels];
            double middle = mean[setOf[p]];
            double middleTimes = meanTimes[setOf[p]];
            double factor = scale[setOf[p]];
            for (int i = p * plane; i < (p + 1) * plane; i++) {
                scratch[i] = (g * scratch[i] - middle - values[i] * middleTimes) * factor;
            }
        }
        OffHeapMemory.write(scratch, gradient);
    }
}
