package org.kernelscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each epoch of a training brought, as it is written into the model's metadata. */
final class TrainingHistory {
    private final List<Epoch> epochs = new ArrayList<>();

    /**
     * One epoch.
     *
     * @param number counted from 1
     * @param loss mean over the epoch's batches
     * @param heldOut right answers on the digits that choose the epoch, 0 to 1; NaN without any
     * @param heldOutLoss mean cross-entropy on them
     * @param test right answers on the test digits, 0 to 1
     */
    record Epoch(int number, double loss, double heldOut, double heldOutLoss, double test) {
        /**
         * Whether this one is to be kept rather than {@code other}: more right answers on the
         * digits that were set aside, or as many with a smaller loss. Without any such digits, the
         * later.
         */
        boolean isBetterThan(@Nullable Epoch other) {
            if (other == null || Double.isNaN(heldOut)) {
                return true;
            }
            return heldOut > other.heldOut
                    || (heldOut == other.heldOut && heldOutLoss < other.heldOutLoss);
        }

        private String format() {
            return String.format(
                    Locale.ROOT,
                    "%d %.6f %.6f %.6f %.6f",
                    number,
                    loss,
                    heldOut,
                    heldOutLoss,
                    test);
        }

        private static Epoch parse(String line) {
            String[] parts = line.trim().split(" ", -1);
            if (parts.length != 5) {
                throw new IllegalArgumentException(line);
            }
            return new Epoch(
                    Integer.parseInt(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]));
        }
    }

    /** Adds the next epoch. */
    void add(Epoch epoch) {
        epochs.add(epoch);
    }

    /** The epoch that is kept; null before the first. */
    @Nullable Epoch best() {
        Epoch best = null;
        for (Epoch epoch : epochs) {
            if (epoch.isBetterThan(best)) {
                best = epoch;
            }
        }
        return best;
    }

    /** One line an epoch: number, training loss, held-out accuracy and loss, test accuracy. */
    String format() {
        return String.join("; ", epochs.stream().map(Epoch::format).toList());
    }

    /**
     * What {@link #format} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static TrainingHistory parse(String text) {
        TrainingHistory history = new TrainingHistory();
        if (!text.isBlank()) {
            for (String line : text.split(";", -1)) {
                history.add(Epoch.parse(line));
            }
        }
        return history;
    }
}
