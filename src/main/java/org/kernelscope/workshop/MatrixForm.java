package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * A convolution as a product of matrices, in the two usual ways.
 *
 * <p>im2col: every patch becomes a column, every kernel a row; their product is the output, a row
 * for each map. One large product of matrices is faster than many small sums.
 *
 * <p>Sparse: the input becomes a vector, and the convolution a matrix with a row for each output
 * cell. Most entries are 0 and the others repeat the same few weights. A dense layer with as many
 * outputs has the same matrix without a zero and without a repetition.
 *
 * <p>Source: K. Chellapilla, S. Puri, P. Simard, <em>High performance convolutional neural networks
 * for document processing</em>, 2006; V. Dumoulin, F. Visin, arXiv:1603.07285, section 4.1.
 */
public final class MatrixForm {
    /** Larger matrices are counted, but not drawn. */
    public static final int MOST_CELLS = 300_000;

    private MatrixForm() {}

    /**
     * The three matrices of im2col.
     *
     * @param kernels {@code [1, maps, taps]}: the kernels of the maps that read the same channels
     * @param patches {@code [1, taps, cells]}
     * @param product {@code [1, maps, cells]}: the output, without the biases
     * @param firstMap the number of the first of the maps
     */
    public record Im2col(Tensor kernels, Tensor patches, Tensor product, int firstMap) {}

    /** The matrices for the group of output map {@code map}; empty if there are none. */
    public static Optional<Im2col> im2col(Outcome outcome, int map) {
        Setup setup = outcome.setup();
        Tensor output = outcome.output();
        boolean convolves = setup.kind() == Kind.CONV || setup.kind() == Kind.TRUE_CONV;
        if (output == null || !convolves) {
            return Optional.empty();
        }
        List<Integer> channels = setup.inputsOf(map);
        int window = setup.windowRows() * setup.windowColumns();
        int taps = window * channels.size();
        int cells = output.shape().plane();
        if ((long) taps * cells > MOST_CELLS) {
            return Optional.empty();
        }
        Tensor heard = setup.heard();
        Shape in = heard.shape();
        float[] patches = new float[taps * cells];
        for (int tap = 0; tap < taps; tap++) {
            int channel = channels.get(tap / window);
            int u = tap % window / setup.windowColumns();
            int v = tap % setup.windowColumns();
            for (int cell = 0; cell < cells; cell++) {
                int columns = output.shape().columns();
                int r = outcome.down().source(cell / columns, u, in.rows());
                int c = outcome.across().source(cell % columns, v, in.columns());
                patches[tap * cells + cell] = r < 0 || c < 0 ? 0 : heard.at(channel, r, c);
            }
        }
        int each = setup.outputMaps() / Math.max(1, setup.groups());
        int first = map / each * each;
        float[] kernels = new float[each * taps];
        boolean turned = setup.kind() == Kind.TRUE_CONV;
        for (int row = 0; row < each; row++) {
            for (int i = 0; i < channels.size(); i++) {
                Tensor kernel = setup.kernel(channels.get(i), first + row);
                for (int tap = 0; tap < window; tap++) {
                    kernels[row * taps + i * window + tap] =
                            kernel.get(turned ? window - 1 - tap : tap);
                }
            }
        }
        float[] product = new float[each * cells];
        for (int row = 0; row < each; row++) {
            for (int cell = 0; cell < cells; cell++) {
                double sum = 0;
                for (int tap = 0; tap < taps; tap++) {
                    sum += (double) kernels[row * taps + tap] * patches[tap * cells + cell];
                }
                product[row * cells + cell] = (float) sum;
            }
        }
        return Optional.of(
                new Im2col(
                        Tensor.takeOver(Shape.of(1, each, taps), kernels),
                        Tensor.takeOver(Shape.of(1, taps, cells), patches),
                        Tensor.takeOver(Shape.of(1, each, cells), product),
                        first));
    }

    /**
     * The sparse matrix from input channel {@code channel} to output map {@code map}, {@code [1,
     * output cells, input cells]}; empty if there is none. Padding that repeats cells adds their
     * weights up.
     */
    public static Optional<Tensor> sparse(Outcome outcome, int channel, int map) {
        Setup setup = outcome.setup();
        Tensor output = outcome.output();
        boolean joined = setup.kind().hasWeights() && setup.inputsOf(map).contains(channel);
        if (output == null || !joined) {
            return Optional.empty();
        }
        Shape in = setup.input().shape();
        Shape out = output.shape();
        if ((long) in.plane() * out.plane() > MOST_CELLS) {
            return Optional.empty();
        }
        Tensor kernel = setup.kernel(channel, map);
        boolean turned = setup.kind() == Kind.TRUE_CONV;
        float[] matrix = new float[out.plane() * in.plane()];
        for (int[] row : taps(outcome.down(), in.rows(), out.rows(), setup.windowRows(), setup)) {
            for (int[] column :
                    taps(
                            outcome.across(),
                            in.columns(),
                            out.columns(),
                            setup.windowColumns(),
                            setup)) {
                int tap = row[1] * setup.windowColumns() + column[1];
                int to = row[2] * out.columns() + column[2];
                int from = row[0] * in.columns() + column[0];
                matrix[to * in.plane() + from] +=
                        kernel.get(turned ? kernel.size() - 1 - tap : tap);
            }
        }
        return Optional.of(Tensor.takeOver(Shape.of(1, out.plane(), in.plane()), matrix));
    }

    /** Input cell, tap and output cell of every tap of every window along an axis. */
    private static List<int[]> taps(
            SlidingAxis sliding, int inputs, int outputs, int size, Setup setup) {
        boolean transposed = setup.kind() == Kind.TRANSPOSED;
        List<int[]> taps = new ArrayList<>();
        for (int window = 0; window < (transposed ? inputs : outputs); window++) {
            for (int tap = 0; tap < size; tap++) {
                int cell = sliding.source(window, tap, transposed ? outputs : inputs);
                if (cell >= 0) {
                    taps.add(
                            transposed
                                    ? new int[] {window, tap, cell}
                                    : new int[] {cell, tap, window});
                }
            }
        }
        return taps;
    }

    /**
     * The cost of a convolution, beside others with the same input and output.
     *
     * @param shared its weights and biases: each kernel is used everywhere
     * @param connections its products that read a real cell, all of them counted
     * @param dense weights and biases of a dense layer
     * @param separable weights and biases of a depthwise convolution with this window and a 1×1
     *     convolution after it
     */
    public record Counts(long shared, long connections, long dense, long separable) {}

    /** The counts of an operation with weights; empty for others and where there is no output. */
    public static Optional<Counts> counts(Outcome outcome) {
        Setup setup = outcome.setup();
        Tensor output = outcome.output();
        if (output == null || !setup.kind().hasWeights()) {
            return Optional.empty();
        }
        Shape in = setup.input().shape();
        Shape out = output.shape();
        long rows = taps(outcome.down(), in.rows(), out.rows(), setup.windowRows(), setup).size();
        long columns =
                taps(outcome.across(), in.columns(), out.columns(), setup.windowColumns(), setup)
                        .size();
        long window = (long) setup.windowRows() * setup.windowColumns();
        long pairs = setup.kernels().size() / window;
        long maps = setup.outputMaps();
        long channels = in.channels();
        return Optional.of(
                new Counts(
                        setup.kernels().size() + maps,
                        pairs * rows * columns,
                        (long) in.size() * out.size() + out.size(),
                        channels * window + channels + channels * maps + maps));
    }
}
