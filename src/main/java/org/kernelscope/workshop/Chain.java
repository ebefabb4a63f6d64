package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Square convolutions, transposed convolutions, poolings and pixel shuffles one after another: what
 * the cells of the last layer see of the input, and what the layers compute from one map. Rows and
 * columns are alike, so one axis stands for both where only sizes count.
 *
 * <p>An unshuffle with the factor f makes f² maps of each map; the windows behind it take every map
 * for itself, with the same kernel, until a shuffle puts the maps together again. The maps of a
 * layer are drawn side by side in a square; a <em>drawn</em> index counts the cells of that square
 * row by row.
 *
 * @param map the input, {@code [1, row, column]}, as many rows as columns
 * @param channels maps of every layer, for the count of the weights
 * @param windows two to four windows
 * @param kinds the operation of each window; the stride of a shuffle is its factor
 * @param kernels the kernel of each window, {@code [1, row, column]}; only some operations use it
 */
public record Chain(
        Tensor map, int channels, List<Window> windows, List<Kind> kinds, List<Tensor> kernels) {
    /** The fewest windows. */
    public static final int FEWEST = 2;

    /** The most windows. */
    public static final int MOST = 4;

    /** The most cells of the input. */
    public static final int LARGEST_INPUT = 64;

    /** The most cells along each axis of what is drawn of a layer. */
    public static final int LARGEST_LAYER = Setup.LARGEST_PICTURE;

    /** The largest stride, padding and dilation. */
    public static final int LARGEST_STEP = 8;

    /** The most maps of a layer. */
    public static final int MOST_CHANNELS = 1024;

    /** Two 3×3 convolutions after each other, which see 5×5 cells. */
    public static final Chain TWO_OF_THREE = of(16, 64, List.of(Window.of(3), Window.of(3)));

    public Chain {
        windows = List.copyOf(windows);
        kinds = List.copyOf(kinds);
        kernels = List.copyOf(kernels);
        boolean fit = map.shape().equals(square(map.shape().rows()));
        fit &= kernels.size() == windows.size() && kinds.size() == windows.size();
        for (int i = 0; fit && i < kernels.size(); i++) {
            fit = kernels.get(i).shape().equals(square(windows.get(i).size()));
        }
        if (!fit) {
            throw new IllegalArgumentException("no chain: " + map.shape() + " " + windows);
        }
    }

    /**
     * Kernels of ones on a single 1 in the middle of {@code input} cells along each axis: every
     * layer shows how far the 1 reaches, and in how many ways.
     */
    public static Chain of(int input, int channels, List<Window> windows) {
        return new Chain(
                GridPreset.IMPULSE.grid(square(input), 0),
                channels,
                windows,
                Collections.nCopies(windows.size(), Kind.CONV),
                windows.stream().map(window -> ones(window.size())).toList());
    }

    private static Shape square(int side) {
        return Shape.of(1, side, side);
    }

    private static Tensor ones(int side) {
        float[] values = new float[side * side];
        Arrays.fill(values, 1);
        return Tensor.takeOver(square(side), values);
    }

    /** The cells of the input along an axis. */
    public int input() {
        return map.shape().rows();
    }

    ChainStep step(int index) {
        return new ChainStep(kinds.get(index), windows.get(index));
    }

    /** The operation from layer {@code index} to the next one, on maps of that layer. */
    public Setup setup(int index, Tensor layer) {
        Window window = windows.get(index);
        int maps = layer.shape().channels();
        float[] weights = new float[maps * kernels.get(index).size()];
        for (int map = 0; map < maps; map++) {
            kernels.get(index).copyTo(weights, map * kernels.get(index).size());
        }
        return Setup.textbook()
                .withKind(kinds.get(index))
                .withInput(layer)
                .withGroups(maps)
                .withOutputMaps(maps)
                .withKernels(
                        Tensor.takeOver(Shape.of(maps, 1, window.size(), window.size()), weights))
                .withSliding(window.sliding(), window.sliding())
                .withFactor(window.stride());
    }

    /**
     * The results of the operations.
     *
     * @param layers the maps of the layers, {@code [map, row, column]}, the input first; they end
     *     before an impossible operation
     * @param refusal the sentence about that operation; null if all are possible
     */
    public record Run(List<Tensor> layers, @Nullable UserFacingException refusal) {
        public Run {
            layers = List.copyOf(layers);
        }
    }

    /** Computes the layers. */
    public Run run() {
        List<Tensor> layers = new ArrayList<>(List.of(map));
        for (int i = 0; i < windows.size(); i++) {
            Tensor layer = layers.get(i);
            if (isLarge(i, layer.shape().rows(), layer.shape().channels())) {
                return new Run(
                        layers,
                        new UserFacingException("workshop.chain.large", i + 1, LARGEST_LAYER));
            }
            Outcome outcome = Outcome.of(setup(i, layer));
            Tensor output = outcome.output();
            if (output == null) {
                return new Run(
                        layers,
                        new UserFacingException(
                                "workshop.chain.refused",
                                i + 1,
                                Objects.requireNonNull(outcome.refusal())));
            }
            layers.add(output);
        }
        return new Run(layers, null);
    }

    private boolean isLarge(int index, int cells, int maps) {
        ChainStep step = step(index);
        return (long) step.outputs(cells, maps) * root(step.maps(maps)) > LARGEST_LAYER;
    }

    /** The number of maps is a square: only unshuffles of one map make more. */
    private static int root(int maps) {
        return (int) Math.round(Math.sqrt(maps));
    }

    /**
     * The cells of a map of the input and of each output along an axis; 0 from where an operation
     * is impossible.
     */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(input()));
        List<Integer> counts = counts();
        for (int i = 0; i < windows.size(); i++) {
            int last = sizes.get(i);
            boolean possible = last > 0 && !isLarge(i, last, counts.get(i));
            sizes.add(possible ? step(i).outputs(last, counts.get(i)) : 0);
        }
        return sizes;
    }

    /** The maps of the input and of each output. */
    public List<Integer> counts() {
        List<Integer> counts = new ArrayList<>(List.of(1));
        for (int i = 0; i < windows.size(); i++) {
            counts.add(step(i).maps(counts.get(i)));
        }
        return counts;
    }

    /** The drawn cells of the input and of each output along an axis. */
    public List<Integer> sides() {
        List<Integer> sizes = sizes();
        List<Integer> counts = counts();
        return IntStream.range(0, sizes.size())
                .mapToObj(i -> sizes.get(i) * root(counts.get(i)))
                .toList();
    }

    /** The maps of a layer side by side in a square, {@code [1, row, column]}. */
    public static Tensor drawn(Tensor layer) {
        Shape shape = layer.shape();
        int side = root(shape.channels()) * shape.rows();
        float[] values = new float[layer.size()];
        for (int i = 0; i < values.length; i++) {
            ChainFields.Place place = ChainFields.Place.of(i, shape.rows(), side);
            values[i] = layer.at(place.map(), place.row(), place.column());
        }
        return Tensor.takeOver(square(side), values);
    }

    /** True if every operation is possible. */
    public boolean isPossible() {
        return !sizes().contains(0);
    }

    /** The receptive field of the input and after each window. */
    public List<ChainField> fields() {
        return ChainFields.of(this).all();
    }

    /** The weights and biases of square convolutions with these windows. */
    public long parameters() {
        return IntStream.range(0, windows.size())
                .filter(i -> kinds.get(i).hasWeights())
                .mapToLong(i -> parameters(windows.get(i)))
                .sum();
    }

    /** True if a single window could see as much as the chain: no operation makes maps larger. */
    public boolean isOneWindow() {
        return kinds.stream().allMatch(kind -> kind.isConvolution() || kind.isPooling());
    }

    /** The weights and biases of the single convolution that sees as much. */
    public long parametersOfOne() {
        return parameters(Window.of(fields().get(windows.size()).size()));
    }

    private long parameters(Window window) {
        return (long) window.size() * window.size() * channels * channels + channels;
    }

    /** The same with another window; one of another size has a kernel of ones. */
    public Chain with(int index, Window window) {
        List<Window> changed = new ArrayList<>(windows);
        changed.set(index, window);
        List<Tensor> fitting = new ArrayList<>(kernels);
        if (window.size() != windows.get(index).size()) {
            fitting.set(index, ones(window.size()));
        }
        return new Chain(map, channels, changed, kinds, fitting);
    }

    /** The same with another operation of a window. */
    public Chain withKind(int index, Kind kind) {
        List<Kind> changed = new ArrayList<>(kinds);
        changed.set(index, kind);
        return new Chain(map, channels, windows, changed, kernels);
    }

    /** The same with another kernel. */
    public Chain withKernel(int index, Tensor kernel) {
        List<Tensor> changed = new ArrayList<>(kernels);
        changed.set(index, kernel);
        return new Chain(map, channels, windows, kinds, changed);
    }

    /** The same with another input. */
    public Chain withMap(Tensor other) {
        return new Chain(other, channels, windows, kinds, kernels);
    }

    /** The same with another number of maps. */
    public Chain withChannels(int other) {
        return new Chain(map, other, windows, kinds, kernels);
    }

    /** The same with so many cells along each axis of the input; the middle stays. */
    public Chain withInput(int cells) {
        Shape shape = square(cells);
        int shift = input() / 2 - cells / 2;
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int row = i / cells + shift;
            int column = i % cells + shift;
            boolean known = row >= 0 && row < input() && column >= 0 && column < input();
            values[i] = known ? map.at(0, row, column) : 0;
        }
        return withMap(Tensor.takeOver(shape, values));
    }

    /** The same with so many windows; new ones are 3×3 with kernels of ones. */
    public Chain withCount(int count) {
        List<Window> changed = new ArrayList<>(windows);
        List<Kind> operations = new ArrayList<>(kinds);
        List<Tensor> fitting = new ArrayList<>(kernels);
        while (changed.size() > count) {
            operations.remove(operations.size() - 1);
            changed.remove(changed.size() - 1);
            fitting.remove(fitting.size() - 1);
        }
        while (changed.size() < count) {
            changed.add(Window.of(3));
            operations.add(Kind.CONV);
            fitting.add(ones(3));
        }
        return new Chain(map, channels, changed, operations, fitting);
    }
}
