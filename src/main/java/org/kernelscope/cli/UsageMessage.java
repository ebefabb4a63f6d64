package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kernelscope.data.Augmentation;
import org.kernelscope.storage.PathNames;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The sentence for a refused argument, in the language of the console. picocli's own sentences are
 * English and name Java types instead of the allowed values.
 */
final class UsageMessage {
    private final Texts texts;
    private final List<String> given;

    /**
     * @param given the arguments
     */
    UsageMessage(Texts texts, String... given) {
        this.texts = texts;
        this.given = List.of(given);
    }

    /** One sentence or two about {@code misuse}. */
    String sentence(ParameterException misuse) {
        if (misuse instanceof UsageError.Told told) {
            return String.valueOf(told.getMessage());
        }
        if (misuse instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (misuse instanceof MissingParameterException missing) {
            return missing.getMissing().stream()
                    .map(this::missing)
                    .collect(Collectors.joining(" "));
        }
        if (misuse instanceof OverwrittenOptionException twice) {
            return texts.get("cli.twice", name(twice.getOverwritten()));
        }
        ArgSpec argument = misuse.getArgSpec();
        String value = misuse.getValue();
        return argument == null || value == null
                ? texts.get("cli.arguments", String.valueOf(misuse.getMessage()))
                : unsuitable(argument, value);
    }

    private String unmatched(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().get(0);
        CommandLine command = unmatched.getCommandLine();
        String sentence;
        if (unmatched.isUnknownOption()) {
            String option = first.replaceFirst("=.*", "");
            sentence = texts.get("cli.option", option, command.getCommandSpec().qualifiedName());
        } else if (command.getSubcommands().isEmpty()) {
            sentence = texts.get("cli.surplus", first);
        } else {
            sentence = texts.get("cli.command", first, commands(command));
        }
        List<String> similar = unmatched.getSuggestions();
        return similar.isEmpty() || !unmatched.isUnknownOption()
                ? sentence
                : sentence + " " + texts.get("cli.similar", String.join(", ", similar));
    }

    private static String commands(CommandLine command) {
        return command.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden())
                .map(CommandLine.Model.CommandSpec::name)
                .collect(Collectors.joining(", "));
    }

    private String missing(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return texts.get("cli.missing.argument", name(argument));
        }
        boolean there = Arrays.stream(option.names()).anyMatch(given::contains);
        return there
                ? texts.get("cli.missing.value", name(option), option.paramLabel())
                : texts.get("cli.missing.option", name(option), option.paramLabel());
    }

    private String unsuitable(ArgSpec argument, String value) {
        Class<?> type = Ranges.type(argument);
        String name = name(argument);
        if (Ranges.areNumbers(argument)) {
            return Ranges.sentence(texts, argument, value);
        } else if (type.isEnum()) {
            return texts.get("cli.choice", name, choices(type), value);
        } else if (type == boolean.class || type == Boolean.class) {
            return texts.get("cli.flag", name, value);
        } else if (type == Path.class) {
            return path(name, value);
        } else if (type == Augmentation.class) {
            return texts.get("cli.augment", name, value);
        } else if (type == Pattern.class) {
            return texts.get("cli.pattern", name, value);
        }
        return texts.get("cli.value", name, value);
    }

    private String path(String name, String value) {
        try {
            PathNames.parse(value);
            return texts.get("cli.path", name, value);
        } catch (UserFacingException noName) {
            return name + ": " + texts.get(noName);
        }
    }

    /** The constants as they are typed. */
    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** The name of an option or argument as it is typed. */
    static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
