package org.kernelscope.ui.train.curves;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.paint.chart.Chart;

/**
 * Makes the curves of runs: those of short ones at once, those of long ones in the background. What
 * is handed on is never older than what was handed on before, and always of the run that was asked
 * for last. JavaFX thread.
 */
final class CurveMaker {
    private final int most;
    private final Consumer<Answer> reader;
    private final Latest<Question, Answer> questions;
    private @Nullable Question newest;

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

    /**
     * @param most the curves of so many steps are made at once; those of more, on {@code analysis}
     * @param reader receives the curves, on {@code fxThread}
     * @param failed receives a failure, on {@code fxThread}
     */
    CurveMaker(
            int most,
            Executor analysis,
            Executor fxThread,
            Consumer<Answer> reader,
            Consumer<Throwable> failed) {
        this.most = most;
        this.reader = reader;
        questions =
                new Latest<>(
                        analysis,
                        fxThread,
                        Question::answer,
                        this::handOn,
                        (question, failure) -> failed.accept(failure));
    }

    /** Asks for curves; when this returns, the reader may have been given them already. */
    void ask(Question question) {
        newest = question;
        if (question.steps() <= most) {
            questions.forget();
            reader.accept(question.answer());
        } else {
            questions.ask(question);
        }
    }

    /**
     * While a long run grows there is always a newer question. Slightly older curves of the same
     * run are better than none.
     */
    private void handOn(Question question, Answer answer) {
        if (newest != null && newest.run.number() == question.run.number()) {
            reader.accept(answer);
        }
    }
}
