package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kernelscope.text.Texts;

/** What is written arrives, or the command fails; and it does nothing to the terminal. */
final class ConsoleTest {
    private static final Texts TEXTS = Texts.in(Texts.Language.ENGLISH);

    private final StringWriter err = new StringWriter();

    @Test
    void anAnswerThatDoesNotArriveIsAFailure() {
        assertThat(describe(new Full("No space left on device"))).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(TEXTS.get("cli.notWritten", "No space left on device"));
    }

    @Test
    void aReaderWhoHasReadEnoughIsNotToldSo() {
        assertThat(describe(new Full("Broken pipe"))).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAnswerThatArrivesIsNone() {
        StringWriter out = new StringWriter();
        assertThat(describe(out)).isZero();
        assertThat(out.toString()).contains("lenet5-modern");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpThatDoesNotArriveIsAFailureToo() {
        Console console = new Console(new Full("No space left on device"), err, TEXTS);
        assertThat(Kernelscope.run(console, List.of(), () -> {}, "--help")).isEqualTo(1);
    }

    @Test
    void controlCharactersAreEscapedAndLinesAreKept() {
        StringWriter out = new StringWriter();
        Console console = new Console(out, err, TEXTS);
        console.out().print("\rone\ttwo\n\u001b[2J\u009b31m\u202egnp\u2069 한글 😀");
        console.out().flush();
        assertThat(out.toString())
                .isEqualTo("\rone\ttwo\n\\u001b[2J\\u009b31m\\u202egnp\\u2069 한글 😀");
    }

    @Test
    void aTextInAFileDoesNothingToTheTerminal() {
        String file = "src/test/resources/faults/escape-in-sentence.run";
        Terminal terminal = Terminal.english();
        TrainCommand train =
                new TrainCommand(terminal.console(), new org.kernelscope.engine.dl4j.Dl4jEngine());
        assertThat(terminal.run(train, "train", "--resume=" + file)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("escape-in-sentence.run", "\\u001b[2J")
                .hasSizeLessThan(600)
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void whatWasTypedDoesNothingToTheTerminalEither() {
        Terminal terminal = Terminal.english();
        assertThat(Kernelscope.run(terminal.console(), List.of(), () -> {}, "tr\u001b[31main"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("tr\\u001b[31main").doesNotContain("\u001b");
    }

    @Test
    void aNameInATableStaysInItsCell() {
        TextTable table = new TextTable();
        table.row("a\nb\u001b[31m", "1");
        StringWriter out = new StringWriter();
        table.print(new java.io.PrintWriter(out));
        assertThat(out.toString().strip()).isEqualTo("a b\\u001b[31m  1");
    }

    private int describe(Writer out) {
        Console console = new Console(out, err, TEXTS);
        return Kernelscope.run(
                console,
                List.of(new DescribeCommand(console)),
                () -> {},
                "describe",
                "--json",
                "lenet5-modern");
    }

    /** A disk without room. */
    private static final class Full extends Writer {
        private final String reason;

        private Full(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(char[] buffer, int offset, int length) {
            // Held back, as by a buffer.
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
