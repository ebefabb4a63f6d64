package org.kernelscope.ui.paint;

import java.util.Locale;

/** Formats numbers: with a decimal point in every language, and a real minus sign. */
public final class Numbers {
    /** From here on, four digits and an exponent are shorter. */
    private static final double LARGE = 99_999.95;

    private Numbers() {}

    /**
     * A value with about four significant digits: {@code 1.235}, {@code −0.0412}, {@code 12.35}.
     * Tiny values are written like {@code 1.0e−05} and large ones like {@code 1.271e+08}; {@code 0}
     * is written only for 0.
     */
    public static String value(double value) {
        if (value == 0) {
            return "0";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "−∞" : "∞";
        }
        double magnitude = Math.abs(value);
        if (magnitude >= LARGE) {
            return minus(String.format(Locale.ROOT, "%.3e", value));
        }
        if (magnitude < 0.00005) {
            return String.format(Locale.ROOT, "%.1e", value).replace('-', '−');
        }
        int places =
                magnitude >= 99.995 ? 1 : magnitude >= 9.9995 ? 2 : magnitude >= 0.99995 ? 3 : 4;
        return minus(String.format(Locale.ROOT, "%." + places + "f", value));
    }

    /** A value that always has a sign: {@code +0.5}. */
    public static String signed(double value) {
        String text = value(value);
        return value == 0 || text.startsWith("−") ? text : "+" + text;
    }

    /**
     * A value with two decimals, short enough for a cell of a map: {@code 0.53}, {@code −1.20},
     * {@code 0}.
     */
    public static String cell(double value) {
        return value == 0 ? "0" : minus(String.format(Locale.ROOT, "%.2f", value));
    }

    /** A {@link #cell} that always has a sign: {@code +0.53}. */
    public static String signedCell(double value) {
        String text = cell(value);
        return text.equals("0") || text.startsWith("−") ? text : "+" + text;
    }

    /** A share in per cent: {@code 97.3 %}; 0 and 100 only if exact, else {@code < 0.1 %}. */
    public static String percent(double share) {
        return share == 0 || share == 1 ? oneDecimal(share) : probability(share);
    }

    /**
     * A probability of a softmax in per cent: {@code 97.3 %}, {@code < 0.1 %}, {@code > 99.9 %}. It
     * is never 0 or 1; a float that is has been rounded.
     */
    public static String probability(double probability) {
        if (probability < 0.0005) {
            return "< 0.1 %";
        }
        return probability >= 0.9995 ? "> 99.9 %" : oneDecimal(probability);
    }

    private static String oneDecimal(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** The right side of an equation with a probability: {@code = 97.3 %}, or {@code > 99.9 %}. */
    public static String isProbability(double probability) {
        String percent = probability(probability);
        return percent.startsWith("<") || percent.startsWith(">") ? percent : "= " + percent;
    }

    /** A count with thousands separators: {@code 48,120}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A difference of counts with its sign: {@code −1,206}, {@code +3}, {@code 0}. */
    public static String signedCount(long count) {
        String digits = count(Math.abs(count));
        return count == 0 ? digits : (count < 0 ? "−" : "+") + digits;
    }

    private static String minus(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        return text.startsWith("-") && !zero ? "−" + digits : digits;
    }
}
