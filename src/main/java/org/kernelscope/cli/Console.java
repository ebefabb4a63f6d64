package org.kernelscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UntrustedText;

/**
 * The output of a command: answers to {@link #out}, complaints and progress to {@link #err},
 * sentences in the language of {@link #texts}. Whatever is written, no control character of a
 * foreign text reaches the terminal. One command, one thread.
 */
public final class Console {
    private final Outlet answers;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Texts texts;

    /** The console that writes to these two. */
    public Console(Writer out, Writer err, Texts texts) {
        this.answers = new Outlet(out);
        this.out = new PrintWriter(answers, true);
        this.err = new PrintWriter(new Outlet(err), true);
        this.texts = texts;
    }

    /** For answers. */
    public PrintWriter out() {
        return out;
    }

    /** For complaints and progress. */
    public PrintWriter err() {
        return err;
    }

    /** The language of the sentences. */
    public Texts texts() {
        return texts;
    }

    /** The reason why the output is incomplete; empty if it is complete, as far as is known. */
    Optional<IOException> failure() {
        out.flush();
        return Optional.ofNullable(answers.failure);
    }

    /** Escapes what would steer the terminal, and remembers the first failure. */
    private static final class Outlet extends Writer {
        private final Writer target;
        private @Nullable IOException failure;

        private Outlet(Writer target) {
            this.target = target;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            attempt(() -> target.write(UntrustedText.escaped(new String(buffer, offset, length))));
        }

        @Override
        public void flush() throws IOException {
            attempt(target::flush);
        }

        @Override
        public void close() throws IOException {
            attempt(target::close);
        }

        /** A {@link PrintWriter} would only say that something went wrong, and not what. */
        private void attempt(Step step) throws IOException {
            try {
                step.run();
            } catch (IOException first) {
                failure = failure == null ? first : failure;
                throw first;
            }
        }

        @FunctionalInterface
        private interface Step {
            void run() throws IOException;
        }
    }
}
