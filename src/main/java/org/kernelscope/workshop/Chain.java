package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.ReceptiveField;
import org.kernelscope.network.Span;
import org.kernelscope.network.Window;

/**
 * Windows one after another: what the cells of the last layer see of the input. Only sizes count,
 * so one axis stands for both.
 *
 * @param input cells of the input along the axis
 * @param channels maps of every layer, for the count of the weights
 * @param windows two to four windows
 */
public record Chain(int input, int channels, List<Window> windows) {
    /** The fewest windows. */
    public static final int FEWEST = 2;

    /** The most windows. */
    public static final int MOST = 4;

    /** The most cells of the input. */
    public static final int LARGEST_INPUT = 64;

    /** The largest stride, padding and dilation. */
    public static final int LARGEST_STEP = 8;

    /** The most maps of a layer. */
    public static final int MOST_CHANNELS = 1024;

    /** Two 3×3 convolutions after each other, which see 5×5 cells. */
    public static final Chain TWO_OF_THREE = new Chain(16, 64, List.of(Window.of(3), Window.of(3)));

    public Chain {
        windows = List.copyOf(windows);
    }

    /**
     * The cells of the input and of the output of each window; 0 from where a window is too large.
     */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(input));
        for (Window window : windows) {
            int last = sizes.get(sizes.size() - 1);
            sizes.add(last == 0 ? 0 : window.outputs(last));
        }
        return sizes;
    }

    /** True if every window fits into its input. */
    public boolean isPossible() {
        return !sizes().contains(0);
    }

    /** The receptive field of the input and after each window. */
    public List<ReceptiveField> fields() {
        List<ReceptiveField> fields = new ArrayList<>(List.of(ReceptiveField.OF_INPUT));
        for (Window window : windows) {
            fields.add(fields.get(fields.size() - 1).through(window));
        }
        return fields;
    }

    /**
     * The receptive field of cell {@code cell} of the last layer in each layer, the input first;
     * may reach into the padding.
     */
    public List<Span> spans(int cell) {
        List<Span> spans = new ArrayList<>(List.of(new Span(cell, cell + 1)));
        for (int i = windows.size() - 1; i >= 0; i--) {
            spans.add(0, windows.get(i).sources(spans.get(0)));
        }
        return spans;
    }

    /** The weights and biases of square convolutions with these windows. */
    public long parameters() {
        return windows.stream().mapToLong(this::parameters).sum();
    }

    /** The weights and biases of the single convolution that sees as much. */
    public long parametersOfOne() {
        return parameters(Window.of(fields().get(windows.size()).size()));
    }

    private long parameters(Window window) {
        return (long) window.size() * window.size() * channels * channels + channels;
    }

    /** The same with another window. */
    public Chain with(int index, Window window) {
        List<Window> changed = new ArrayList<>(windows);
        changed.set(index, window);
        return new Chain(input, channels, changed);
    }

    /** The same with so many windows; new ones are 3×3. */
    public Chain withCount(int count) {
        List<Window> changed = new ArrayList<>(windows);
        while (changed.size() > count) {
            changed.remove(changed.size() - 1);
        }
        while (changed.size() < count) {
            changed.add(Window.of(3));
        }
        return new Chain(input, channels, changed);
    }
}
