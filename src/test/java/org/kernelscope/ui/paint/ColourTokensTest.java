package org.kernelscope.ui.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Colours are tokens: no class of the window but these writes one as a number. */
final class ColourTokensTest {
    private static final Path WINDOW = Path.of("src/main/java/org/kernelscope/ui");
    private static final List<String> ALLOWED =
            List.of("Theme.java", "Palette.java", "Look.java", "ClassColours.java");

    /** These need 0xff000000 as a mask: opaque. */
    private static final List<String> MASKS = List.of("Raster.java", "Oklab.java");

    private static final Pattern COLOUR =
            Pattern.compile(
                    "\\b0x(?![fF0]+\\b)([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\\b"
                            + "|\\bColor\\.(?!TRANSPARENT)[A-Z]+\\b|\\bColor\\.web\\(");

    private static final Pattern BLACK_OR_WHITE = Pattern.compile("0x[fF]{2}(0{6}|[fF]{6})\\b");

    @Test
    void coloursAreTokens() throws IOException {
        try (Stream<Path> files = Files.walk(WINDOW)) {
            assertThat(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .filter(
                                            file ->
                                                    !ALLOWED.contains(
                                                            file.getFileName().toString()))
                                    .filter(ColourTokensTest::hasColour))
                    .isEmpty();
        }
        assertThat(hasColour(WINDOW.resolve("paint/Theme.java"))).isTrue();
        assertThat(hasColour(WINDOW.resolve("paint/Palette.java"))).isTrue();
    }

    private static boolean hasColour(Path file) {
        try {
            String source = Files.readString(file);
            boolean masks = MASKS.contains(file.getFileName().toString());
            return COLOUR.matcher(source).find()
                    || (!masks && BLACK_OR_WHITE.matcher(source).find());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
