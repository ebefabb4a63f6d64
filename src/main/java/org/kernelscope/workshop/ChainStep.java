package org.kernelscope.workshop;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kernelscope.network.Window;

/**
 * One operation of a {@link Chain}, and which cells each of its output cells reads. Windows take
 * every map for itself; only the shuffles go from map to map.
 *
 * @param kind the operation
 * @param window of a convolution, transposed convolution or pooling; the stride is the factor of a
 *     shuffle
 */
record ChainStep(Kind kind, Window window) {
    /** No end of the map, to see how far windows reach into the padding. */
    static final int ENDLESS = -1;

    /** The cells at these rows and columns of a map. */
    record Cells(int map, SortedSet<Integer> rows, SortedSet<Integer> columns) {}

    /** True if the output is larger than the input by the stride. */
    boolean isUp() {
        return kind == Kind.TRANSPOSED || kind == Kind.SHUFFLE;
    }

    private int square() {
        return window.stride() * window.stride();
    }

    /** The cells of the output along an axis; 0 if the operation is impossible. */
    int outputs(int cells, int maps) {
        int factor = window.stride();
        return switch (kind) {
            case TRANSPOSED -> window.sliding().transposedSize(cells, window.size(), 0).outputs();
            case SHUFFLE -> maps % square() == 0 ? cells * factor : 0;
            case UNSHUFFLE -> cells % factor == 0 ? cells / factor : 0;
            default -> window.outputs(cells);
        };
    }

    /** The maps of the output. */
    int maps(int maps) {
        return switch (kind) {
            case SHUFFLE -> maps / square();
            case UNSHUFFLE -> maps * square();
            default -> maps;
        };
    }

    /**
     * The cells that output cells read.
     *
     * @param extent cells of the input along an axis; {@link #ENDLESS} to count the padding too
     */
    List<Cells> sources(Cells outputs, int extent) {
        int factor = window.stride();
        int map = outputs.map();
        return switch (kind) {
            case SHUFFLE ->
                    IntStream.range(0, square())
                            .mapToObj(
                                    at ->
                                            new Cells(
                                                    map * square() + at,
                                                    phase(outputs.rows(), at / factor),
                                                    phase(outputs.columns(), at % factor)))
                            .filter(cells -> !cells.rows().isEmpty() && !cells.columns().isEmpty())
                            .toList();
            case UNSHUFFLE -> {
                int within = map % square();
                yield List.of(
                        new Cells(
                                map / square(),
                                spread(outputs.rows(), within / factor),
                                spread(outputs.columns(), within % factor)));
            }
            default ->
                    List.of(
                            new Cells(
                                    map,
                                    taps(outputs.rows(), extent),
                                    taps(outputs.columns(), extent)));
        };
    }

    /** The small cells behind those large ones that lie at {@code phase} of their block. */
    private SortedSet<Integer> phase(SortedSet<Integer> outputs, int phase) {
        SortedSet<Integer> cells = new TreeSet<>();
        for (int output : outputs) {
            if (Math.floorMod(output, window.stride()) == phase) {
                cells.add(Math.floorDiv(output, window.stride()));
            }
        }
        return cells;
    }

    private SortedSet<Integer> spread(SortedSet<Integer> outputs, int phase) {
        SortedSet<Integer> cells = new TreeSet<>();
        outputs.forEach(output -> cells.add(output * window.stride() + phase));
        return cells;
    }

    /** The cells under the taps; of a transposed convolution, those that stamp the outputs. */
    private SortedSet<Integer> taps(SortedSet<Integer> outputs, int extent) {
        SortedSet<Integer> cells = new TreeSet<>();
        int stride = window.stride();
        for (int output : outputs) {
            for (int tap = 0; tap < window.size(); tap++) {
                int cell = window.input(output, tap);
                if (kind == Kind.TRANSPOSED) {
                    int stamped = output - window.input(0, tap);
                    if (Math.floorMod(stamped, stride) != 0) {
                        continue;
                    }
                    cell = Math.floorDiv(stamped, stride);
                }
                if (extent == ENDLESS || cell >= 0 && cell < extent) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }
}
