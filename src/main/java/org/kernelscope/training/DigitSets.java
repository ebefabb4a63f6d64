package org.kernelscope.training;

import org.kernelscope.data.Digits;
import org.kernelscope.text.Problem;

/**
 * The digits of a training, each for its purpose. Immutable; any thread.
 *
 * @param learn to learn from
 * @param heldOut to choose the best epoch by; may be of no digits
 * @param test to tell how good the network is
 */
public record DigitSets(Digits learn, Digits heldOut, Digits test) {
    /**
     * Divides a dataset as {@code settings} say.
     *
     * @throws Problem if nothing is left to learn from
     */
    static DigitSets of(Digits train, Digits test, RunSettings settings) throws Problem {
        int heldOut = settings.heldOut();
        int learn = learned(train, settings);
        if (learn < 1) {
            throw new Problem("train.nothingLeft", heldOut, train.count());
        }
        return new DigitSets(
                train.range(0, learn), train.range(train.count() - heldOut, train.count()), test);
    }

    /** How many digits of {@code train} are learned from; less than 1 if nothing is left. */
    static int learned(Digits train, RunSettings settings) {
        return Math.min(settings.digits(), train.count() - settings.heldOut());
    }
}
