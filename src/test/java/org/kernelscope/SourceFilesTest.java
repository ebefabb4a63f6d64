package org.kernelscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SourceFilesTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final int MOST_LINES = 400;

    /**
     * A class of more lines has more than one reason to change, and nobody reads it at one sitting.
     * Split it by what its parts are about, not at a line number.
     */
    @Test
    void noClassIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int files = 0;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            for (Path file : walk.filter(each -> each.toString().endsWith(".java")).toList()) {
                files++;
                int lines = Files.readAllLines(file).size();
                if (lines > MOST_LINES) {
                    tooLong.add(SOURCES.relativize(file) + ": " + lines + " lines");
                }
            }
        }
        assertThat(files).isGreaterThan(100);
        assertThat(tooLong).isEmpty();
    }
}
