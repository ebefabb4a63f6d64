package org.kernelscope.op;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Normalisation: shifts and scales values to mean 0 and variance 1, then multiplies by a learned
 * gain and adds a learned shift for each map. The layers above receive values of a known size,
 * whatever the layers below do, and learn faster.
 *
 * <p>Formula: {@code x̂ = (x − mean) / √(variance + ε)}, {@code z = gain[map] · x̂ + shift[map]},
 * with ε = {@value NormalisationKind#EPSILON}. Mean and variance (the sum of squares divided by n)
 * are taken over a set of n values; {@link NormalisationKind} says which.
 *
 * <p>Output size: that of the input.
 *
 * <p>Shapes: x and z {@code [example, map, row, column]}, gain and shift {@code [map]}, means and
 * variances one value for each set.
 *
 * <p>Example: BATCH, two examples of one map with 1×2 cells, gain 2, shift 0.5
 *
 * <pre>{@code
 * x = 1 3     mean = (1+3+5+7)/4 = 4     variance = (9+1+1+9)/4 = 5
 *     5 7     z[0,0] = 2 · (1 − 4)/√5.00001 + 0.5 = −2.1833
 * }</pre>
 *
 * <p>Source: S. Ioffe, C. Szegedy, ICML 2015; for the other kinds see {@link NormalisationKind}.
 *
 * @param kind the sets
 * @param groups number of groups for {@link NormalisationKind#GROUP}; it divides the number of maps
 */
public record NormalisationOp(NormalisationKind kind, int groups) {
    /**
     * Mean and variance of each set. The sets are the maps for BATCH, else those of the first
     * example, then those of the second, and so on.
     */
    public record Statistics(Tensor mean, Tensor variance) {
        /**
         * The running averages after a training step: {@code a ← a + r·(measured − a)} with r =
         * {@value NormalisationKind.MOMENTUM}, the momentum of PyTorch.
         */
        public Statistics updatedWith(Statistics measured) {
            return new Statistics(
                    updatedWith(mean, measured.mean), updatedWith(variance, measured.variance));
        }

        private static Tensor updatedWith(Tensor average, Tensor measured) {
            double[] values = new double[average.size()];
            for (int i = 0; i < values.length; i++) {
                double before = average.get(i);
                values[i] = before + NormalisationKind.MOMENTUM * (measured.get(i) - before);
            }
            return FloatRounding.toTensor(average.shape(), values);
        }
    }

    /** The mean and variance of each set of {@code batch}. */
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
     * The normalised values z, before the activation.
     *
     * @param of the {@link #statistics} of the batch; for BATCH in a trained network, the running
     *     averages from training
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
     * The steps to one cell.
     *
     * @param value x
     * @param mean of the set
     * @param variance of the set
     * @param normalised x̂
     * @param gain multiplies x̂
     * @param shift is added
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
     * Traces the cell with the flat index {@code cell} of {@code batch}.
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
     * The gradients during training. Mean and variance depend on every value of the set, so the
     * gradient passes through them too: with {@code g = δ · gain} and ⟨·⟩ the mean over the set,
     * {@code dL/dx = (g − ⟨g⟩ − x̂·⟨g·x̂⟩) / √(variance + ε)}; {@code dL/dgain = Σ δ·x̂}, {@code
     * dL/dshift = Σ δ}.
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
     * The gradients in a trained network, where mean and variance are constants: {@code dL/dx =
     * δ·gain / √(variance + ε)}.
     *
     * @param of the running averages
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

    /** The set to which the cell with the flat index {@code cell} belongs. */
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
