package org.kernelscope.network;

import java.util.List;
import java.util.Locale;
import org.kernelscope.tensor.Shape;

/** Checks and formulas that several kinds of layers share. */
final class LayerChecks {
    /** More than any network of this program needs; a file that asks for more is rejected. */
    static final int MAX_CHANNELS = 65_536;

    private static final int MAX_WINDOW = 1_024;

    private LayerChecks() {}

    static Shape slide(String name, int maps, Window window, Shape input)
            throws ArchitectureException {
        checkCount(name, maps);
        boolean sane =
                inRange(window.size(), 1, MAX_WINDOW)
                        && inRange(window.stride(), 1, MAX_WINDOW)
                        && inRange(window.padding(), 0, MAX_WINDOW)
                        && inRange(window.dilation(), 1, MAX_WINDOW);
        if (!sane) {
            throw new ArchitectureException(
                    "architecture.window",
                    name,
                    window.size(),
                    window.stride(),
                    window.padding(),
                    window.dilation());
        }
        int rows = window.outputs(input.rows());
        int columns = window.outputs(input.columns());
        if (rows < 1 || columns < 1) {
            throw new ArchitectureException(
                    "architecture.tooSmall", name, window.reach(), input.rows(), input.columns());
        }
        if ((long) maps * rows * columns > Integer.MAX_VALUE) {
            throw new ArchitectureException(
                    "architecture.tooLarge", name, written(Architecture.MAX_CELLS));
        }
        return Shape.of(maps, rows, columns);
    }

    /** Formats a large number: {@code 1,000,000}. */
    static String written(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static Shape units(String name, int units) throws ArchitectureException {
        checkCount(name, units);
        return Shape.units(units);
    }

    /** The connections of a layer whose window slides over each map on its own. */
    static Formula windows(Window window, boolean bias, Shape input) {
        List<Integer> inputs =
                window.size() == 1 ? List.of(1) : List.of(window.size(), window.size());
        return Formula.of(new Formula.Group(inputs, bias, input.channels()))
                .perCell(window.outputs(input.rows()), window.outputs(input.columns()));
    }

    /**
     * The factors of the number of inputs of a unit that sees everything: rows, columns and maps,
     * or units.
     */
    static List<Integer> factors(Shape input) {
        return input.isUnits()
                ? List.of(input.channels())
                : List.of(input.rows(), input.columns(), input.channels());
    }

    private static void checkCount(String name, int count) throws ArchitectureException {
        if (!inRange(count, 1, MAX_CHANNELS)) {
            throw new ArchitectureException("architecture.count", name, MAX_CHANNELS, count);
        }
    }

    private static boolean inRange(int value, int low, int high) {
        return value >= low && value <= high;
    }
}
