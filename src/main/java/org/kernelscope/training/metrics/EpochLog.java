package org.kernelscope.training.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The results of all epochs. All scores are kept; the predictions on the test examples, only of
 * some epochs: when there are too many of them, every other one is let go, again and again, so that
 * those kept are always evenly spaced. The first and the newest always are. One thread.
 */
public final class EpochLog {
    /** As many as can be told apart on a timeline; 40 KB each with 10,000 test examples. */
    static final int MOST_WHOLE = 128;

    private final List<EpochResult> epochs = new ArrayList<>();
    private int whole;
    private int stride;

    /** A log that continues {@code before}. */
    public EpochLog(List<EpochResult> before) {
        epochs.addAll(before);
        int indices = 0;
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).test().hasPredictions()) {
                whole++;
                // The newest is at any index.
                indices |= i < epochs.size() - 1 ? i : 0;
            }
        }
        stride = Math.max(1, Integer.lowestOneBit(indices));
    }

    public void add(EpochResult epoch) {
        int newest = epochs.size() - 1;
        if (newest >= 0 && !isRegular(newest)) {
            letGo(newest);
        }
        epochs.add(epoch);
        whole += epoch.test().hasPredictions() ? 1 : 0;
        while (whole > MOST_WHOLE) {
            stride *= 2;
            for (int i = 0; i < epochs.size() - 1; i++) {
                if (!isRegular(i)) {
                    letGo(i);
                }
            }
        }
    }

    private boolean isRegular(int index) {
        return index % stride == 0;
    }

    private void letGo(int index) {
        EpochResult epoch = epochs.get(index);
        if (epoch.test().hasPredictions()) {
            epochs.set(index, epoch.withoutPredictions());
            whole--;
        }
    }

    /** All of them. */
    public List<EpochResult> all() {
        return List.copyOf(epochs);
    }

    /** The number of epochs. */
    public int size() {
        return epochs.size();
    }

    /**
     * The number of examples that a run has learned from.
     *
     * @param epochs those that are done
     * @param count examples in an epoch
     */
    public static long seen(MetricSeries steps, List<EpochResult> epochs, int count) {
        long inEpoch = 0;
        int first = epochs.isEmpty() ? 0 : (int) epochs.get(epochs.size() - 1).step();
        for (int i = first; i < steps.size(); i++) {
            inEpoch += (long) steps.get(MetricSeries.Metric.COUNT, i);
        }
        // There may be fewer examples than in the run that this one was rewound from.
        return (long) epochs.size() * count + inEpoch % count;
    }
}
