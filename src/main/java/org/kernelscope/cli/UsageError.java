package org.kernelscope.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a command says to a value that it cannot work with; exit code 2. */
public final class UsageError {
    private UsageError() {}

    /** The exception to throw, with the sentence {@code key} in the console's language. */
    public static ParameterException of(
            @Nullable CommandSpec spec, Console console, String key, Object... arguments) {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(), console.texts().get(key, arguments));
    }

    /**
     * Refuses a number below 1.
     *
     * @param option how the option is written: {@code --runs}
     */
    public static void refuseLessThanOne(
            @Nullable CommandSpec spec, Console console, String option, int number) {
        if (number < 1) {
            throw of(spec, console, "cli.atLeastOne", option, number);
        }
    }
}
