package org.kernelscope.training;

/**
 * The progress of a training.
 *
 * @param step the number of steps made
 * @param epoch the one that it is in, or that was the last; counted from 1
 * @param epochs in all; 0 if only a person ends it
 * @param batchInEpoch the number of minibatches of this epoch that are done
 * @param batchesPerEpoch in every epoch
 * @param partOfEpoch the part of this epoch that is done, 0 to 1
 * @param part the part of the whole that is done, 0 to 1; of an endless training, of this epoch
 * @param digitsPerSecond the speed in the last second or two; 0 before the first step
 * @param secondsLeft until the end; NaN if there is none or nothing is known yet
 * @param seconds the training time so far, without pauses
 * @param testing true while the test at the end of an epoch runs
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
