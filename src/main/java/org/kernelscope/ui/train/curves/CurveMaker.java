package org.kernelscope.ui.train.curves;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.fx.Mailbox;
import org.kernelscope.ui.paint.chart.Chart;

/**
 * Makes the curves of runs: those of short ones at once, those of long ones in the background. What
 * is handed on is never older than what was handed on before, and always of the run that was asked
 * for last. JavaFX thread.
 */
final class CurveMaker {
    private final int most;
    private final Consumer<Answer> reader;
    private final Mailbox<Numbered> questions;
    private final Mailbox<Made> answers;
    private @Nullable Numbered newest;
    private long handedOn;

    /** Of which runs there are to be curves. */
    record Question(RunCharts charts, RunRecord run, @Nullable RunRecord other) {
        private int steps() {
            return run.steps().size() + (other == null ? 0 : other.steps().size());
        }

        private Answer answer() {
            return new Answer(
                    run.number(), charts, charts.loss(run, other), charts.accuracy(run, other));
        }
    }

    /** The curves of the run with this number, without marks, and what made them. */
    record Answer(int run, RunCharts charts, Chart loss, Chart accuracy) {}

    private record Numbered(long number, Question question) {
        Made make() {
            return new Made(this, question.answer());
        }
    }

    private record Made(Numbered of, Answer answer) {}

    /**
     * @param most the curves of so many steps are made at once; those of more, on {@code work}
     * @param reader is given the curves, on {@code fxThread}
     */
    CurveMaker(int most, Executor work, Executor fxThread, Consumer<Answer> reader) {
        this.most = most;
        this.reader = reader;
        answers = new Mailbox<>(fxThread, this::handOn);
        questions = new Mailbox<>(work, question -> answers.offer(question.make()));
    }

    /** Asks for curves; when this returns, the reader may have been given them already. */
    void ask(Question question) {
        Numbered asked = new Numbered(newest == null ? 1 : newest.number + 1, question);
        newest = asked;
        if (question.steps() <= most) {
            handOn(asked.make());
        } else {
            questions.offer(asked);
        }
    }

    /**
     * While a long run grows there is always a newer question: what it was a little before is
     * better than nothing.
     */
    private void handOn(Made made) {
        boolean wanted =
                newest != null
                        && newest.question.run.number() == made.of.question.run.number()
                        && made.of.number > handedOn;
        if (wanted) {
            handedOn = made.of.number;
            reader.accept(made.answer);
        }
    }
}
