package org.kernelscope.workshop;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PaddingRule;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * An operation with its input and all its settings. Impossible settings are allowed: {@link
 * Outcome} has the reason.
 *
 * @param kind the operation
 * @param input {@code [channel, row, column]}
 * @param kernels {@code [out, in / groups, row, column]}; for a transposed convolution {@code [in,
 *     out / groups, row, column]}; for pooling only rows and columns count
 * @param bias {@code [out]}
 * @param down stride, padding, dilation and padding mode from row to row
 * @param across the same from column to column
 * @param rule the rule for the padding
 * @param groups groups of a convolution
 * @param paddingCounts true if pooling counts the zeros of the padding
 * @param extra output padding of a transposed convolution, along both axes
 * @param factor factor of a pixel shuffle
 * @param removed bit i is set if input channel i is taken as zeros, to see what it adds
 */
public record Setup(
        Kind kind,
        Tensor input,
        Tensor kernels,
        Tensor bias,
        SlidingAxis down,
        SlidingAxis across,
        PaddingRule rule,
        int groups,
        boolean paddingCounts,
        int extra,
        int factor,
        int removed) {
    /** The most channels of the input in the window. */
    public static final int MOST_CHANNELS = 4;

    /** The most rows and columns of the input in the window. */
    public static final int LARGEST_INPUT = 64;

    /** The most rows and columns of an image that is taken as the input. */
    public static final int LARGEST_PICTURE = 256;

    /** The most rows and columns of a kernel in the window. */
    public static final int LARGEST_KERNEL = 11;

    /** The most output maps in the window. */
    public static final int MOST_MAPS = 8;

    /** The example of the textbooks: 5×5 cells, a 3×3 kernel, stride 1, no padding. */
    public static Setup textbook() {
        Shape shape = Shape.of(1, 5, 5);
        return new Setup(
                Kind.CONV,
                Tensor.of(
                        shape, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1,
                        0, 0),
                Tensor.of(Shape.of(1, 1, 3, 3), 1, 0, 1, 0, 1, 0, 1, 0, 1),
                Tensor.zeros(Shape.of(1)),
                SlidingAxis.PLAIN,
                SlidingAxis.PLAIN,
                PaddingRule.GIVEN,
                1,
                false,
                0,
                2,
                0);
    }

    /** The same, with other channels taken as zeros. */
    public Setup withRemoved(int channels) {
        return changed(c -> c.removed = channels);
    }

    /** True if the input channel is taken as zeros. */
    public boolean isRemoved(int channel) {
        return channel < Integer.SIZE && (removed >> channel & 1) == 1;
    }

    /** The input without the channels that are removed. */
    public Tensor heard() {
        if (removed == 0) {
            return input;
        }
        float[] values = input.toArray();
        int plane = input.shape().plane();
        for (int i = 0; i < values.length; i++) {
            if (isRemoved(i / plane)) {
                values[i] = 0;
            }
        }
        return Tensor.takeOver(input.shape(), values);
    }

    /** The same with another operation; the kernels get the layout that it needs. */
    public Setup withKind(Kind other) {
        Setup changed = changed(c -> c.kind = other);
        return changed.fitted(outputMaps());
    }

    /** The same with another input; the kernels get as many channels. */
    public Setup withInput(Tensor other) {
        Setup changed = changed(c -> c.input = other);
        return changed.fitted(outputMaps());
    }

    /** The same with other kernels, which must fit. */
    public Setup withKernels(Tensor other) {
        return changed(c -> c.kernels = other);
    }

    /** The same with other biases. */
    public Setup withBias(Tensor other) {
        return changed(c -> c.bias = other);
    }

    /** The same with another sliding along each axis. */
    public Setup withSliding(SlidingAxis otherDown, SlidingAxis otherAcross) {
        return changed(
                c -> {
                    c.down = otherDown;
                    c.across = otherAcross;
                });
    }

    /** The same with another padding mode along both axes. */
    public Setup withMode(PaddingMode mode) {
        return withSliding(
                new SlidingAxis(down.stride(), down.before(), down.after(), down.dilation(), mode),
                new SlidingAxis(
                        across.stride(), across.before(), across.after(), across.dilation(), mode));
    }

    /** The same with another rule. */
    public Setup withRule(PaddingRule other) {
        return changed(c -> c.rule = other);
    }

    /** The same with other groups; the kernels get the layout that they need. */
    public Setup withGroups(int other) {
        Setup changed = changed(c -> c.groups = other);
        return changed.fitted(outputMaps());
    }

    /** The same, with zeros of the padding counted by pooling or not. */
    public Setup withPaddingCounts(boolean other) {
        return changed(c -> c.paddingCounts = other);
    }

    /** The same with another output padding. */
    public Setup withExtra(int other) {
        return changed(c -> c.extra = other);
    }

    /** The same with another factor of the shuffle. */
    public Setup withFactor(int other) {
        return changed(c -> c.factor = other);
    }

    /** The same with another number of output maps. */
    public Setup withOutputMaps(int maps) {
        return fitted(maps);
    }

    /** The output maps of an operation with weights. */
    public int outputMaps() {
        return bias.size();
    }

    /** Rows of a window. */
    public int windowRows() {
        return kernels.shape().extent(2);
    }

    /** Columns of a window. */
    public int windowColumns() {
        return kernels.shape().extent(3);
    }

    /** The input channels that feed output map {@code map}, in the order of its kernels. */
    public List<Integer> inputsOf(int map) {
        int channels = input.shape().channels();
        if (kind.isPooling()) {
            return List.of(map);
        }
        int each = groups >= 1 && channels % groups == 0 ? channels / groups : channels;
        int first = each == channels ? 0 : map * groups / Math.max(1, outputMaps()) * each;
        return IntStream.range(first, Math.min(channels, first + each)).boxed().toList();
    }

    /** The kernel from input channel {@code channel} to output map {@code map}, {@code 1 × …}. */
    public Tensor kernel(int channel, int map) {
        int plane = plane(channel, map);
        int taps = windowRows() * windowColumns();
        float[] weights = new float[taps];
        for (int tap = 0; tap < taps; tap++) {
            weights[tap] = kernels.get(plane * taps + tap);
        }
        return Tensor.takeOver(Shape.of(1, windowRows(), windowColumns()), weights);
    }

    /** The number of that kernel in {@link #kernels}. */
    public int plane(int channel, int map) {
        int inner = kernels.shape().extent(1);
        if (kind == Kind.TRANSPOSED) {
            return channel * inner + map % inner;
        }
        return kind.isPooling() ? 0 : map * inner + channel % inner;
    }

    /** The same with another kernel at {@link #plane}. */
    public Setup withKernel(int plane, Tensor kernel) {
        float[] weights = kernels.toArray();
        kernel.copyTo(weights, plane * kernel.size());
        return withKernels(Tensor.takeOver(kernels.shape(), weights));
    }

    /** The same with kernels of another size; weights that exist stay, in the upper left. */
    public Setup withWindow(int rows, int columns) {
        Shape shape = Shape.of(kernels.shape().extent(0), kernels.shape().extent(1), rows, columns);
        float[] weights = new float[shape.size()];
        for (int i = 0; i < weights.length; i++) {
            int column = i % columns;
            int row = i / columns % rows;
            int plane = i / columns / rows;
            if (row < windowRows() && column < windowColumns()) {
                weights[i] = kernels.get((plane * windowRows() + row) * windowColumns() + column);
            }
        }
        return withKernels(Tensor.takeOver(shape, weights));
    }

    /** The same with an input of another shape; cells that exist stay, others are 0. */
    public Setup withInputShape(Shape shape) {
        Shape old = input.shape();
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int column = i % shape.columns();
            int row = i / shape.columns() % shape.rows();
            int channel = i / shape.plane();
            if (column < old.columns() && row < old.rows()) {
                // A new channel begins as a copy of the last.
                values[i] = input.at(Math.min(channel, old.channels() - 1), row, column);
            }
        }
        return withInput(Tensor.takeOver(shape, values));
    }

    /** The same with only a patch of the input, in every channel. */
    public Setup withPatch(int row, int column, int rows, int columns) {
        Shape shape = Shape.of(input.shape().channels(), rows, columns);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = input.at(i / shape.plane(), row + i / columns % rows, column + i % columns);
        }
        return withInput(Tensor.takeOver(shape, values));
    }

    /**
     * The same with kernels and biases for {@code maps} output maps, for the present channels and
     * groups. Weights that exist stay; new kernels repeat the old ones. Groups that do not divide
     * the channels leave the kernels ungrouped; {@link Outcome} then has the reason.
     */
    private Setup fitted(int maps) {
        int channels = input.shape().channels();
        boolean transposed = kind == Kind.TRANSPOSED;
        boolean possible = groups >= 1 && channels % groups == 0 && maps % groups == 0;
        int outer = transposed ? channels : maps;
        int whole = transposed ? maps : channels;
        int inner = possible ? whole / groups : whole;
        Shape shape = Shape.of(outer, inner, windowRows(), windowColumns());
        Tensor fitted = shape.equals(kernels.shape()) ? kernels : repeated(shape);
        Tensor biases = bias;
        if (maps != bias.size()) {
            float[] values = new float[maps];
            for (int i = 0; i < maps; i++) {
                values[i] = i < bias.size() ? bias.get(i) : 0;
            }
            biases = Tensor.takeOver(Shape.of(maps), values);
        }
        return withKernels(fitted).withBias(biases);
    }

    /** The kernels by number, the first again after the last. */
    private Tensor repeated(Shape shape) {
        int taps = windowRows() * windowColumns();
        int before = kernels.shape().extent(1);
        float[] values = new float[shape.size()];
        for (int outer = 0; outer < shape.extent(0); outer++) {
            for (int inner = 0; inner < shape.extent(1); inner++) {
                int from = (outer % kernels.shape().extent(0) * before + inner % before) * taps;
                int to = (outer * shape.extent(1) + inner) * taps;
                for (int tap = 0; tap < taps; tap++) {
                    values[to + tap] = kernels.get(from + tap);
                }
            }
        }
        return Tensor.takeOver(shape, values);
    }

    private Setup changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.setup();
    }

    /** The components of a setup while some of them change. */
    private static final class Draft {
        private Kind kind;
        private Tensor input;
        private Tensor kernels;
        private Tensor bias;
        private SlidingAxis down;
        private SlidingAxis across;
        private PaddingRule rule;
        private int groups;
        private boolean paddingCounts;
        private int extra;
        private int factor;
        private int removed;

        Draft(Setup from) {
            kind = from.kind;
            input = from.input;
            kernels = from.kernels;
            bias = from.bias;
            down = from.down;
            across = from.across;
            rule = from.rule;
            groups = from.groups;
            paddingCounts = from.paddingCounts;
            extra = from.extra;
            factor = from.factor;
            removed = from.removed;
        }

        Setup setup() {
            return new Setup(
                    kind,
                    input,
                    kernels,
                    bias,
                    down,
                    across,
                    rule,
                    groups,
                    paddingCounts,
                    extra,
                    factor,
                    removed);
        }
    }
}
