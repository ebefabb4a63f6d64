package org.kernelscope.data;

import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Labelled images to learn from in one step. Immutable; any thread. */
public final class Batch {
    private final Tensor ink;
    private final short[] labels;

    /**
     * @param ink between 0 and 1, {@code count × channels × rows × columns}
     * @param labels the class of each image; taken over
     */
    Batch(Tensor ink, short[] labels) {
        if (ink.shape().extent(0) != labels.length) {
            throw new IllegalArgumentException(ink + " with " + labels.length + " labels");
        }
        this.ink = ink;
        this.labels = labels;
    }

    /** The images, ink or colours between 0 and 1: {@code count × channels × rows × columns}. */
    public Tensor ink() {
        return ink;
    }

    /** The shape of each image: {@code channels × rows × columns}. */
    public Shape shape() {
        Shape all = ink.shape();
        return Shape.of(all.extent(1), all.extent(2), all.extent(3));
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
