package org.kernelscope.training.record;

import java.util.Locale;
import java.util.Optional;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.TestResult;

/**
 * Recognises a training that has come to nothing: its best network reads no more test examples than
 * the same answer to every example would. Stateless; any thread.
 */
public final class NoProgress {
    /** So much better than the same answer to every example is still no progress. */
    private static final double MARGIN = 1.1;

    private NoProgress() {}

    /** The warning at the end of {@code run}; empty if it has learned something. */
    public static Optional<UserFacingException> of(RunRecord run) {
        return run.bestEpoch()
                .map(EpochResult::test)
                .filter(test -> test.score().accuracy() <= MARGIN * constant(test))
                .map(
                        test ->
                                new UserFacingException(
                                        "training.nothing",
                                        percent(test.score().accuracy()),
                                        percent(constant(test)),
                                        run.currentSettings().rate()));
    }

    /** The share of the most frequent class; all are alike where the labels are not kept. */
    private static double constant(TestResult test) {
        short[] labels = test.labels();
        int[] counts = new int[test.classes()];
        int most = 0;
        for (short label : labels) {
            counts[label]++;
            most = Math.max(most, counts[label]);
        }
        return labels.length == 0 ? 1.0 / test.classes() : (double) most / labels.length;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
