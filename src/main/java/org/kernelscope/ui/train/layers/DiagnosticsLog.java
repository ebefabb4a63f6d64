package org.kernelscope.ui.train.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.kernelscope.training.inspection.Diagnostics;

/**
 * The distributions in the layers of one run, from all analyses; when there are many, every other
 * one is let go. JavaFX thread.
 */
final class DiagnosticsLog {
    private static final int MOST = 400;

    private final NavigableMap<Long, Diagnostics> byStep = new TreeMap<>();
    private int run;

    /** Takes note of {@code diagnostics} of run {@code number}; another run begins anew. */
    void add(int number, Diagnostics diagnostics) {
        if (number != run) {
            byStep.clear();
            run = number;
        }
        byStep.put(diagnostics.step(), diagnostics);
        if (byStep.size() > MOST) {
            boolean keep = true;
            for (Long step : List.copyOf(byStep.keySet())) {
                if (!keep) {
                    byStep.remove(step);
                }
                keep = !keep;
            }
        }
    }

    /** All of run {@code number} up to {@code step}, the oldest first. */
    List<Diagnostics> upTo(int number, long step) {
        return number == run ? new ArrayList<>(byStep.headMap(step, true).values()) : List.of();
    }

    /** Those taken at {@code step} of run {@code number}. */
    Optional<Diagnostics> at(int number, long step) {
        return number == run ? Optional.ofNullable(byStep.get(step)) : Optional.empty();
    }
}
