package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

/** What nobody expected still ends in one sentence and an exit code. */
final class KernelscopeTest {
    static Stream<Throwable> unexpected() {
        return Stream.of(
                new IllegalStateException("outer", new IllegalArgumentException("inner\nsecond")),
                new UnsatisfiedLinkError("inner"),
                new OutOfMemoryError("inner"));
    }

    /** The native library cannot be had, and a class that needs it cannot be initialised. */
    @Test
    void aSentenceBehindAnErrorIsTold() {
        UserFacingException why = new UserFacingException("storage.missing", "library");
        Terminal terminal = Terminal.english();
        int code =
                Kernelscope.run(
                        terminal.console(),
                        List.of(),
                        () -> {
                            throw new ExceptionInInitializerError(new LinkageError("outer", why));
                        });
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo(why.getMessage());
    }

    @ParameterizedTest
    @MethodSource("unexpected")
    void whatNobodyExpectedIsOneSentence(Throwable broken) {
        Terminal terminal = Terminal.english();
        int code =
                Kernelscope.run(
                        terminal.console(),
                        List.of(),
                        () -> {
                            if (broken instanceof Error error) {
                                throw error;
                            }
                            throw (RuntimeException) broken;
                        });
        Throwable root = broken.getCause() == null ? broken : broken.getCause();
        assertThat(code).isEqualTo(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().strip())
                .isEqualTo(
                        Texts.in(Texts.Language.ENGLISH)
                                .get(
                                        "cli.unexpected",
                                        root.getClass().getName() + ": inner",
                                        "KERNELSCOPE_DEBUG"));
    }
}
