package org.kernelscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No source leaves it to the machine's locale how a number is written or a letter is changed.
 * Arabic locales write other digits, German ones a comma, and the capital of a Turkish i has a dot.
 */
final class LocaleTest {
    /** A conversion of a number; {@code %s} and {@code %x} are the same everywhere. */
    private static final String NUMBER =
            "\"(?:[^\"\\n]|\\\\\")*%[-+# ,(0-9.]*[dfeg](?:[^\"\\n]|\\\\\")*\"";

    private static final List<Pattern> BY_THE_MACHINE =
            List.of(
                    Pattern.compile(NUMBER + "\\s*\\.formatted\\("),
                    Pattern.compile("(?:format|printf)\\(\\s*" + NUMBER),
                    Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)"),
                    Pattern.compile("new DecimalFormat\\(\\s*\"[^\"]*\"\\s*\\)"),
                    Pattern.compile("NumberFormat\\.get\\w*\\(\\s*\\)"),
                    Pattern.compile("new (?:FileReader|FileWriter)\\("),
                    Pattern.compile("\\.getBytes\\(\\)|Charset\\.defaultCharset\\(\\)"));

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void noSourceLeavesItToTheMachine(String folder) throws IOException {
        Set<String> found = new TreeSet<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(LocaleTest::isOther).toList()) {
                String source = Files.readString(file);
                read++;
                for (Pattern pattern : BY_THE_MACHINE) {
                    pattern.matcher(source)
                            .results()
                            .forEach(hit -> found.add(file.getFileName() + ": " + hit.group()));
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(found).isEmpty();
    }

    private static boolean isOther(Path path) {
        return path.toString().endsWith(".java") && !path.endsWith("LocaleTest.java");
    }

    /** The patterns find what they are for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%d\".formatted(x)",
                "String.format(\"a %,.2f\", x)",
                "out.printf(\"%5d%n\", x)",
                "x.toUpperCase()",
                "new DecimalFormat(\"0.0\")"
            })
    void whatDependsOnItIsFound(String source) {
        assertThat(BY_THE_MACHINE).anyMatch(pattern -> pattern.matcher(source).find());
    }
}
