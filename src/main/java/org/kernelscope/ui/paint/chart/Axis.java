package org.kernelscope.ui.paint.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kernelscope.ui.paint.Numbers;

/**
 * An axis of a chart, linear or logarithmic, with its ticks. Immutable.
 *
 * @param low the value at the start
 * @param high the value at the end, greater than {@code low}
 * @param log true for a logarithmic axis; {@code low} is then positive
 */
public record Axis(double low, double high, boolean log) {
    /** A round value and its label. */
    public record Tick(double value, String label) {}

    public Axis {
        if (!(high > low) || (log && !(low > 0)) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(low + " … " + high + (log ? " log" : ""));
        }
    }

    /** A linear axis; an empty range is widened. */
    public static Axis linear(double low, double high) {
        double least = Math.max(Math.abs(low) * 1e-6, 1e-9);
        return new Axis(low, high - low > least ? high : low + Math.max(1e-3, 2 * least), false);
    }

    /** A logarithmic axis; an empty range, or one that is not positive, is adjusted. */
    public static Axis log(double low, double high) {
        double start = low > 1e-12 ? low : 1e-12;
        return new Axis(start, high > 1.05 * start ? high : 10 * start, true);
    }

    /** The position of {@code value}: 0 at the start, 1 at the end; may lie outside. */
    public double place(double value) {
        if (log) {
            return value > 0 ? Math.log(value / low) / Math.log(high / low) : -1;
        }
        return (value - low) / (high - low);
    }

    /** The value at a position. */
    public double value(double place) {
        return log ? low * Math.pow(high / low, place) : low + place * (high - low);
    }

    /** Returns about {@code wanted} round values within the axis. */
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

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code least}. */
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
