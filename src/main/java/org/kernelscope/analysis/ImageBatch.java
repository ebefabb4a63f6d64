package org.kernelscope.analysis;

import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InputSpec;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Images, encoded and classified together. One thread. */
final class ImageBatch {
    private final InputSpec input;
    private final int classes;
    private final int limit;
    private float[] values;
    private int count;

    /** For at most {@code wanted} images; fewer if the network's maps are large. */
    ImageBatch(Architecture architecture, int wanted) {
        input = architecture.input();
        classes = architecture.classes();
        limit = architecture.batchLimit(wanted);
        values = new float[limit * input.channels() * input.size() * input.size()];
    }

    /** The most images. */
    int limit() {
        return limit;
    }

    boolean isFull() {
        return count == limit;
    }

    int count() {
        return count;
    }

    /** Adds an image, encoded as {@link InputSpec#encode} does; it is copied. */
    void add(Tensor image) {
        input.encode(image.toArray(), 0, image.shape(), values, count * input.shape().size());
        count++;
    }

    /**
     * The probabilities of all images, {@code count × classes}; the batch is empty afterwards.
     *
     * @throws UserFacingException if the network's numbers outgrow float
     */
    float[] classify(Network network) throws UserFacingException {
        if (count == 0) {
            return new float[0];
        }
        int length = count * input.channels() * input.size() * input.size();
        float[] part = java.util.Arrays.copyOf(values, length);
        Shape shape = Shape.of(count, input.channels(), input.size(), input.size());
        count = 0;
        Tensor probabilities =
                Activations.requireFinite(network.probabilities(Tensor.takeOver(shape, part)));
        if (probabilities.size() % classes != 0) {
            throw new IllegalStateException(probabilities.shape() + " for " + classes);
        }
        return probabilities.toArray();
    }
}
