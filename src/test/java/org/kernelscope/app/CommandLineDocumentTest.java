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
            documented.put(sections[i].split("\\s", 2)[0], options);
        }
        return documented;
    }

    private static Map<String, Set<String>> real() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere, Texts.in(Texts.Language.ENGLISH));
        Map<String, Set<String>> real = new TreeMap<>();
        for (Object command : Commands.all(console)) {
            CommandLine line = new CommandLine(command);
            Set<String> options = new TreeSet<>();
            for (OptionSpec option : line.getCommandSpec().options()) {
                options.add(option.longestName());
            }
            options.removeAll(EVERYWHERE);
            real.put(line.getCommandName(), options);
        }
        return real;
    }
}
