package org.kernelscope.analysis;

import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;

/**
 * The effect of an activation function on the weighted sums of a map, and on the gradients that
 * pass through it. Immutable; any thread.
 *
 * @param activation f
 * @param sums z of each cell
 * @param outputs f(z) of each cell
 * @param steepest the largest |f'| anywhere
 * @param dead cells with f'(z) = 0: for this input no gradient passes, and nothing is learned
 * @param saturated cells with |f'(z)| below a twentieth of its largest, but not 0: hardly any does.
 *     A leak is no saturation: the slope of a leaky ReLU is small, but never fades
 */
public record ActivationReport(
        Activation activation,
        Tensor sums,
        Tensor outputs,
        double steepest,
        int dead,
        int saturated) {
    private static final double FLAT = 0.05;
    private static final double REACH = 8;
    private static final double STEP = 1.0 / 64;

    /** The slope of the function at the sum of a cell. */
    public enum State {
        /** A gradient passes. */
        ACTIVE,
        /** Hardly any gradient passes. */
        SATURATED,
        /** No gradient passes. */
        DEAD
    }

    /** The effect of {@code activation} on {@code sums}. */
    public static ActivationReport of(Activation activation, Tensor sums) {
        double steepest = steepest(activation);
        float[] outputs = new float[sums.size()];
        int dead = 0;
        int saturated = 0;
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (float) activation.apply(sums.get(i));
            State state = state(activation, sums.get(i), steepest);
            dead += state == State.DEAD ? 1 : 0;
            saturated += state == State.SATURATED ? 1 : 0;
        }
        return new ActivationReport(
                activation,
                sums,
                Tensor.takeOver(sums.shape(), outputs),
                steepest,
                dead,
                saturated);
    }

    /** The state of cell {@code index}. */
    public State state(int index) {
        return state(activation, sums.get(index), steepest);
    }

    private static State state(Activation activation, double z, double steepest) {
        double slope = Math.abs(activation.derivative(z));
        if (slope == 0) {
            return State.DEAD;
        }
        return activation.saturates() && slope < FLAT * steepest ? State.SATURATED : State.ACTIVE;
    }

    private static double steepest(Activation activation) {
        double steepest = 0;
        for (double z = -REACH; z <= REACH; z += STEP) {
            steepest = Math.max(steepest, Math.abs(activation.derivative(z)));
        }
        return steepest;
    }
}
