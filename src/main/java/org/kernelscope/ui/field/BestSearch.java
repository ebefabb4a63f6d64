package org.kernelscope.ui.field;

import org.kernelscope.analysis.TopPatches;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.InputSpec;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;

/**
 * Runs a network on all test images, some at a time, and keeps for every map those with the
 * strongest response. Thread of analyses.
 */
final class BestSearch implements AnalysisExecutor.Work {
    /** Number of patches kept for a map. */
    static final int KEPT = 9;

    private static final int AT_ONCE = 100;

    private final Model model;
    private final Listener listener;
    private final TopPatches best;
    private int done;

    /** Receives the progress of the search. Thread of analyses. */
    interface Listener {
        /** {@code done} of {@code all} digits were shown. */
        void progress(AnalysisExecutor.Ticket ticket, int done, int all);

        /** All were shown. */
        void found(AnalysisExecutor.Ticket ticket, TopPatches best, Dataset digits);
    }

    BestSearch(Model model, Listener listener) {
        this.model = model;
        this.listener = listener;
        this.best = new TopPatches(model.architecture(), KEPT);
    }

    @Override
    public boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket ticket)
            throws UserFacingException {
        Dataset digits = tools.digits();
        Network network = tools.network(model);
        InputSpec input = model.architecture().input();
        int end = Math.min(digits.count(), done + AT_ONCE);
        for (int index = done; index < end; index++) {
            best.show(index, network.forward(input.encode(digits.image(index))));
        }
        done = end;
        boolean more = done < digits.count();
        if (more) {
            listener.progress(ticket, done, digits.count());
        } else {
            listener.found(ticket, best, digits);
        }
        return more;
    }
}
