package org.kernelscope.analysis;

import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Tensor;

/**
 * A gradient checked without backpropagation: the value is changed by ±ε, the network runs forward
 * in double precision, and the difference quotient is the slope of the loss. Immutable; any thread.
 *
 * @param epsilon ε
 * @param lower the loss with the value smaller by ε
 * @param middle the loss with the value as it is
 * @param upper the loss with the value larger by ε
 */
public record GradientCheck(double epsilon, double lower, double middle, double upper) {
    /** Largest difference of the slopes on both sides of a smooth place, relative to the larger. */
    private static final double SMOOTH = 0.02;

    private static final double NOTHING = 1e-7;

    /** Small enough for the curve to be straight, and large enough for double precision. */
    public static final double EPSILON = 1e-4;

    /** {@code (L(+ε) − L(−ε)) / 2ε}. */
    public double slope() {
        return (upper - lower) / (2 * epsilon);
    }

    /**
     * True if the slopes on both sides differ: a tie in a maximum, or a sum at which a ReLU opens.
     * Backpropagation takes one of them.
     */
    public boolean isKink() {
        double left = (middle - lower) / epsilon;
        double right = (upper - middle) / epsilon;
        double larger = Math.max(Math.abs(left), Math.abs(right));
        return Math.abs(right - left) > SMOOTH * larger + NOTHING;
    }

    /** The question: which loss, of which example. */
    public record Question(Model model, Activations activations, int label, Loss loss) {}

    /** Changes the output of a cell. */
    public static GradientCheck ofCell(Question question, Cell cell) {
        Tensor output = question.activations().output(cell.layer());
        int at =
                (cell.channel() * output.shape().rows() + cell.row()) * output.shape().columns()
                        + cell.column();
        PreciseForward forward = forward(question);
        double[] losses = new double[3];
        for (int side = 0; side < losses.length; side++) {
            double[] values = doubles(output);
            values[at] += (side - 1) * EPSILON;
            losses[side] =
                    forward.loss(cell.layer() + 1, values, question.label(), question.loss());
        }
        return new GradientCheck(EPSILON, losses[0], losses[1], losses[2]);
    }

    /**
     * Changes a weight.
     *
     * @param index as {@link MapWeights} counts
     */
    public static GradientCheck ofWeight(Question question, Layer layer, int channel, int index) {
        MapWeights.Place place = MapWeights.of(layer, channel).at(index);
        double[] x = doubles(question.activations().output(layer.index() - 1));
        double[] losses = new double[3];
        for (int side = 0; side < losses.length; side++) {
            losses[side] =
                    forward(question)
                            .with(place, (side - 1) * EPSILON)
                            .loss(layer.index(), x, question.label(), question.loss());
        }
        return new GradientCheck(EPSILON, losses[0], losses[1], losses[2]);
    }

    private static PreciseForward forward(Question question) {
        Architecture architecture = question.model().architecture();
        return new PreciseForward(architecture, question.model().weights());
    }

    private static double[] doubles(Tensor tensor) {
        double[] values = new double[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.get(i);
        }
        return values;
    }
}
