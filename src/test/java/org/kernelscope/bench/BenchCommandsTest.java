package org.kernelscope.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kernelscope.app.Commands;
import org.kernelscope.cli.Console;
import org.kernelscope.cli.Kernelscope;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;

/** What {@code kernelscope bench} says to arguments that cannot be; nothing is measured. */
final class BenchCommandsTest {
    private static final int MISUSE = 2;
    private static final Texts TEXTS = Texts.in(Language.ENGLISH);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"foo", "1920", "0x0", "-1x5", "99999x99999", "7681x100"})
    void anImpossibleSizeIsNamed(String size) {
        assertThat(run(TEXTS, "bench", "latency", "--size=" + size)).isEqualTo(MISUSE);
        assertThat(err.toString()).contains(TEXTS.get("render.size", size)).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "live, --digits, 0",
        "live, --rounds, -1",
        "latency, --strokes, 0",
        "latency, --strokes, -3",
        "startup, --runs, 0"
    })
    void nothingIsNotMeasured(String command, String option, int number) {
        assertThat(run(TEXTS, "bench", command, option + "=" + number)).isEqualTo(MISUSE);
        assertThat(err.toString())
                .startsWith(option + " takes a whole number from 1 to ")
                .contains("not “" + number + "”")
                .hasLineCount(1);
    }

    @Test
    void whatCanBeMeasuredIsToldInTheLanguageOfThePerson() {
        Texts korean = Texts.in(Language.KOREAN);
        assertThat(run(korean, "bench")).isEqualTo(MISUSE);
        assertThat(err.toString())
                .contains(
                        korean.get("bench.which", "train, gestures, latency, live, paint, startup"))
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"render", "bench", "bench train", "bench latency", "bench startup"})
    void everyCommandTellsTheVersion(String command) {
        assertThat(run(TEXTS, (command + " --version").split(" "))).isZero();
        assertThat(out.toString()).startsWith("Kernelscope ").hasLineCount(1);
    }

    private int run(Texts texts, String... arguments) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), texts);
        return Kernelscope.run(console, Commands.all(console), () -> {}, arguments);
    }
}
