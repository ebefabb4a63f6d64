package org.kernelscope.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.FindOptions;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Step;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Option;

/** The options that say where in an image the digit is, and which steps find it. */
final class FindOption {
    @Option(
            names = "--candidate",
            paramLabel = "N",
            description = "Of several shapes, take the Nth, 1 to 100; 1 is the likeliest.",
            defaultValue = "1")
    @Range(from = 1, to = 100)
    private int candidate;

    @Option(
            names = "--box",
            paramLabel = "X,Y,W,H",
            description =
                    "Look only at a part of the image: left edge, upper edge, width and height in"
                            + " shares from 0 to 1.")
    private @Nullable String box;

    @Option(
            names = "--skip-step",
            paramLabel = "STEP",
            description = "Leave out a step: turn, lines, sheet, light or shape. May be repeated.")
    private List<String> skipped = List.of();

    /**
     * Returns the options for a network with the classes {@code classes}; null for the ten digits.
     *
     * @throws UserFacingException if a value makes no sense
     */
    FindOptions options(@Nullable ClassNames classes) throws UserFacingException {
        Set<Step> left = steps();
        if (candidate == 1) {
            left.addAll(FindOptions.usual(classes).skipped());
        }
        return new FindOptions(left, candidate - 1, part());
    }

    private Set<Step> steps() throws UserFacingException {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (String name : skipped) {
            try {
                steps.add(Step.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw UserFacingException.causedBy(unknown, "find.step", name);
            }
        }
        return steps;
    }

    private @Nullable Box part() throws UserFacingException {
        String written = box;
        if (written == null) {
            return null;
        }
        String[] numbers = written.split(",", -1);
        try {
            if (numbers.length == 4) {
                return new Box(
                        Double.parseDouble(numbers[0].strip()),
                        Double.parseDouble(numbers[1].strip()),
                        Double.parseDouble(numbers[2].strip()),
                        Double.parseDouble(numbers[3].strip()));
            }
        } catch (IllegalArgumentException wrong) {
            throw UserFacingException.causedBy(wrong, "find.box", written);
        }
        throw new UserFacingException("find.box", written);
    }
}
