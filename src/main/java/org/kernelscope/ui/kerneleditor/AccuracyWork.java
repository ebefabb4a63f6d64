package org.kernelscope.ui.kerneleditor;

import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;

/** How many of a thousand test digits a network reads, some at a time. The laboratory's thread. */
final class AccuracyWork implements AnalysisExecutor.Work {
    /** Every so many-th of the 10,000 test digits: of all kinds, the easy and the hard ones. */
    static final int EVERY = 10;

    private static final int AT_ONCE = 250;

    private final Model model;
    private final Listener listener;
    private int done;
    private int correct;

    /** Hears the result. The laboratory's thread. */
    @FunctionalInterface
    interface Listener {
        /** {@code correct} of {@code count} digits were read. */
        void read(AnalysisExecutor.Ticket ticket, int correct, int count);
    }

    AccuracyWork(Model model, Listener listener) {
        this.model = model;
        this.listener = listener;
    }

    @Override
    public boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket ticket)
            throws UserFacingException {
        Dataset digits = tools.digits().every(EVERY);
        int end = Math.min(digits.count(), done + AT_ONCE);
        correct +=
                Evaluator.evaluate(tools.network(model), digits.range(done, end), count -> {})
                        .correct();
        done = end;
        if (done == digits.count()) {
            listener.read(ticket, correct, done);
        }
        return done < digits.count();
    }
}
