package org.kernelscope.analysis;

import java.util.List;
import org.kernelscope.network.Cell;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Tensor;

/**
 * Where the number in one cell comes from: what the cell sees, what that is multiplied with, and
 * what becomes of the sum. Immutable; any thread.
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
        R passed(Passed report);

        /** For a distance to a code. */
        R distance(Distance report);
    }

    /** Calls the method of {@code visitor} for this kind of report and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /** Which cell. */
    Cell cell();

    /** The number in the cell, as the network computed it. */
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
     * @param terms what each map below contributes, in the order of the maps
     * @param bias the map's or unit's bias
     * @param sum z as the network computed it, with the bias
     * @param activation f; the identity in the output layer
     * @param softmax whether the output is this sum's share in the softmax
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
     * What one map of the layer below contributes to a weighted sum.
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
     * @param coefficients what each map of the layer multiplies it with
     * @param bias what the map adds
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

        /** What the map of the cell multiplies Σ x with. */
        public double coefficient() {
            return coefficients.get(cell.channel());
        }

        /** What the map does with its windows. */
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
    record Passed(Cell cell, float output) implements CellReport {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.passed(this);
        }
    }

    /**
     * The distance of what the layer below shows from the picture of a class: {@code output = Σ
     * (value − code)²}; the smallest wins.
     *
     * @param values what is shown, in the shape of the layer below
     * @param code what the class would like to see, −1 or 1, of the same shape
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
