package org.kernelscope.ui.arithmetic;

import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.analysis.CellReport.WeightedSum;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The products of a weighted sum in their order in time: map by map, and row by row in each.
 * Immutable.
 */
final class Products {
    private final WeightedSum sum;
    private final int taps;
    private final double[] sums;
    private final double weightLimit;
    private final double limit;

    Products(WeightedSum sum) {
        this.sum = sum;
        this.taps = sum.terms().get(0).kernel().shape().plane();
        this.sums = new double[count() + 1];
        double weight = 0;
        double product = 0;
        for (int i = 0; i < count(); i++) {
            weight = Math.max(weight, Math.abs(weight(i)));
            product = Math.max(product, Math.abs(of(i)));
            sums[i + 1] = sums[i] + of(i);
        }
        this.weightLimit = weight;
        this.limit = product;
    }

    /** Number of blocks, one for each input map. */
    int blocks() {
        return sum.terms().size();
    }

    /** Number of products in a block. */
    int taps() {
        return taps;
    }

    /** Number of products. */
    int count() {
        return blocks() * taps;
    }

    /** The input map of a block. */
    int channel(int block) {
        return sum.terms().get(block).channel();
    }

    float value(int product) {
        return sum.terms().get(product / taps).patch().get(product % taps);
    }

    float weight(int product) {
        return sum.terms().get(product / taps).kernel().get(product % taps);
    }

    double of(int product) {
        return (double) value(product) * weight(product);
    }

    /** The sum of the products from {@code from} (inclusive) to {@code to} (exclusive). */
    double sum(int from, int to) {
        return sums[to] - sums[from];
    }

    /** Number of products of a block among the first {@code reached}. */
    int done(int block, int reached) {
        return Math.max(0, Math.min(taps, reached - block * taps));
    }

    /** The products of a block as a map. */
    Tensor map(int block) {
        Term term = sum.terms().get(block);
        float[] products = new float[taps];
        for (int tap = 0; tap < taps; tap++) {
            products[tap] = (float) of(block * taps + tap);
        }
        Shape shape = term.kernel().shape();
        return Tensor.takeOver(Shape.of(1, shape.rows(), shape.columns()), products);
    }

    /** The largest magnitude of a weight. */
    double weightLimit() {
        return weightLimit;
    }

    /** The largest magnitude of a product. */
    double limit() {
        return limit;
    }
}
