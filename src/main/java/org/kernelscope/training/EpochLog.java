package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;

/**
 * What every epoch brought. All numbers are kept; what each test digit was taken for, only of some
 * epochs: when there are too many of them, every other one is let go, again and again, so that
 * those kept are always evenly spaced. The first and the newest always are. One thread.
 */
final class EpochLog {
    /** As many as one can tell apart on a time line; 40 KB each with 10,000 test digits. */
    static final int MOST_WHOLE = 128;

    private final List<EpochResult> epochs = new ArrayList<>();
    private int whole;
    private int stride;

    /** One that goes on after {@code before}. */
    EpochLog(List<EpochResult> before) {
        epochs.addAll(before);
        int indices = 0;
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).test().isWhole()) {
                whole++;
                // The newest stands anywhere.
                indices |= i < epochs.size() - 1 ? i : 0;
            }
        }
        stride = Math.max(1, Integer.lowestOneBit(indices));
    }

    void add(EpochResult epoch) {
        int newest = epochs.size() - 1;
        if (newest >= 0 && !isRegular(newest)) {
            letGo(newest);
        }
        epochs.add(epoch);
        whole += epoch.test().isWhole() ? 1 : 0;
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
        if (epoch.test().isWhole()) {
            epochs.set(index, epoch.brief());
            whole--;
        }
    }

    /** All of them. */
    List<EpochResult> all() {
        return List.copyOf(epochs);
    }

    /** How many there are. */
    int size() {
        return epochs.size();
    }
}
