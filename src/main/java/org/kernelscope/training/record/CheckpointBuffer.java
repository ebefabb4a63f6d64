package org.kernelscope.training.record;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;

/**
 * Keeps weights at regular steps within a budget of memory. It begins by keeping every step; when
 * the budget is full, every other checkpoint goes and from then on only every other is taken, again
 * and again, so that those kept are always evenly spaced. The first and the newest always stay. One
 * thread.
 */
public final class CheckpointBuffer {
    /** More than a timeline has room to show. */
    static final int MAX_MOMENTS = 1_000;

    private static final int MIN_MOMENTS = 4;
    private static final int MEGABYTE = 1 << 20;

    private final int capacity;
    private final List<Checkpoint> regular = new ArrayList<>();
    private Checkpoint newest;
    private long stride = 1;

    /**
     * @param first the first weights
     * @param megabytes the budget; whatever it is, a few checkpoints are kept
     */
    public CheckpointBuffer(Checkpoint first, int megabytes) {
        this(first, capacity(first.weights(), megabytes));
    }

    private CheckpointBuffer(Checkpoint first, long capacity) {
        this.capacity = (int) Math.max(MIN_MOMENTS, Math.min(MAX_MOMENTS, capacity));
        regular.add(first);
        newest = first;
    }

    /** A buffer that continues {@code timeline}. */
    public static CheckpointBuffer after(CheckpointHistory timeline, int megabytes) {
        CheckpointBuffer history = new CheckpointBuffer(timeline.first(), megabytes);
        history.stride = strideOf(timeline.checkpoints());
        for (Checkpoint checkpoint : timeline.checkpoints()) {
            history.add(checkpoint);
        }
        return history;
    }

    /** The largest power of two that all steps but the newest are multiples of. */
    private static long strideOf(List<Checkpoint> checkpoints) {
        long bits = 0;
        for (Checkpoint checkpoint : checkpoints.subList(0, checkpoints.size() - 1)) {
            bits |= checkpoint.step();
        }
        return Math.max(1, Long.lowestOneBit(bits));
    }

    private static long capacity(Weights weights, int megabytes) {
        long bytes = 0;
        for (Tensor tensor : weights.asMap().values()) {
            bytes += Float.BYTES * (long) tensor.size();
        }
        return (long) megabytes * MEGABYTE / Math.max(1, bytes);
    }

    /** True if the weights after {@code step} are to be kept. */
    public boolean isDue(long step) {
        return step % stride == 0 && step > regular.get(regular.size() - 1).step();
    }

    /** Adds a checkpoint that is {@linkplain #isDue due}, or that is only the newest. */
    public void add(Checkpoint checkpoint) {
        if (checkpoint.step() < newest.step()) {
            throw new IllegalArgumentException(checkpoint.step() + " after " + newest.step());
        }
        while (isDue(checkpoint.step()) && isFull()) {
            thin();
        }
        if (isDue(checkpoint.step())) {
            regular.add(checkpoint);
        }
        newest = checkpoint;
    }

    /** The newest, if it is not among the regular ones, has a place as well. */
    private boolean isFull() {
        return regular.size() + 1 >= capacity;
    }

    /** Lets every other checkpoint go. */
    public void thin() {
        long first = regular.get(0).step();
        stride *= 2;
        regular.removeIf(
                checkpoint -> checkpoint.step() != first && checkpoint.step() % stride != 0);
    }

    /** The checkpoints that are kept. */
    public CheckpointHistory timeline() {
        List<Checkpoint> checkpoints = new ArrayList<>(regular);
        if (newest.step() > regular.get(regular.size() - 1).step()) {
            checkpoints.add(newest);
        }
        return new CheckpointHistory(checkpoints);
    }

    public Checkpoint newest() {
        return newest;
    }
}
