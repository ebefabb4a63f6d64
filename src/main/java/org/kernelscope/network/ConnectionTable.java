package org.kernelscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which maps below feed which maps of a convolution: all of them, or, for each map that it makes, a
 * list of its own. Where two maps are not connected there is no kernel: nothing is trained there
 * and nothing is saved.
 *
 * <p>The kernels of a table are counted map by map, and within a map in the order of its inputs.
 * Immutable; any thread.
 */
public final class ConnectionTable {
    /** Every map is made from every map below. */
    public static final ConnectionTable FULL = new ConnectionTable(new int[0][]);

    /**
     * How C3 of LeNet-5 is made from the six maps of S2: six maps from three neighbours, six from
     * four neighbours, three from four maps that are no neighbours, one from all; 60 kernels
     * instead of 96 (LeCun et al. 1998, table I).
     */
    public static final ConnectionTable LENET5 =
            of(
                    List.of(
                            List.of(0, 1, 2),
                            List.of(1, 2, 3),
                            List.of(2, 3, 4),
                            List.of(3, 4, 5),
                            List.of(0, 4, 5),
                            List.of(0, 1, 5),
                            List.of(0, 1, 2, 3),
                            List.of(1, 2, 3, 4),
                            List.of(2, 3, 4, 5),
                            List.of(0, 3, 4, 5),
                            List.of(0, 1, 4, 5),
                            List.of(0, 1, 2, 5),
                            List.of(0, 1, 3, 4),
                            List.of(1, 2, 4, 5),
                            List.of(0, 2, 3, 5),
                            List.of(0, 1, 2, 3, 4, 5)));

    /**
     * How H3 of LeNet-1 is made from the four maps of H2; 20 kernels (Y. LeCun et al.,
     * <em>Handwritten Digit Recognition with a Back-Propagation Network</em>, NIPS 1990, table 1).
     */
    public static final ConnectionTable LENET1 =
            of(
                    List.of(
                            List.of(0),
                            List.of(0, 1),
                            List.of(0, 1),
                            List.of(1),
                            List.of(0, 1),
                            List.of(0, 1),
                            List.of(2),
                            List.of(2, 3),
                            List.of(2, 3),
                            List.of(3),
                            List.of(2, 3),
                            List.of(2, 3)));

    /** The inputs of each map in ascending order; no map at all stands for the full connection. */
    private final int[][] inputs;

    /** How many kernels the maps before a map have. */
    private final int[] starts;

    private ConnectionTable(int[][] inputs) {
        this.inputs = inputs;
        this.starts = new int[inputs.length + 1];
        for (int map = 0; map < inputs.length; map++) {
            starts[map + 1] = starts[map] + inputs[map].length;
        }
    }

    /**
     * A table.
     *
     * @param inputs for each map, the maps below that it is made from, counted from 0, in any
     *     order; whether there are such maps is checked when a layer with this table stands
     *     somewhere
     * @throws IllegalArgumentException if there is no map at all
     */
    public static ConnectionTable of(List<List<Integer>> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a table has at least one map");
        }
        int[][] rows = new int[inputs.size()][];
        for (int map = 0; map < rows.length; map++) {
            rows[map] = inputs.get(map).stream().mapToInt(Integer::intValue).sorted().toArray();
        }
        return new ConnectionTable(rows);
    }

    /** Whether every map is made from every map below, whatever their number. */
    public boolean isFull() {
        return inputs.length == 0;
    }

    /** The inputs of each map, in ascending order; empty for the full connection. */
    public List<List<Integer>> inputs() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int[] row : inputs) {
            lists.add(Arrays.stream(row).boxed().toList());
        }
        return List.copyOf(lists);
    }

    /** How many maps below feed map {@code out}, of {@code channels} that there are. */
    public int inputsOf(int out, int channels) {
        return isFull() ? channels : inputs[out].length;
    }

    /** Whether map {@code out} is made from map {@code in} below. */
    public boolean connects(int in, int out) {
        return isFull() || Arrays.binarySearch(inputs[out], in) >= 0;
    }

    /**
     * How many kernels there are.
     *
     * @param channels maps below
     * @param maps maps that the layer makes
     */
    public long kernels(int channels, int maps) {
        return isFull() ? (long) channels * maps : starts[inputs.length];
    }

    /**
     * The place, among all kernels that there are, of the one with which map {@code out} looks at
     * map {@code in}; −1 if there is none.
     *
     * @param channels maps below
     */
    public int index(int in, int out, int channels) {
        if (isFull()) {
            return out * channels + in;
        }
        int place = Arrays.binarySearch(inputs[out], in);
        return place < 0 ? -1 : starts[out] + place;
    }

    /**
     * Checks that a layer can have this table.
     *
     * @param name the layer
     * @param channels maps below
     * @param maps maps that the layer makes
     * @throws ArchitectureException if there is not one list for each map, or a list is empty,
     *     names a map that does not exist, or names one twice
     */
    void check(String name, int channels, int maps) throws ArchitectureException {
        if (isFull()) {
            return;
        }
        if (inputs.length != maps) {
            throw new ArchitectureException("architecture.table.maps", name, inputs.length, maps);
        }
        for (int map = 0; map < maps; map++) {
            int[] row = inputs[map];
            if (row.length == 0) {
                throw new ArchitectureException("architecture.table.empty", name, map);
            }
            for (int i = 0; i < row.length; i++) {
                if (row[i] < 0 || row[i] >= channels) {
                    throw new ArchitectureException(
                            "architecture.table.input", name, map, row[i], channels - 1);
                }
                if (i > 0 && row[i] == row[i - 1]) {
                    throw new ArchitectureException("architecture.table.twice", name, map, row[i]);
                }
            }
        }
    }

    /**
     * The same table with the connection between two maps made or taken away.
     *
     * @param channels maps below
     * @param maps maps that the layer makes
     */
    public ConnectionTable toggled(int in, int out, int channels, int maps) {
        List<List<Integer>> lists = new ArrayList<>(rows(channels, maps));
        List<Integer> list = new ArrayList<>(lists.get(out));
        if (!list.remove((Integer) in)) {
            list.add(in);
        }
        lists.set(out, list);
        boolean all = lists.stream().allMatch(row -> row.size() == channels);
        return all ? FULL : of(lists);
    }

    /**
     * The same table for another number of maps: what is too much is left out, and new maps are
     * connected as the first ones are, in turn. An impossible number changes nothing.
     */
    public ConnectionTable resized(int maps) {
        if (isFull() || maps < 1 || maps > LayerChecks.MAX_CHANNELS) {
            return this;
        }
        List<List<Integer>> lists = inputs();
        return of(IntStream.range(0, maps).mapToObj(map -> lists.get(map % lists.size())).toList());
    }

    private List<List<Integer>> rows(int channels, int maps) {
        if (!isFull()) {
            return inputs();
        }
        List<Integer> all = IntStream.range(0, channels).boxed().toList();
        return Collections.nCopies(maps, all);
    }

    /**
     * The numbers of inputs that maps have, each with how many maps have it, in ascending order.
     */
    List<Group> groups() {
        return IntStream.of(Arrays.stream(inputs).mapToInt(row -> row.length).toArray())
                .distinct()
                .sorted()
                .mapToObj(
                        count ->
                                new Group(
                                        count,
                                        (int)
                                                Arrays.stream(inputs)
                                                        .filter(row -> row.length == count)
                                                        .count()))
                .toList();
    }

    /** So many maps that are each made from {@code inputs} maps below. */
    record Group(int inputs, int maps) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionTable table && Arrays.deepEquals(inputs, table.inputs);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(inputs);
    }

    @Override
    public String toString() {
        return isFull() ? "full" : Arrays.deepToString(inputs);
    }
}
