package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Normalisation: the numbers that come in are shifted and scaled so that their mean is 0 and their
 * variance 1, and then by what the layer has learned, a gain and a shift for each map. The layers
 * above get numbers of a known size, whatever the layers below do.
 *
 * <p>{@code x̂ = (x − mean) / √(variance + ε)}, {@code z = gain[map] · x̂ + shift[map]}, with ε =
 * {@value NormalisationKind#EPSILON}. Mean and variance (over n values, divided by n) are taken
 * over a <em>set</em> of values: for {@link NormalisationKind#BATCH} a map over all examples of the
 * batch (S. Ioffe, C. Szegedy, ICML 2015), for {@link NormalisationKind#LAYER} all maps of an
 * example (J. Ba et al., arXiv:1607.06450), for {@link NormalisationKind#INSTANCE} one map of an
 * example (D. Ulyanov et al., arXiv:1607.08022), for {@link NormalisationKind#GROUP} some
 * neighbouring maps of an example (Y. Wu, K. He, ECCV 2018).
 *
 * <p>Shapes: x and z {@code [example, map, row, column]}, gain and shift {@code [map]}, means and
 * variances one number a set. Sums are kept in double precision. Immutable; any thread.
 *
 * @param kind over which values
 * @param groups for {@link NormalisationKind#GROUP}, into how many groups the maps fall; it divides
 *     their number
 */
public record NormalisationOp(NormalisationKind kind, int groups) {
    /**
     * Mean and variance of each set: the maps for BATCH; else the sets of the first example, of the
     * second, and so on.
     */
    public record Statistics(Tensor mean, Tensor variance) {}

    /** The means and variances of the sets of {@code batch}. */
    public Statistics statistics(Tensor batch) {
        int sets = sets(batch.shape());
        double[] mean = new double[sets];
        double[] variance = new double[sets];
        double count = (double) batch.size() / sets;
        for (int i = 0; i < batch.size(); i++) {
            mean[set(batch.shape(), i)] += batch.get(i) / count;
        }
        for (int i = 0; i < batch.size(); i++) {
            int set = set(batch.shape(), i);
            double distance = batch.get(i) - mean[set];
            variance[set] += distance * distance / count;
        }
        Shape shape = Shape.of(sets);
        return new Statistics(
                FloatRounding.toTensor(shape, mean), FloatRounding.toTensor(shape, variance));
    }

    /**
     * The normalised values z, before any activation.
     *
     * @param of the {@link #statistics} of the batch; or, for BATCH when the network is only asked,
     *     the averages that were kept in training
     */
    public Tensor forward(Tensor batch, Statistics of, Tensor gain, Tensor shift) {
        double[] sums = new double[batch.size()];
        for (int i = 0; i < sums.length; i++) {
            int map = map(batch.shape(), i);
            sums[i] = gain.get(map) * normalised(batch, of, i) + shift.get(map);
        }
        return FloatRounding.toTensor(batch.shape(), sums);
    }

    /**
     * How one cell came about.
     *
     * @param value x
     * @param mean of its set
     * @param variance of its set
     * @param normalised x̂
     * @param gain what it is multiplied with
     * @param shift what is added
     * @param sum z
     */
    public record Trace(
            double value,
            double mean,
            double variance,
            double normalised,
            double gain,
            double shift,
            double sum) {}

    /**
     * How the cell with the flat index {@code cell} of {@code batch} came about.
     *
     * @param of as for {@link #forward}
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Trace trace(Tensor batch, Statistics of, Tensor gain, Tensor shift, int cell) {
        java.util.Objects.checkIndex(cell, batch.size());
        int set = set(batch.shape(), cell);
        int map = map(batch.shape(), cell);
        double normalised = normalised(batch, of, cell);
        return new Trace(
                batch.get(cell),
                of.mean().get(set),
                of.variance().get(set),
                normalised,
                gain.get(map),
                shift.get(map),
                gain.get(map) * normalised + shift.get(map));
    }

    /**
     * Hands the gradient back, through the mean and the variance too, which change with every value
     * of the set: with {@code g = δ·gain} and ⟨·⟩ the mean over the set, {@code dL/dx = (g − ⟨g⟩ −
     * x̂·⟨g·x̂⟩) / √(variance + ε)}; {@code dL/dgain = Σ δ·x̂}, {@code dL/dshift = Σ δ}.
     *
     * @param delta dL/dz
     * @return dL/dgain as {@link Gradients#weight}, dL/dshift as {@link Gradients#bias}
     */
    public Gradients backward(Tensor batch, Tensor gain, Tensor delta) {
        Statistics of = statistics(batch);
        Shape shape = batch.shape();
        int sets = sets(shape);
        double count = (double) batch.size() / sets;
        double[] mean = new double[sets];
        double[] meanTimes = new double[sets];
        double[] ofGain = new double[shape.extent(1)];
        double[] ofShift = new double[shape.extent(1)];
        for (int i = 0; i < batch.size(); i++) {
            double normalised = normalised(batch, of, i);
            double d = delta.get(i);
            int map = map(shape, i);
            ofGain[map] += d * normalised;
            ofShift[map] += d;
            mean[set(shape, i)] += d * gain.get(map) / count;
            meanTimes[set(shape, i)] += d * gain.get(map) * normalised / count;
        }
        double[] ofInput = new double[batch.size()];
        for (int i = 0; i < ofInput.length; i++) {
            int set = set(shape, i);
            double g = delta.get(i) * (double) gain.get(map(shape, i));
            ofInput[i] =
                    (g - mean[set] - normalised(batch, of, i) * meanTimes[set])
                            / deviation(of, set);
        }
        Shape perMap = Shape.of(ofGain.length);
        return new Gradients(
                FloatRounding.toTensor(shape, ofInput),
                FloatRounding.toTensor(perMap, ofGain),
                FloatRounding.toTensor(perMap, ofShift));
    }

    /**
     * Hands the gradient back when means and variances do not depend on the values, because they
     * were kept from training: {@code dL/dx = δ·gain / √(variance + ε)}.
     *
     * @param of what was kept
     * @param delta dL/dz
     * @return dL/dgain as {@link Gradients#weight}, dL/dshift as {@link Gradients#bias}
     */
    public Gradients backward(Tensor batch, Statistics of, Tensor gain, Tensor delta) {
        Shape shape = batch.shape();
        double[] ofGain = new double[shape.extent(1)];
        double[] ofShift = new double[shape.extent(1)];
        double[] ofInput = new double[batch.size()];
        for (int i = 0; i < ofInput.length; i++) {
            int map = map(shape, i);
            ofGain[map] += delta.get(i) * normalised(batch, of, i);
            ofShift[map] += delta.get(i);
            ofInput[i] = delta.get(i) * (double) gain.get(map) / deviation(of, set(shape, i));
        }
        Shape perMap = Shape.of(ofGain.length);
        return new Gradients(
                FloatRounding.toTensor(shape, ofInput),
                FloatRounding.toTensor(perMap, ofGain),
                FloatRounding.toTensor(perMap, ofShift));
    }

    private double normalised(Tensor batch, Statistics of, int cell) {
        int set = set(batch.shape(), cell);
        return (batch.get(cell) - (double) of.mean().get(set)) / deviation(of, set);
    }

    private static double deviation(Statistics of, int set) {
        return Math.sqrt(of.variance().get(set) + NormalisationKind.EPSILON);
    }

    private static int plane(Shape shape) {
        return shape.extent(2) * shape.extent(3);
    }

    private static int map(Shape shape, int cell) {
        return cell / plane(shape) % shape.extent(1);
    }

    private int sets(Shape shape) {
        return kind == NormalisationKind.BATCH
                ? shape.extent(1)
                : shape.extent(0) * perExample(shape);
    }

    private int perExample(Shape shape) {
        return switch (kind) {
            case BATCH, INSTANCE -> shape.extent(1);
            case LAYER -> 1;
            case GROUP -> groups;
        };
    }

    /** Which set the cell with the flat index {@code cell} belongs to. */
    private int set(Shape shape, int cell) {
        int maps = shape.extent(1);
        int map = map(shape, cell);
        if (kind == NormalisationKind.BATCH) {
            return map;
        }
        int example = cell / plane(shape) / maps;
        return example * perExample(shape) + map * perExample(shape) / maps;
    }
}
