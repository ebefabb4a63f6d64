package org.kernelscope.training.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rising test loss while the test accuracy does not fall by more than its standard error: the
 * network does not make clearly more mistakes, but it is surer of them. Immutable; any thread.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, On calibration of modern neural networks,
 * ICML 2017.
 *
 * @param from the epoch with the smallest test loss
 * @param to a later epoch, with a larger loss
 */
public record Overconfidence(EpochResult from, EpochResult to) {
    /** The overconfidence of the last of {@code epochs}; empty if its loss is not larger. */
    public static Optional<Overconfidence> of(List<EpochResult> epochs) {
        if (epochs.isEmpty()) {
            return Optional.empty();
        }
        EpochResult last = epochs.get(epochs.size() - 1);
        EpochResult best =
                epochs.stream()
                        .min(Comparator.comparingDouble(epoch -> epoch.test().score().loss()))
                        .orElse(last);
        boolean louder = last.test().score().loss() > best.test().score().loss();
        double accuracy = best.test().score().accuracy();
        double error =
                Math.sqrt(accuracy * (1 - accuracy) / Math.max(1, best.test().score().count()));
        boolean asGood = last.test().score().accuracy() >= accuracy - error;
        return louder && asGood ? Optional.of(new Overconfidence(best, last)) : Optional.empty();
    }

    /**
     * The most confident mistake after an epoch.
     *
     * @param mistake the one whose wrong class has the largest probability
     */
    public record ConfidentMistake(EpochResult epoch, TestResult.Misclassification mistake) {}

    /**
     * The most confident mistakes after the epochs whose mistakes are known, in order.
     *
     * @param most at most so many, evenly spread, with the last epoch
     */
    public static List<ConfidentMistake> confidentMistakes(List<EpochResult> epochs, int most) {
        List<ConfidentMistake> all = new ArrayList<>();
        for (EpochResult epoch : epochs) {
            epoch.test().worst().stream()
                    .max(
                            Comparator.comparingDouble(
                                    TestResult.Misclassification::predictionProbability))
                    .ifPresent(mistake -> all.add(new ConfidentMistake(epoch, mistake)));
        }
        if (all.size() <= most) {
            return all;
        }
        List<ConfidentMistake> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get(most == 1 ? all.size() - 1 : i * (all.size() - 1) / (most - 1)));
        }
        return some;
    }
}
