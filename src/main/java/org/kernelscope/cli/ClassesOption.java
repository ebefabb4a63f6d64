package org.kernelscope.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Option;

/** {@code --classes}: the names of the classes of a sheet. */
final class ClassesOption {
    static final String NAME = "--classes";

    @Option(
            names = NAME,
            split = ",",
            paramLabel = "NAME",
            description =
                    "The classes of the sheet, in their order, separated by commas: a,b,c (default:"
                            + " the ten digits).")
    private @Nullable List<String> names;

    /**
     * The classes; null if none are given.
     *
     * @throws UserFacingException if they are too few or too many, or one cannot be used
     */
    @Nullable ClassNames classes() throws UserFacingException {
        List<String> given = names;
        return given == null ? null : ClassNames.checked(given);
    }
}
