package org.kernelscope.cli;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refusals of arguments that a command cannot use; exit code 2. */
public final class UsageError {
    private UsageError() {}

    /** A misuse whose sentence is already one of ours. */
    static final class Told extends ParameterException {
        private static final long serialVersionUID = 1L;

        Told(CommandLine command, String sentence) {
            super(command, sentence);
        }
    }

    /** The exception to throw, with the sentence {@code key} in the console's language. */
    public static ParameterException of(
            @Nullable CommandSpec spec, Console console, String key, Object... arguments) {
        return told(
                Objects.requireNonNull(spec).commandLine(), console.texts().get(key, arguments));
    }

    /** The exception to throw, with a sentence in the console's language. */
    static ParameterException told(CommandLine command, String sentence) {
        return new Told(command, sentence);
    }

    /** True if {@code option} stands on the command line. */
    public static boolean isGiven(@Nullable CommandSpec spec, String option) {
        return parsed(spec).hasMatchedOption(option);
    }

    private static ParseResult parsed(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getParseResult();
    }

    /** The options on the command line that are not in {@code allowed}. */
    static List<String> givenBesides(@Nullable CommandSpec spec, Set<String> allowed) {
        return parsed(spec).matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !allowed.contains(name))
                .toList();
    }

    /**
     * Refuses {@code option} if it was given: it would be dropped without a word.
     *
     * @param other the option that leaves it without effect
     */
    public static void refuseBeside(
            @Nullable CommandSpec spec, Console console, String option, String other) {
        if (isGiven(spec, option)) {
            throw of(spec, console, "cli.together", option, other);
        }
    }

    /** Refuses {@code option} if it was given without {@code other}, and so has no effect. */
    public static void refuseWithout(
            @Nullable CommandSpec spec, Console console, String option, String other) {
        if (isGiven(spec, option) && !isGiven(spec, other)) {
            throw of(spec, console, "cli.without", option, other);
        }
    }
}
