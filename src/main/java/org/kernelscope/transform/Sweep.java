package org.kernelscope.transform;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kernelscope.text.UserFacingException;

/**
 * Values of one quantity at equal distances.
 *
 * @param from the first value
 * @param to the last value
 * @param count number of values, at least 2
 */
public record Sweep(Quantity quantity, double from, double to, int count) {
    /** The most values on one axis. */
    public static final int MOST = 401;

    public Sweep {
        boolean inside = within(quantity, from) && within(quantity, to) && from != to;
        if (!inside || count < 2 || count > MOST) {
            throw new IllegalArgumentException(
                    "%s from %s to %s in %s".formatted(quantity, from, to, count));
        }
    }

    private static boolean within(Quantity quantity, double value) {
        return value >= quantity.least() && value <= quantity.most();
    }

    /** Value {@code index}, from 0 on; a value next to the neutral one is exactly neutral. */
    public double at(int index) {
        double value = from + (to - from) * index / (count - 1);
        double gap = Math.abs(to - from) / (count - 1);
        return Math.abs(value - quantity.neutral()) < 1e-9 * gap ? quantity.neutral() : value;
    }

    /** The values. */
    public double[] values() {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = at(i);
        }
        return values;
    }

    /**
     * Reads {@code turn=-60:60:41}.
     *
     * @throws UserFacingException if it is no sweep, or out of the quantity's range
     */
    public static Sweep parse(String text) throws UserFacingException {
        String[] sides = text.split("=", -1);
        String[] numbers = sides.length == 2 ? sides[1].split(":", -1) : new String[0];
        if (numbers.length != 3) {
            throw new UserFacingException("transform.sweep", text);
        }
        Quantity quantity =
                Quantity.byId(sides[0].strip())
                        .orElseThrow(
                                () ->
                                        new UserFacingException(
                                                "transform.quantity", sides[0], names()));
        double from = number(text, numbers[0]);
        double to = number(text, numbers[1]);
        double count = number(text, numbers[2]);
        if (!within(quantity, from) || !within(quantity, to) || from == to) {
            throw new UserFacingException(
                    "transform.range",
                    text,
                    quantity.id(),
                    Double.toString(quantity.least()),
                    Double.toString(quantity.most()));
        }
        if (!(count >= 2 && count <= MOST) || count != Math.rint(count)) {
            throw new UserFacingException("transform.count", text, MOST);
        }
        return new Sweep(quantity, from, to, (int) count);
    }

    private static double number(String text, String number) throws UserFacingException {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException none) {
            throw UserFacingException.causedBy(none, "transform.sweep", text);
        }
    }

    private static String names() {
        return Arrays.stream(Quantity.values()).map(Quantity::id).collect(Collectors.joining(", "));
    }
}
