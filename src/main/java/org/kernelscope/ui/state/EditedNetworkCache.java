package org.kernelscope.ui.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.engine.Model;

/**
 * The edits of the last few networks that were left, until their network is opened again. They are
 * keyed by weights, because reopening a file creates a new model. JavaFX thread.
 */
final class EditedNetworkCache {
    private static final int MOST = 6;

    private final Deque<Left> newestFirst = new ArrayDeque<>();
    private final long mostWeights;

    /** Keeps, beside the newest, what fits into {@code mostWeights} weights, 4 bytes each. */
    EditedNetworkCache(long mostWeights) {
        this.mostWeights = mostWeights;
    }

    /**
     * Edits of a network that was left.
     *
     * @param past the states that undo returns to, the newest first
     * @param future the states that redo returns to, the next first
     */
    record Left(EditedNetwork now, List<EditedNetwork> past, List<EditedNetwork> future) {
        Left {
            past = List.copyOf(past);
            future = List.copyOf(future);
        }

        /** True if nothing was done that could be lost. */
        boolean isEmpty() {
            return !now.isChanged() && past.isEmpty() && future.isEmpty();
        }

        /** The most that is held in memory; layers that were not changed are held once. */
        private long weights() {
            long states = 2L + past.size() + future.size();
            return states * now.base().architecture().parameterCount();
        }

        private boolean isOf(Model model) {
            return now.base().architecture().equals(model.architecture())
                    && now.base().weights().equals(model.weights());
        }
    }

    /** Keeps edits; the oldest are dropped. */
    void keep(Left left) {
        newestFirst.addFirst(left);
        int count = 0;
        long weights = 0;
        for (Iterator<Left> each = newestFirst.iterator(); each.hasNext(); ) {
            count++;
            weights += each.next().weights();
            if (count > 1 && (count > MOST || weights > mostWeights)) {
                each.remove();
            }
        }
    }

    /** Returns the edits of a network with these weights, if there are any. */
    Optional<Left> take(Model model) {
        Optional<Left> found = newestFirst.stream().filter(left -> left.isOf(model)).findFirst();
        found.ifPresent(newestFirst::remove);
        return found;
    }
}
