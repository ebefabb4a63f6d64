package org.kernelscope.ui.paint.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kernelscope.ui.paint.Numbers;

/**
 * Where a value stands between the two ends of a chart, and at which round values lines are drawn.
 * Immutable; any thread.
 *
 * @param low the value at the beginning
 * @param high the value at the end, more than {@code low}
 * @param log whether equal factors, in place of equal differences, take equal room; then {@code
 *     low} is more than 0
 */
public record Axis(double low, double high, boolean log) {
    /** A value with a line of its own. */
    public record Tick(double value, String label) {}

    public Axis {
        if (!(high > low) || (log && !(low > 0)) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(low + " … " + high + (log ? " log" : ""));
        }
    }

    /** An axis of equal differences; a range without extent is given some. */
    public static Axis linear(double low, double high) {
        double room = Math.max(Math.abs(low) * 1e-6, 1e-9);
        return new Axis(low, high - low > room ? high : low + Math.max(1e-3, 2 * room), false);
    }

    /** An axis of equal factors; a range without extent, or not above 0, is given some. */
    public static Axis log(double low, double high) {
        double start = low > 1e-12 ? low : 1e-12;
        return new Axis(start, high > 1.05 * start ? high : 10 * start, true);
    }

    /** Where {@code value} stands: 0 at the beginning, 1 at the end, not limited to these. */
    public double place(double value) {
        if (log) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : -1;
        }
        return (value - low) / (high - low);
    }

    /** The value at {@code place}. */
    public double value(double place) {
        return log ? low * Math.pow(high / low, place) : low + place * (high - low);
    }

    /** Round values inside, about {@code wanted} of them. */
    public List<Tick> ticks(int wanted) {
        if (log && high / low >= 8) {
            return decades(wanted);
        }
        double step = roundStep((high - low) / Math.max(1, wanted));
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, label(i * step, step)));
        }
        return ticks;
    }

    private List<Tick> decades(int wanted) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        boolean between = last - first + 1 < wanted;
        List<Tick> ticks = new ArrayList<>();
        for (int power = first - 1; power <= last; power++) {
            for (int digit : between ? new int[] {1, 3} : new int[] {1}) {
                double value = digit * Math.pow(10, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(value, label(value, value)));
                }
            }
        }
        return ticks;
    }

    /** The nearest of 1, 2, 5 times a power of ten that is not less. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * power >= least * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static String label(double value, double step) {
        if (Math.abs(value) >= 1000 && step >= 1) {
            return Numbers.count(Math.round(value)).replace('-', '−');
        }
        int places = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return places > 6
                ? Numbers.value(value)
                : String.format(Locale.ROOT, "%." + places + "f", value + 0.0).replace('-', '−');
    }
}
