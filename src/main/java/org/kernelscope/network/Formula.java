package org.kernelscope.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a count comes about, as a value that can be written down and worked out: {@code (5·5·3+1)·6 +
 * (5·5·4+1)·9 + (5·5·6+1)·1}. Immutable; any thread.
 *
 * @param groups what is added: alike maps or units together
 * @param times what the sum is multiplied with: rows and columns of the maps when connections are
 *     counted; empty when parameters are
 */
public record Formula(List<Group> groups, List<Integer> times) {
    /** Nothing to count. */
    public static final Formula NONE = new Formula(List.of(), List.of());

    public Formula {
        groups = List.copyOf(groups);
        times = List.copyOf(times);
    }

    /** A sum that is not multiplied further. */
    public static Formula of(Group... groups) {
        return new Formula(List.of(groups), List.of());
    }

    /**
     * Maps or units that are alike.
     *
     * @param inputs factors of what one of them sums: rows and columns of the window, maps below
     * @param bias whether one more is counted for its bias
     * @param units how many of them there are
     */
    public record Group(List<Integer> inputs, boolean bias, int units) {
        public Group {
            inputs = List.copyOf(inputs);
        }

        /** {@code (inputs + 1) · units}. */
        public long value() {
            return (product(inputs) + (bias ? 1 : 0)) * units;
        }

        @Override
        public String toString() {
            String product = joined(inputs);
            return (bias ? "(" + product + "+1)" : product) + "·" + units;
        }
    }

    /** The same for every cell of maps of {@code rows × columns}. */
    Formula perCell(int rows, int columns) {
        return rows == 1 && columns == 1 ? this : new Formula(groups, List.of(rows, columns));
    }

    /** What it amounts to. */
    public long value() {
        return groups.stream().mapToLong(Group::value).sum() * product(times);
    }

    /** As people write it; empty if there is nothing to count. */
    @Override
    public String toString() {
        String sum = groups.stream().map(Group::toString).collect(Collectors.joining(" + "));
        if (times.isEmpty()) {
            return sum;
        }
        return (groups.size() > 1 ? "(" + sum + ")" : sum) + "·" + joined(times);
    }

    private static long product(List<Integer> factors) {
        return factors.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    private static String joined(List<Integer> factors) {
        return factors.stream().map(String::valueOf).collect(Collectors.joining("·"));
    }
}
