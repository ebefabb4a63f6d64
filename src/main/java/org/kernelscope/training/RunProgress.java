package org.kernelscope.training;

/**
 * How far a training has come.
 *
 * @param step how many steps were made
 * @param epoch the one that it is in, or that was the last; counted from 1
 * @param epochs in all; 0 if only a person ends it
 * @param batchInEpoch how many batches of this epoch are done
 * @param batchesPerEpoch in every epoch
 * @param partOfEpoch how much of this epoch is done, 0 to 1
 * @param part how much of the whole is done, 0 to 1; of an endless training, of this epoch
 * @param digitsPerSecond how fast it has been going in the last second or two; 0 if it never went
 * @param secondsLeft until the end; NaN if there is none or nothing is known yet
 * @param seconds how long it has taken so far, without pauses
 * @param testing whether an epoch is being tested, rather than learned from
 */
public record RunProgress(
        long step,
        int epoch,
        int epochs,
        int batchInEpoch,
        int batchesPerEpoch,
        double partOfEpoch,
        double part,
        double examplesPerSecond,
        double secondsLeft,
        double seconds,
        boolean testing) {
    static final RunProgress NONE = new RunProgress(0, 1, 0, 0, 0, 0, 0, 0, Double.NaN, 0, false);
}
