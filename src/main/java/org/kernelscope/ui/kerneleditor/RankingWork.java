package org.kernelscope.ui.kerneleditor;

import java.util.List;
import org.kernelscope.analysis.Ablation;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;

/**
 * Silences one map after the other and counts the digits that are still read; first of all, with
 * none silenced. The laboratory's thread.
 */
final class RankingWork implements AnalysisExecutor.Work {
    private static final int AT_ONCE = 500;

    private final Model model;
    private final Ablation silencing;
    private final Listener listener;
    private Model trial;
    private boolean whole = true;
    private int all;
    private int done;
    private int correct;

    /** Hears the ranking while it grows. The laboratory's thread. */
    @FunctionalInterface
    interface Listener {
        /**
         * {@code made} of {@code trials} trials were made.
         *
         * @param all how many of {@code count} digits the whole network reads
         */
        void ranked(AnalysisExecutor.Ticket ticket, List<Ablation.Result> ranking, Tally tally);
    }

    /**
     * How far the trials are.
     *
     * @param made trials that were made
     * @param trials trials in all
     * @param all digits that the whole network reads
     * @param count digits in all
     */
    record Tally(int made, int trials, int all, int count) {}

    RankingWork(Model model, Listener listener) {
        this.model = model;
        this.silencing = new Ablation(model, model.architecture().layers());
        this.listener = listener;
        this.trial = model;
    }

    @Override
    public boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket ticket)
            throws UserFacingException {
        Dataset digits = tools.digits().every(AccuracyWork.EVERY);
        int end = Math.min(digits.count(), done + AT_ONCE);
        correct +=
                Evaluator.evaluate(tools.network(trial), digits.range(done, end), count -> {})
                        .correct();
        done = end;
        if (done == digits.count()) {
            take();
            listener.ranked(
                    ticket,
                    silencing.ranking(),
                    new Tally(silencing.done(), silencing.count(), all, digits.count()));
        }
        return silencing.done() < silencing.count();
    }

    private void take() {
        if (whole) {
            whole = false;
            all = correct;
        } else {
            silencing.correct(correct);
        }
        done = 0;
        correct = 0;
        trial = silencing.done() < silencing.count() ? silencing.next() : model;
    }
}
