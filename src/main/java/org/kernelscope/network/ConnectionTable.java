package org.kernelscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The maps below that feed each map of a convolution: all of them, or a list for each map. Two maps
 * that are not connected have no kernel, so nothing is trained or saved for them.
 *
 * <p>The kernels of a table are numbered map by map, and within a map in the order of its inputs.
 * Immutable.
 *
 * <p>Example: {@code {0}, {0, 1}} has three kernels: map 0 from input 0, map 1 from input 0, map 1
 * from input 1.
 */
public final class ConnectionTable {
    /** Every map below feeds every map. */
    public static final ConnectionTable FULL = new ConnectionTable(new int[0][]);

    /**
     * The connections of C3 of LeNet-5 to the six maps of S2: six maps see three neighbours, six
     * see four neighbours, three see four maps that are not neighbours, and one sees all; 60
     * kernels instead of 96 (LeCun et al. 1998, table I).
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
     * The connections of H3 of LeNet-1 to the four maps of H2; 20 kernels (Y. LeCun et al.,
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

    /** The inputs of each map in ascending order; empty for the full connection. */
    private final int[][] inputs;

    /** The number of kernels of all maps before each map. */
    private final int[] starts;

    private ConnectionTable(int[][] inputs) {
        this.inputs = inputs;
        this.starts = new int[inputs.length + 1];
        for (int map = 0; map < inputs.length; map++) {
            starts[map + 1] = starts[map] + inputs[map].length;
        }
    }

    /**
     * Creates a table.
     *
     * @param inputs for each map, the indices of the maps below that feed it, in any order; they
     *     are checked when the table becomes part of a network
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

    /** True for the full connection, whatever the number of maps. */
    public boolean isFull() {
        return inputs.length == 0;
    }

    /** The inputs of each map in ascending order; empty for the full connection. */
    public List<List<Integer>> inputs() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int[] row : inputs) {
            lists.add(Arrays.stream(row).boxed().toList());
        }
        return List.copyOf(lists);
    }

    /**
     * The number of maps below that feed map {@code out}.
     *
     * @param channels the number of maps below
     */
    public int inputsOf(int out, int channels) {
        return isFull() ? channels : inputs[out].length;
    }

    /** True if map {@code in} below feeds map {@code out}. */
    public boolean connects(int in, int out) {
        return isFull() || Arrays.binarySearch(inputs[out], in) >= 0;
    }

    /**
     * The number of kernels.
     *
     * @param channels the number of maps below
     * @param maps the number of maps of the layer
     */
    public long kernels(int channels, int maps) {
        return isFull() ? (long) channels * maps : starts[inputs.length];
    }

    /**
     * The index of the kernel between two maps among all kernels; −1 if there is none.
     *
     * @param channels the number of maps below
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
     * @param name the layer's name
     * @param channels the number of maps below
     * @param maps the number of maps of the layer
     * @throws ArchitectureException if the number of lists is not {@code maps}, or a list is empty,
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
     * The same table with the connection between two maps added or removed.
     *
     * @param channels the number of maps below
     * @param maps the number of maps of the layer
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
     * The same table for another number of maps. Additional maps repeat the connections of the
     * first ones. An impossible number changes nothing.
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

    /** The maps grouped by their number of inputs, in ascending order. */
    List<Group> groups() {
        return Arrays.stream(inputs)
                .mapToInt(row -> row.length)
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

    /** {@code maps} maps that are each fed by {@code inputs} maps below. */
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
