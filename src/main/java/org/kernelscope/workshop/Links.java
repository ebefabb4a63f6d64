package org.kernelscope.workshop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kernelscope.op.PixelShuffle;
import org.kernelscope.op.SlidingAxis;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The cells and weights that belong together: an output cell, the input cells that it reads, and
 * the weights that multiply them. The links of rows and of columns are independent, so a link of
 * cells is one of rows together with one of columns.
 *
 * @param inputs flat indices of cells of the input
 * @param weights flat indices of weights
 * @param outputs flat indices of cells of the output
 */
public record Links(BitSet inputs, BitSet weights, BitSet outputs) {
    /** The part that is pointed at. */
    public enum Area {
        /** A cell of the input. */
        INPUT,
        /** A weight. */
        KERNEL,
        /** A cell of the output. */
        OUTPUT
    }

    /**
     * The place that is pointed at.
     *
     * @param index flat index in the tensor of the area
     */
    public record Spot(Area area, int index) {}

    /** One tap of one window along an axis; the cells are those of the map. */
    private record Tap(int input, int tap, int output) {}

    /** A kernel between two maps; the plane is −1 where there are no weights. */
    private record Lane(int input, int plane, int output) {}

    /** No links. */
    public static Links none() {
        return new Links(new BitSet(), new BitSet(), new BitSet());
    }

    /** The links of {@code spot}; none if the outcome has no output or no such place. */
    public static Links of(Outcome outcome, Spot spot) {
        Tensor output = outcome.output();
        Links links = none();
        if (output == null || spot.index() < 0) {
            return links;
        }
        Setup setup = outcome.setup();
        Shape in = setup.input().shape();
        Shape out = output.shape();
        if (setup.kind().isShuffle()) {
            links.shuffled(setup, in, out, spot);
            return links;
        }
        int height = setup.windowRows();
        int width = setup.windowColumns();
        boolean transposed = setup.kind() == Kind.TRANSPOSED;
        List<Tap> rows = taps(outcome.down(), in.rows(), out.rows(), height, transposed);
        List<Tap> columns = taps(outcome.across(), in.columns(), out.columns(), width, transposed);
        boolean turned = setup.kind() == Kind.TRUE_CONV;
        int taps = height * width;
        for (Lane lane : lanes(setup, out.channels())) {
            Shape shape = spot.area() == Area.INPUT ? in : out;
            int plane = spot.area() == Area.KERNEL ? taps : shape.plane();
            int wanted =
                    switch (spot.area()) {
                        case INPUT -> lane.input();
                        case KERNEL -> lane.plane();
                        case OUTPUT -> lane.output();
                    };
            if (wanted != spot.index() / plane) {
                continue;
            }
            int within = spot.index() % plane;
            if (spot.area() == Area.KERNEL && turned) {
                within = taps - 1 - within;
            }
            int line = spot.area() == Area.KERNEL ? width : shape.columns();
            for (Tap row : rows) {
                if (at(row, spot.area()) != within / line) {
                    continue;
                }
                for (Tap column : columns) {
                    if (at(column, spot.area()) == within % line) {
                        int tap = row.tap() * width + column.tap();
                        links.inputs.set(
                                (lane.input() * in.rows() + row.input()) * in.columns()
                                        + column.input());
                        links.outputs.set(
                                (lane.output() * out.rows() + row.output()) * out.columns()
                                        + column.output());
                        if (lane.plane() >= 0) {
                            links.weights.set(
                                    lane.plane() * taps + (turned ? taps - 1 - tap : tap));
                        }
                    }
                }
            }
        }
        return links;
    }

    private static int at(Tap tap, Area area) {
        return switch (area) {
            case INPUT -> tap.input();
            case KERNEL -> tap.tap();
            case OUTPUT -> tap.output();
        };
    }

    private static List<Tap> taps(
            SlidingAxis sliding, int inputs, int outputs, int size, boolean transposed) {
        List<Tap> taps = new ArrayList<>();
        int windows = transposed ? inputs : outputs;
        int cells = transposed ? outputs : inputs;
        for (int window = 0; window < windows; window++) {
            for (int tap = 0; tap < size; tap++) {
                int cell = sliding.source(window, tap, cells);
                if (cell >= 0) {
                    taps.add(transposed ? new Tap(window, tap, cell) : new Tap(cell, tap, window));
                }
            }
        }
        return taps;
    }

    private static List<Lane> lanes(Setup setup, int maps) {
        List<Lane> lanes = new ArrayList<>();
        for (int map = 0; map < maps; map++) {
            for (int channel : setup.inputsOf(map)) {
                lanes.add(
                        new Lane(
                                channel,
                                setup.kind().hasWeights() ? setup.plane(channel, map) : -1,
                                map));
            }
        }
        return lanes;
    }

    private void shuffled(Setup setup, Shape in, Shape out, Spot spot) {
        PixelShuffle op = new PixelShuffle(setup.factor());
        boolean up = setup.kind() == Kind.SHUFFLE;
        Shape large = up ? out : in;
        Shape small = up ? in : out;
        for (int at = 0; at < large.size(); at++) {
            int from = op.source(at, large, small);
            int input = up ? from : at;
            int output = up ? at : from;
            boolean pointed =
                    spot.area() == Area.INPUT && input == spot.index()
                            || spot.area() == Area.OUTPUT && output == spot.index();
            if (pointed) {
                inputs.set(input);
                outputs.set(output);
            }
        }
    }
}
