package org.kernelscope.training.settings;

import org.kernelscope.data.Dataset;
import org.kernelscope.text.UserFacingException;

/**
 * The examples of a training, each for its purpose. Immutable; any thread.
 *
 * @param learn to learn from
 * @param heldOut to choose the best epoch by; may be of no examples
 * @param test to tell how good the network is
 */
public record DatasetSplit(Dataset learn, Dataset heldOut, Dataset test) {
    /**
     * Divides a dataset as {@code settings} say.
     *
     * @throws UserFacingException if nothing is left to learn from
     */
    public static DatasetSplit of(Dataset train, Dataset test, RunSettings settings)
            throws UserFacingException {
        int heldOut = settings.heldOut();
        int learn = learned(train, settings);
        if (learn < 1) {
            throw new UserFacingException("train.nothingLeft", heldOut, train.count());
        }
        return new DatasetSplit(
                train.range(0, learn), train.range(train.count() - heldOut, train.count()), test);
    }

    /** The number of training examples of {@code train}; less than 1 if none is left. */
    public static int learned(Dataset train, RunSettings settings) {
        return Math.min(settings.exampleCount(), train.count() - settings.heldOut());
    }
}
