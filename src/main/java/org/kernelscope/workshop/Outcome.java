package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.ConvolutionRows;
import org.kernelscope.op.PaddingMode;
import org.kernelscope.op.PixelShuffle;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.Refusal;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.op.TransposedConvolution;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * The result of a {@link Setup}: the sizes with their formulas, and the output or the reason why
 * there is none.
 *
 * @param setup the question
 * @param down the movement of the window from row to row, with the padding that the rule chose
 * @param across the same from column to column
 * @param rows the size of the output along the rows
 * @param columns the size along the columns
 * @param output {@code [map, row, column]}; null if there is none
 * @param refusal the sentence that says why; null if there is an output
 */
public record Outcome(
        Setup setup,
        SlidingAxis down,
        SlidingAxis across,
        SlidingAxis.OutputSize rows,
        SlidingAxis.OutputSize columns,
        @Nullable Tensor output,
        @Nullable UserFacingException refusal) {
    /** The most multiplications of one question; more would take minutes. */
    public static final long MOST_WORK = 4_000_000_000L;

    /** The most cells of an output. */
    public static final long MOST_CELLS = 1L << 24;

    /** Computes the output. */
    public static Outcome of(Setup setup) {
        Shape in = setup.input().shape();
        PaddingRuleResult rule = new PaddingRuleResult(setup);
        SlidingAxis down = rule.down;
        SlidingAxis across = rule.across;
        SlidingAxis.OutputSize rows = size(setup, down, in.rows(), setup.windowRows());
        SlidingAxis.OutputSize columns = size(setup, across, in.columns(), setup.windowColumns());
        UserFacingException refusal = refusal(setup, rule, rows, columns);
        Tensor output = null;
        if (refusal == null) {
            output = compute(setup, down, across);
            if (!output.isFinite()) {
                output = null;
                refusal = new UserFacingException("workshop.refusal.overflow");
            }
        }
        return new Outcome(setup, down, across, rows, columns, output, refusal);
    }

    /** The sliding along both axes after the rule has chosen the padding. */
    private static final class PaddingRuleResult {
        final SlidingAxis down;
        final SlidingAxis across;
        final Optional<Refusal> ofRows;
        final Optional<Refusal> ofColumns;

        PaddingRuleResult(Setup setup) {
            Shape in = setup.input().shape();
            int height = setup.windowRows();
            int width = setup.windowColumns();
            boolean chosen = setup.kind() != Kind.TRANSPOSED && !setup.kind().isShuffle();
            down =
                    chosen
                            ? setup.rule().apply(setup.down(), in.rows(), height)
                            : zeros(setup.down());
            across =
                    chosen
                            ? setup.rule().apply(setup.across(), in.columns(), width)
                            : zeros(setup.across());
            ofRows =
                    chosen
                            ? setup.rule().refusal(setup.down(), in.rows(), height)
                            : Optional.empty();
            ofColumns =
                    chosen
                            ? setup.rule().refusal(setup.across(), in.columns(), width)
                            : Optional.empty();
        }
    }

    /** The padding of a transposed convolution is cut off; it holds nothing. */
    private static SlidingAxis zeros(SlidingAxis given) {
        return new SlidingAxis(
                given.stride(), given.before(), given.after(), given.dilation(), PaddingMode.ZEROS);
    }

    private static SlidingAxis.OutputSize size(
            Setup setup, SlidingAxis sliding, int input, int window) {
        int factor = setup.factor();
        return switch (setup.kind()) {
            case TRANSPOSED -> sliding.transposedSize(input, window, setup.extra());
            case SHUFFLE -> moved(input + " · " + factor, (long) input * factor);
            case UNSHUFFLE -> moved(input + " / " + factor, factor < 1 ? 0 : input / factor);
            default -> sliding.outputSize(input, window);
        };
    }

    private static SlidingAxis.OutputSize moved(String formula, long outputs) {
        int size = (int) Math.min(outputs, Integer.MAX_VALUE);
        return new SlidingAxis.OutputSize(size, formula, size, 0, Optional.empty());
    }

    private static @Nullable UserFacingException refusal(
            Setup setup,
            PaddingRuleResult rule,
            SlidingAxis.OutputSize rows,
            SlidingAxis.OutputSize columns) {
        Shape in = setup.input().shape();
        Shape kernels = setup.kernels().shape();
        Optional<Refusal> whole = Optional.empty();
        switch (setup.kind()) {
            case CONV, TRUE_CONV -> whole = channels(setup, setup.outputMaps(), in.channels());
            case TRANSPOSED -> whole = channels(setup, setup.outputMaps(), in.channels());
            case SHUFFLE -> whole = new PixelShuffle(setup.factor()).refusal(in);
            case UNSHUFFLE -> whole = new PixelShuffle(setup.factor()).unshuffleRefusal(in);
            default -> {}
        }
        if (whole.isPresent()) {
            return new UserFacingException(
                    key(whole.get()),
                    in.channels(),
                    setup.groups(),
                    setup.outputMaps(),
                    setup.factor(),
                    (long) setup.factor() * setup.factor(),
                    in.rows(),
                    in.columns(),
                    kernels.extent(0) * kernels.extent(1));
        }
        if (rule.ofRows.or(rows::refusal).isPresent()) {
            return along(true, rule.ofRows.or(rows::refusal).get(), rule.down, in.rows(), setup);
        }
        if (rule.ofColumns.or(columns::refusal).isPresent()) {
            return along(
                    false,
                    rule.ofColumns.or(columns::refusal).get(),
                    rule.across,
                    in.columns(),
                    setup);
        }
        long cells = (long) rows.outputs() * columns.outputs() * maps(setup);
        long window = (long) setup.windowRows() * setup.windowColumns();
        long work =
                switch (setup.kind()) {
                    case CONV, TRUE_CONV -> cells * window * kernels.extent(1);
                    case TRANSPOSED -> setup.input().size() * window * kernels.extent(1);
                    case SHUFFLE, UNSHUFFLE -> cells;
                    default -> cells * window;
                };
        boolean small = cells <= MOST_CELLS && work <= MOST_WORK;
        return small
                ? null
                : new UserFacingException("workshop.refusal.work", cells, MOST_CELLS, MOST_WORK);
    }

    /** The output maps. */
    private static int maps(Setup setup) {
        int channels = setup.input().shape().channels();
        int square = setup.factor() * setup.factor();
        return switch (setup.kind()) {
            case CONV, TRUE_CONV, TRANSPOSED -> setup.outputMaps();
            case SHUFFLE -> channels / square;
            case UNSHUFFLE -> channels * square;
            default -> channels;
        };
    }

    private static Optional<Refusal> channels(Setup setup, int maps, int channels) {
        int groups = setup.groups();
        if (groups < 1 || channels % groups != 0) {
            return Optional.of(Refusal.GROUPS_OF_INPUT);
        }
        if (maps % groups != 0) {
            return Optional.of(Refusal.GROUPS_OF_OUTPUT);
        }
        boolean transposed = setup.kind() == Kind.TRANSPOSED;
        Shape kernels = setup.kernels().shape();
        int outer = transposed ? channels : maps;
        int inner = (transposed ? maps : channels) / groups;
        boolean fit = kernels.extent(0) == outer && kernels.extent(1) == inner;
        return fit ? Optional.empty() : Optional.of(Refusal.CHANNELS);
    }

    /** The sentence about one axis; all of them can be filled with the same numbers. */
    private static UserFacingException along(
            boolean rows, Refusal reason, SlidingAxis sliding, int input, Setup setup) {
        int size = rows ? setup.windowRows() : setup.windowColumns();
        return new UserFacingException(
                key(reason),
                new UserFacingException(rows ? "workshop.axis.rows" : "workshop.axis.columns"),
                input,
                (long) input + sliding.before() + sliding.after(),
                sliding.dilation() * (size - 1L) + 1,
                sliding.stride(),
                Math.max(sliding.before(), sliding.after()),
                setup.extra());
    }

    private static String key(Refusal reason) {
        return switch (reason) {
            case NO_WINDOW -> "workshop.refusal.noWindow";
            case STRIDE -> "workshop.refusal.stride";
            case DILATION -> "workshop.refusal.dilation";
            case PADDING -> "workshop.refusal.padding";
            case WINDOW_TOO_LARGE -> "workshop.refusal.windowTooLarge";
            case REFLECT_TOO_WIDE -> "workshop.refusal.reflectTooWide";
            case CIRCULAR_TOO_WIDE -> "workshop.refusal.circularTooWide";
            case SAME_NEEDS_STRIDE_1 -> "workshop.refusal.sameNeedsStride1";
            case SAME_NEEDS_LARGER_WINDOW -> "workshop.refusal.sameNeedsLargerWindow";
            case NOTHING_LEFT -> "workshop.refusal.nothingLeft";
            case OUTPUT_PADDING -> "workshop.refusal.outputPadding";
            case GROUPS_OF_INPUT -> "workshop.refusal.groupsOfInput";
            case GROUPS_OF_OUTPUT -> "workshop.refusal.groupsOfOutput";
            case CHANNELS -> "workshop.refusal.channels";
            case SHUFFLE_CHANNELS -> "workshop.refusal.shuffleChannels";
            case UNSHUFFLE_SIZE -> "workshop.refusal.unshuffleSize";
            case TOO_LARGE -> "workshop.refusal.tooLarge";
        };
    }

    private static Tensor compute(Setup setup, SlidingAxis down, SlidingAxis across) {
        return switch (setup.kind()) {
            case CONV, TRUE_CONV ->
                    ConvolutionRows.forward(
                            convolution(setup, down, across),
                            setup.heard(),
                            setup.kernels(),
                            setup.bias());
            case TRANSPOSED ->
                    transposed(setup, down, across)
                            .forward(setup.heard(), setup.kernels(), setup.bias());
            case SHUFFLE -> new PixelShuffle(setup.factor()).shuffle(setup.heard());
            case UNSHUFFLE -> new PixelShuffle(setup.factor()).unshuffle(setup.heard());
            default -> pooling(setup, down, across).forward(setup.heard());
        };
    }

    private static Convolution convolution(Setup setup, SlidingAxis down, SlidingAxis across) {
        return new Convolution(down, across, setup.groups(), setup.kind() == Kind.TRUE_CONV);
    }

    private static TransposedConvolution transposed(
            Setup setup, SlidingAxis down, SlidingAxis across) {
        return new TransposedConvolution(
                convolution(setup, down, across), setup.extra(), setup.extra());
    }

    private static Pooling pooling(Setup setup, SlidingAxis down, SlidingAxis across) {
        return new Pooling(
                setup.kind().pool(),
                setup.windowRows(),
                setup.windowColumns(),
                down,
                across,
                setup.paddingCounts());
    }

    /** The operation of a convolution. */
    public Convolution convolution() {
        return convolution(setup, down, across);
    }

    /** The operation of a transposed convolution. */
    public TransposedConvolution transposed() {
        return transposed(setup, down, across);
    }

    /** The operation of a pooling. */
    public Pooling pooling() {
        return pooling(setup, down, across);
    }

    /**
     * The contribution of each input channel to output map {@code map} of an operation with
     * weights, in the order of the kernels; their sum and the bias are the output. Empty for other
     * operations.
     */
    public List<Tensor> partials(int map) {
        List<Tensor> partials = new ArrayList<>();
        if (output == null || !setup.kind().hasWeights()) {
            return partials;
        }
        Tensor heard = setup.heard();
        Tensor none = Tensor.zeros(Shape.of(1));
        Convolution single = new Convolution(down, across, 1, setup.kind() == Kind.TRUE_CONV);
        for (int channel : setup.inputsOf(map)) {
            Tensor kernel = setup.kernel(channel, map);
            Tensor weight =
                    kernel.reshape(Shape.of(1, 1, setup.windowRows(), setup.windowColumns()));
            partials.add(
                    setup.kind() == Kind.TRANSPOSED
                            ? new TransposedConvolution(single, setup.extra(), setup.extra())
                                    .forward(heard.channel(channel), weight, none)
                            : ConvolutionRows.forward(
                                    single, heard.channel(channel), weight, none));
        }
        return partials;
    }
}
