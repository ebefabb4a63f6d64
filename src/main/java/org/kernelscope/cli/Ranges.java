package org.kernelscope.cli;

import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Holds what was typed against the {@link Range} of its option. No state. */
final class Ranges {
    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, long.class, Integer.class, Long.class);
    private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);

    private Ranges() {}

    /**
     * Refuses a number that is out of its range, of the command that was called.
     *
     * @throws picocli.CommandLine.ParameterException with a sentence
     */
    static void check(ParseResult parsed, Console console) {
        for (ParseResult at = parsed;
                at != null;
                at = at.hasSubcommand() ? at.subcommand() : null) {
            for (OptionSpec option : at.matchedOptions()) {
                Range range = of(option);
                if (range != null) {
                    check(at, console, option, range);
                }
            }
        }
    }

    private static void check(ParseResult parsed, Console console, OptionSpec option, Range range) {
        Object value = option.getValue();
        Collection<?> numbers = value instanceof Collection<?> many ? many : List.of(value);
        for (Object number : numbers) {
            if (!holds(range, ((Number) number).doubleValue())) {
                String typed =
                        numbers.size() == 1
                                ? String.join(" ", option.originalStringValues())
                                : number.toString();
                throw UsageError.told(
                        parsed.commandSpec().commandLine(),
                        sentence(console.texts(), option, typed));
            }
        }
    }

    /** Not a number is in no range. */
    private static boolean holds(Range range, double number) {
        boolean reached = range.above() ? number > range.from() : number >= range.from();
        return reached && (range.below() ? number < range.to() : number <= range.to());
    }

    /** True if the values of {@code option} are numbers. */
    static boolean areNumbers(ArgSpec option) {
        return isWhole(option) || REAL.contains(type(option));
    }

    private static boolean isWhole(ArgSpec option) {
        return WHOLE.contains(type(option));
    }

    /** The type of a single value. */
    static Class<?> type(ArgSpec option) {
        Class<?>[] elements = option.auxiliaryTypes();
        return option.isMultiValue() && elements.length > 0 ? elements[0] : option.type();
    }

    /** The range of {@code option}; null if it has none. */
    static @Nullable Range of(ArgSpec option) {
        return option.userObject() instanceof AnnotatedElement field
                ? field.getAnnotation(Range.class)
                : null;
    }

    /** Says which numbers {@code option} takes, and that {@code typed} is none of them. */
    static String sentence(Texts texts, ArgSpec option, String typed) {
        String name = UsageMessage.name(option);
        Range range = of(option);
        if (range == null) {
            return texts.get("cli.number.seed", name, typed);
        }
        String words = words(texts, range);
        String sentence =
                isWhole(option)
                        ? texts.get("cli.number.whole", name, words, typed)
                        : texts.get("cli.number.real", name, words, typed);
        return typed.matches("[-+]?\\d*,\\d+")
                ? sentence + " " + texts.get("cli.number.point", typed.replace(',', '.'))
                : sentence;
    }

    private static String words(Texts texts, Range range) {
        String from = plain(range.from());
        String to = plain(range.to());
        if (range.above()) {
            return texts.get("cli.range.above", from, to);
        }
        return range.below()
                ? texts.get("cli.range.below", from, to)
                : texts.get("cli.range.between", from, to);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
