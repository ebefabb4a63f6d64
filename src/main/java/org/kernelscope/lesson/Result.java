package org.kernelscope.lesson;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of an expression: a number or a word. */
public sealed interface Result {
    /**
     * A number with the way it is written.
     *
     * @param name the text that is written instead, such as the name of a class; null for the
     *     number
     */
    record Number(double value, Style style, @Nullable String name) implements Result {
        /** A number without a name. */
        public Number(double value, Style style) {
            this(value, style, null);
        }

        @Override
        public String text() {
            return name == null ? style.format(value) : name;
        }
    }

    /** A word, such as the id of a mode. */
    record Word(String text) implements Result {}

    /** As a reader sees it. */
    String text();

    /** A count. */
    static Result count(long value) {
        return new Number(value, Style.COUNT);
    }

    /** The text of a number. */
    enum Style {
        COUNT,
        SHARE,
        REAL;

        /** {@code value} as a reader sees it. */
        public String format(double value) {
            return switch (this) {
                case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(value));
                case SHARE -> share(100 * value);
                case REAL ->
                        value == Math.rint(value) && Math.abs(value) < 1e9
                                ? COUNT.format(value)
                                : String.format(Locale.ROOT, "%.4g", value);
            };
        }

        /** A share that is not the whole does not look like it. */
        private static String share(double percent) {
            if (percent > 99.95 && percent < 100) {
                return "> 99.9 %";
            }
            return percent > 0 && percent < 0.05
                    ? "< 0.1 %"
                    : String.format(Locale.ROOT, "%.1f %%", percent);
        }
    }
}
