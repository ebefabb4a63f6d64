package org.kernelscope.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A count as a formula that can be shown and evaluated: {@code (5·5·3+1)·6 + (5·5·4+1)·9 +
 * (5·5·6+1)·1 = 1516}. Immutable.
 *
 * @param groups the terms: one for each group of equal maps or units
 * @param times factors of the sum: rows and columns of the maps when connections are counted; empty
 *     when parameters are
 */
public record Formula(List<Group> groups, List<Integer> times) {
    /** A count of 0. */
    public static final Formula NONE = new Formula(List.of(), List.of());

    public Formula {
        groups = List.copyOf(groups);
        times = List.copyOf(times);
    }

    /** A sum without further factors. */
    public static Formula of(Group... groups) {
        return new Formula(List.of(groups), List.of());
    }

    /**
     * Equal maps or units.
     *
     * @param inputs factors of the number of inputs of one of them: rows and columns of the window,
     *     maps below
     * @param bias true if one more is counted for the bias
     * @param units the number of maps or units
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

    /** The same count for every cell of maps of {@code rows × columns}. */
    Formula perCell(int rows, int columns) {
        return rows == 1 && columns == 1 ? this : new Formula(groups, List.of(rows, columns));
    }

    /** The value of the formula. */
    public long value() {
        return groups.stream().mapToLong(Group::value).sum() * product(times);
    }

    /** The usual notation; empty if there is nothing to count. */
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
