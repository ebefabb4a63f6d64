package org.kernelscope.analysis;

import java.util.List;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Tensor;

/**
 * The origin of the value of one cell: its inputs, its weights, and the steps after the sum.
 * Immutable; any thread.
 */
public sealed interface CellReport {
    /**
     * One method for each kind of report.
     *
     * @param <R> the type of the results
     */
    interface Visitor<R> {
        /** For a pixel of the input. */
        R pixel(Pixel report);

        /** For a weighted sum. */
        R weightedSum(WeightedSum report);

        /** For a pooled value. */
        R pooled(Pooled report);

        /** For the trainable subsampling of 1998. */
        R subsampled(Subsampled report);

        /** For a normalised value. */
        R normalised(Normalised report);

        /** For a value that is passed on. */
        R unchanged(Unchanged report);

        /** For a distance to a code. */
        R distance(Distance report);
    }

    /** Calls the method of {@code visitor} for this kind of report and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /** The cell. */
    Cell cell();

    /** The value of the cell, as the network computed it. */
    float output();

    /** A pixel of the input: nothing made it but the pen. */
    record Pixel(Cell cell, float output) implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pixel(this);
        }
    }

    /**
     * A weighted sum, through an activation: {@code output = f(Σ w·x + bias)}; in the output layer
     * f is the softmax, which joins all classes.
     *
     * @param terms the contribution of each map below, in their order
     * @param bias the map's or unit's bias
     * @param sum z as the network computed it, with the bias
     * @param activation f; the identity in the output layer
     * @param softmax true if the output is this sum's share in the softmax
     */
    record WeightedSum(
            Cell cell,
            List<Term> terms,
            float bias,
            float sum,
            Activation activation,
            boolean softmax,
            float output)
            implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.weightedSum(this);
        }

        public WeightedSum {
            terms = List.copyOf(terms);
        }

        /** {@code Σ w·x} over all maps, without the bias. */
        public double products() {
            return terms.stream().mapToDouble(Term::sum).sum();
        }
    }

    /**
     * The contribution of one map of the layer below to a weighted sum.
     *
     * @param channel the map below
     * @param patch the values that the cell sees there, {@code 1 × row × column}; 0 where it
     *     reaches over the border
     * @param kernel the weights they are multiplied with, of the same shape
     * @param sum {@code Σ w·x} over the patch
     */
    record Term(int channel, Tensor patch, Tensor kernel, double sum) {}

    /**
     * The largest or the mean of a window.
     *
     * @param pool largest or mean
     * @param patch the values in the window, {@code 1 × row × column}; NaN where it reaches over
     *     the border
     * @param winner index of the largest in {@code patch}, row by row, the first of equals; −1 for
     *     the mean
     */
    record Pooled(Cell cell, PoolKind pool, Tensor patch, int winner, float output)
            implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pooled(this);
        }
    }

    /**
     * The trainable subsampling of 1998: {@code output = f(coefficient · Σ x + bias)}.
     *
     * @param patch the values in the window, {@code 1 × row × column}; 0 where it reaches over the
     *     border
     * @param total Σ x
     * @param coefficients the coefficient of each map of the layer
     * @param bias the bias of the map
     * @param sum z, the number before the activation
     * @param activation f
     */
    record Subsampled(
            Cell cell,
            Tensor patch,
            double total,
            Tensor coefficients,
            double bias,
            double sum,
            Activation activation,
            float output)
            implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.subsampled(this);
        }

        /** The coefficient of the map of the cell. */
        public double coefficient() {
            return coefficients.get(cell.channel());
        }

        /** The regime of the map. */
        public SubsamplingRegime gate() {
            return SubsamplingRegime.of(coefficient(), bias, patch.size(), activation);
        }
    }

    /**
     * A normalised value: {@code output = f(gain · (value − mean) / √(variance + ε) + shift)}.
     *
     * @param kind over what mean and variance are taken
     * @param value the number below
     * @param normalised the value at mean 0 and variance 1
     * @param sum z, the number before the activation
     * @param activation f
     */
    record Normalised(
            Cell cell,
            NormalisationKind kind,
            double value,
            double mean,
            double variance,
            double normalised,
            double gain,
            double shift,
            double sum,
            Activation activation,
            float output)
            implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.normalised(this);
        }
    }

    /** Dropout, while the network is asked: the number below, as it is. */
    record Unchanged(Cell cell, float output) implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unchanged(this);
        }
    }

    /**
     * The distance of what the layer below shows from the image of a class: {@code output = Σ
     * (value − code)²}; the smallest wins.
     *
     * @param values the values below, in the shape of the layer below
     * @param code the code of the class, −1 or 1, of the same shape
     * @param terms (value − code)², of the same shape
     */
    record Distance(Cell cell, Tensor values, Tensor code, Tensor terms, float output)
            implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.distance(this);
        }
    }
}
