package org.kernelscope.data;

import org.kernelscope.tensor.Tensor;

/** Labelled images to learn from in one step. Immutable; any thread. */
public final class Batch {
    private final Tensor ink;
    private final short[] labels;

    /**
     * @param ink between 0 and 1, {@code count × 1 × rows × columns}
     * @param labels the class of each image; taken over
     */
    Batch(Tensor ink, short[] labels) {
        if (ink.shape().extent(0) != labels.length) {
            throw new IllegalArgumentException(ink + " with " + labels.length + " labels");
        }
        this.ink = ink;
        this.labels = labels;
    }

    /** The images, ink between 0 and 1: {@code count × 1 × rows × columns}. */
    public Tensor ink() {
        return ink;
    }

    /** The number of images. */
    public int count() {
        return labels.length;
    }

    /** The class of image {@code index}. */
    public int label(int index) {
        return labels[index];
    }
}
