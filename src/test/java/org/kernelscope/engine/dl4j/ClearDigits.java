package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.HandMade;
import org.kernelscope.data.Mnist;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Batches of digits, with a grain, that are far from the {@linkplain Kinks kinks} of a network with
 * given weights. Two sound implementations that learn from such a batch get the same gradients but
 * for rounding. For networks without normalisation or dropout.
 */
final class ClearDigits {
    /** The largest error allowed in a forward pass. Farther from a kink, rounding cannot decide. */
    private static final double CLEAR = 1e-5;

    private final Dataset digits;
    private final Architecture architecture;
    private final Random random = new Random(11);
    private int next;

    ClearDigits(Architecture architecture) throws UserFacingException {
        this.digits = Mnist.inside().test();
        this.architecture = architecture;
    }

    /** The next {@code count} digits that are clear under these weights. */
    Batch next(Weights weights, int count) {
        List<Tensor> ink = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        while (labels.size() < count) {
            Tensor drawn = Kinks.clear(CLEAR, this::draw, it -> distance(weights, it));
            ink.add(drawn);
            labels.add(digits.label(next - 1));
        }
        return HandMade.batch(ink, labels);
    }

    private Tensor draw() {
        return RandomTensors.grained(random, digits.ink(next++));
    }

    private double distance(Weights weights, Tensor ink) {
        Tensor input = architecture.input().encode(ink);
        return Kinks.distance(architecture, OpNetwork.forward(architecture, weights, input));
    }
}
