package org.kernelscope.experiment;

import java.util.List;

/**
 * An experiment with the results of its arms. Immutable; any thread.
 *
 * @param results of the arms that ship with it, in their order, then of further ones
 */
public record SavedExperiment(Experiment experiment, List<ArmResult> results) {
    public SavedExperiment {
        results = List.copyOf(results);
    }
}
