package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kernelscope.cli.Console;
import org.kernelscope.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md} tells of every command and every option, and of none that there is not. */
final class CommandLineDocumentTest {
    private static final Pattern SECTION = Pattern.compile("(?m)^## ");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

    /** One word, or two: {@code describe}, {@code bench train}. */
    private static final Pattern NAME = Pattern.compile("[a-z]+( [a-z]+)?");

    private static final Set<String> EVERYWHERE = Set.of("--help", "--version");

    @Test
    void theDocumentKeepsInStep() throws IOException {
        assertThat(documented()).containsExactlyEntriesOf(real());
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        String[] sections = SECTION.split(Files.readString(Path.of("docs/cli.md")));
        for (int i = 1; i < sections.length; i++) {
            Set<String> options = new TreeSet<>();
            OPTION.matcher(sections[i]).results().forEach(found -> options.add(found.group()));
            options.removeAll(EVERYWHERE);
            Matcher name = NAME.matcher(sections[i]);
            assertThat(name.lookingAt()).as(sections[i]).isTrue();
            documented.put(name.group(), options);
        }
        return documented;
    }

    private static Map<String, Set<String>> real() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere, Texts.in(Texts.Language.ENGLISH));
        Map<String, Set<String>> real = new TreeMap<>();
        for (Object command : Commands.all(console)) {
            collect(
                    "",
                    command instanceof CommandLine line ? line : new CommandLine(command),
                    real);
        }
        return real;
    }

    /** A command that only gathers others, such as {@code bench}, is documented by them. */
    private static void collect(String parents, CommandLine line, Map<String, Set<String>> real) {
        String name = parents + line.getCommandName();
        line.getSubcommands().values().forEach(child -> collect(name + " ", child, real));
        boolean hidden = line.getCommandSpec().usageMessage().hidden();
        if (line.getSubcommands().isEmpty() && !hidden) {
            Set<String> options = new TreeSet<>();
            for (OptionSpec option : line.getCommandSpec().options()) {
                options.add(option.longestName());
            }
            options.removeAll(EVERYWHERE);
            real.put(name, options);
        }
    }
}
