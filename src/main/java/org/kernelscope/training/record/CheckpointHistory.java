package org.kernelscope.training.record;

import java.util.List;

/**
 * The checkpoints of a training that are kept, from the first to the newest, so that one can go
 * back to them. Immutable; any thread.
 *
 * @param checkpoints at least one, in the order of their steps, no two of the same
 */
public record CheckpointHistory(List<Checkpoint> checkpoints) {
    public CheckpointHistory {
        checkpoints = List.copyOf(checkpoints);
        for (int i = 1; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).step() <= checkpoints.get(i - 1).step()) {
                throw new IllegalArgumentException("checkpoints out of order");
            }
        }
        if (checkpoints.isEmpty()) {
            throw new IllegalArgumentException("no checkpoints");
        }
    }

    /** The first weights. */
    public Checkpoint first() {
        return checkpoints.get(0);
    }

    /** The newest weights. */
    public Checkpoint last() {
        return checkpoints.get(checkpoints.size() - 1);
    }

    /** The checkpoint nearest to {@code step}; of two as near, the earlier. */
    public Checkpoint nearest(long step) {
        return checkpoints.get(indexNearest(step));
    }

    /** The index in {@link #checkpoints} of the checkpoint nearest to {@code step}. */
    public int indexNearest(long step) {
        int low = 0;
        int high = checkpoints.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (checkpoints.get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Now low is the first at or after the step, or the last of all.
        boolean earlierIsNearer =
                low > 0
                        && step - checkpoints.get(low - 1).step()
                                <= Math.abs(checkpoints.get(low).step() - step);
        return earlierIsNearer ? low - 1 : low;
    }
}
