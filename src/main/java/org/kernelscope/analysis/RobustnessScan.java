package org.kernelscope.analysis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.transform.Sweep;
import org.kernelscope.transform.Transform;

/**
 * Computes a {@link RobustnessSurface} step by step: every eighth point of both axes first, then
 * every fourth, every second, and all. The network's thread.
 */
public final class RobustnessScan {
    /** The most points of a surface. */
    public static final int MOST_POINTS = 401 * 401;

    private static final int COARSEST = 8;
    private static final int BATCH = 128;

    private final Sweep over;
    private final Sweep and;
    private final Transform base;
    private final ImageSource images;
    private final ImageBatch batch;
    private final int[] inBatch;
    private final int classes;
    private final float[] probabilities;
    private final boolean[] known;
    private final Deque<Integer> strides = new ArrayDeque<>();
    private int stride = COARSEST;
    private int next;
    private int done;

    /** Makes the image for one transform. */
    @FunctionalInterface
    public interface ImageSource {
        /** Ink between 0 and 1, {@code 1 × 28 × 28}. */
        Tensor image(Transform transform);
    }

    /**
     * Prepares a scan.
     *
     * @param base the transform at which the other quantities stay
     */
    public RobustnessScan(
            Architecture architecture, ImageSource images, Transform base, Sweep over, Sweep and) {
        this.over = over;
        this.and = and;
        this.base = base;
        this.images = images;
        this.classes = architecture.classes();
        this.batch = new ImageBatch(architecture, BATCH);
        this.inBatch = new int[BATCH];
        this.probabilities = new float[over.count() * and.count() * classes];
        this.known = new boolean[over.count() * and.count()];
        for (int each = COARSEST; each >= 1; each /= 2) {
            strides.add(each);
        }
    }

    /**
     * Checks the size of a surface.
     *
     * @throws UserFacingException if both axes are the same quantity
     */
    public static void check(Sweep over, Sweep and) throws UserFacingException {
        if (over.quantity() == and.quantity()) {
            throw new UserFacingException("robustness.same", over.quantity().id());
        }
    }

    /** Number of points that are computed. */
    public int done() {
        return done;
    }

    /**
     * Computes the next batch.
     *
     * @return true when one pass is complete: the surface has become finer
     */
    public boolean step(Network network) throws UserFacingException {
        if (strides.isEmpty()) {
            return false;
        }
        int at = strides.element();
        int points = known.length;
        while (next < points && !batch.isFull()) {
            int row = next / over.count();
            int column = next % over.count();
            if (row % at == 0 && column % at == 0 && !known[next]) {
                Transform here =
                        base.with(over.quantity(), over.at(column))
                                .with(and.quantity(), and.at(row));
                inBatch[batch.count()] = next;
                batch.add(images.image(here));
            }
            next++;
        }
        int count = batch.count();
        float[] answers = batch.classify(network);
        for (int i = 0; i < count; i++) {
            System.arraycopy(answers, i * classes, probabilities, inBatch[i] * classes, classes);
            known[inBatch[i]] = true;
        }
        done += count;
        if (next < points) {
            return false;
        }
        stride = at;
        next = 0;
        strides.remove();
        return true;
    }

    /** True if nothing is left to compute. */
    public boolean isComplete() {
        return strides.isEmpty();
    }

    /** The result of the last complete pass; call it after {@link #step} has returned true. */
    public RobustnessSurface surface() {
        return new RobustnessSurface(
                over, and, classes, Arrays.copyOf(probabilities, probabilities.length), stride);
    }

    /** The whole surface at once. */
    public static RobustnessSurface compute(
            Network network, ImageSource images, Transform base, Sweep over, Sweep and)
            throws UserFacingException {
        RobustnessScan scan = new RobustnessScan(network.architecture(), images, base, over, and);
        while (!scan.isComplete()) {
            scan.step(network);
        }
        return scan.surface();
    }
}
