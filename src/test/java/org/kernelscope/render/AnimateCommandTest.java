package org.kernelscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Kernelscope;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/** What {@code kernelscope animate} says to arguments that cannot be; nothing is animated. */
final class AnimateCommandTest {
    private static final int FAILURE = 1;
    private static final int MISUSE = 2;

    @TempDir Path folder;
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--seconds, 0",
        "--seconds, 301",
        "--seconds, NaN",
        "--fps,     0",
        "--fps,     51",
        "--from,    -0.1",
        "--to,      1.5",
        "--size,    10x10",
        "--open,    'C9,1'",
        "--view,    back",
    })
    void anImpossibleValueIsNamed(String option, String value) {
        assertThat(run("film.gif", option, value)).isEqualTo(MISUSE);
        assertThat(err.toString()).contains(value).hasLineCount(1);
    }

    @Test
    void aFormatThatCannotBeWrittenIsNamedWithThoseThatCan() {
        assertThat(run("film.mp4", "--open", "C1,1")).isEqualTo(MISUSE);
        assertThat(err.toString()).contains("film.mp4", "*.gif, *.png, *.apng").hasLineCount(1);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(run("no/film.gif", "--open", "C1,1")).isEqualTo(FAILURE);
        assertThat(err.toString()).contains(folder.resolve("no").toString()).hasLineCount(1);
    }

    private int run(String file, String... arguments) {
        Console console =
                new Console(
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(err),
                        Texts.in(Language.ENGLISH));
        List<String> all = new ArrayList<>(List.of("animate", "--out", folder + "/" + file));
        all.addAll(List.of(arguments));
        int code =
                Kernelscope.run(
                        console,
                        List.of(new AnimateCommand(console)),
                        () -> {},
                        all.toArray(String[]::new));
        assertThat(folder).isEmptyDirectory();
        return code;
    }
}
