package org.kernelscope.training.metrics;

import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Score;

/**
 * The results of an epoch. Immutable; any thread.
 *
 * @param number counted from 1
 * @param step the last step of the epoch
 * @param loss mean over the epoch's batches, each before its step
 * @param accuracy mean accuracy, the same way
 * @param heldOut on the examples that choose the best epoch; of no examples if there are none
 * @param test on the test examples
 * @param seconds the training time so far, without pauses
 */
public record EpochResult(
        int number,
        long step,
        double loss,
        double accuracy,
        Score heldOut,
        TestResult test,
        double seconds) {
    /** The same without the predictions on the test examples. */
    EpochResult withoutPredictions() {
        return withTest(test.withoutPredictions());
    }

    /** The same with another result on the test examples. */
    public EpochResult withTest(TestResult other) {
        return new EpochResult(number, step, loss, accuracy, heldOut, other, seconds);
    }

    /**
     * True if this one is to be kept rather than {@code other}: more correct predictions on the
     * held-out examples, or as many with a smaller loss. Without held-out examples, the later.
     */
    public boolean isBetterThan(@Nullable EpochResult other) {
        if (other == null || heldOut.count() == 0) {
            return true;
        }
        return heldOut.accuracy() > other.heldOut.accuracy()
                || (heldOut.accuracy() == other.heldOut.accuracy()
                        && heldOut.loss() < other.heldOut.loss());
    }
}
