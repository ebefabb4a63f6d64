package org.kernelscope.training.record;

import java.util.List;

/**
 * The moments of a training that are kept, from the first to the newest, so that one can go back to
 * them. Immutable; any thread.
 *
 * @param moments at least one, in the order of their steps, no two of the same
 */
public record CheckpointHistory(List<Checkpoint> moments) {
    public CheckpointHistory {
        moments = List.copyOf(moments);
        for (int i = 1; i < moments.size(); i++) {
            if (moments.get(i).step() <= moments.get(i - 1).step()) {
                throw new IllegalArgumentException("moments out of order");
            }
        }
        if (moments.isEmpty()) {
            throw new IllegalArgumentException("no moments");
        }
    }

    /** The first weights. */
    public Checkpoint first() {
        return moments.get(0);
    }

    /** The newest weights. */
    public Checkpoint last() {
        return moments.get(moments.size() - 1);
    }

    /** The moment nearest to {@code step}; of two as near, the earlier. */
    public Checkpoint nearest(long step) {
        return moments.get(indexNearest(step));
    }

    /** Where in {@link #moments} the moment nearest to {@code step} is. */
    public int indexNearest(long step) {
        int low = 0;
        int high = moments.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Now low is the first at or after the step, or the last of all.
        boolean earlierIsNearer =
                low > 0
                        && step - moments.get(low - 1).step()
                                <= Math.abs(moments.get(low).step() - step);
        return earlierIsNearer ? low - 1 : low;
    }
}
