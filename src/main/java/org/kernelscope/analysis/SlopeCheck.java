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
 * twice in double precision, and the difference quotient is the slope of the loss. Immutable; any
 * thread.
 *
 * @param epsilon ε
 * @param lower the loss with the value smaller by ε
 * @param upper the loss with the value larger by ε
 */
public record SlopeCheck(double epsilon, double lower, double upper) {
    /** Small enough for the curve to be straight, and large enough for double precision. */
    public static final double EPSILON = 1e-4;

    /** {@code (L(+ε) − L(−ε)) / 2ε}. */
    public double slope() {
        return (upper - lower) / (2 * epsilon);
    }

    /** The question: which loss, of which example. */
    public record Question(Model model, Activations activations, int label, Loss loss) {}

    /** Changes the output of a cell. */
    public static SlopeCheck ofCell(Question question, Cell cell) {
        Tensor output = question.activations().output(cell.layer());
        int at =
                (cell.channel() * output.shape().rows() + cell.row()) * output.shape().columns()
                        + cell.column();
        PreciseForward forward = forward(question);
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] values = doubles(output);
            values[at] += side == 0 ? -EPSILON : EPSILON;
            losses[side] =
                    forward.loss(cell.layer() + 1, values, question.label(), question.loss());
        }
        return new SlopeCheck(EPSILON, losses[0], losses[1]);
    }

    /**
     * Changes a weight.
     *
     * @param index as {@link MapWeights} counts
     */
    public static SlopeCheck ofWeight(Question question, Layer layer, int channel, int index) {
        MapWeights.Place place = MapWeights.of(layer, channel).at(index);
        double[] x = doubles(question.activations().output(layer.index() - 1));
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
            losses[side] =
                    forward(question)
                            .with(place, side == 0 ? -EPSILON : EPSILON)
                            .loss(layer.index(), x, question.label(), question.loss());
        }
        return new SlopeCheck(EPSILON, losses[0], losses[1]);
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
