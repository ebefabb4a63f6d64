package org.kernelscope.engine.dl4j;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Normalisation;
import org.kernelscope.op.Normalising;
import org.kernelscope.op.Pool;
import org.kernelscope.op.Pooling;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * How far a forward pass is from the places where rounding decides the gradient.
 *
 * <p>The derivative of a rectifier jumps at 0, and that of a maximum where two cells are equal. Two
 * sound implementations whose sums differ in the last bit can fall on different sides of such a
 * kink, and then their gradients differ by far more than rounding. A test that compares gradients
 * draws inputs until this distance is larger than any rounding.
 *
 * <p>A distance is relative to the largest magnitude in its layer, or to 1 if that is less. As long
 * as no number of a layer is wrong by more, rounding decides nothing.
 */
public final class Kinks {
    /**
     * Least standard deviation of a normalised set, relative to the layer's magnitude. The
     * normalisation divides by it, and so magnifies the rounding of its input.
     */
    private static final double LEAST_DEVIATION = 0.01;

    private static final int MOST_DRAWS = 200;

    private Kinks() {}

    /**
     * Draws until what is drawn is at least {@code clear} away from every kink.
     *
     * @throws IllegalStateException if that never happens: the case is not one for this test
     */
    public static <T> T clear(double clear, Supplier<T> draw, ToDoubleFunction<T> distance) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            T drawn = draw.get();
            if (distance.applyAsDouble(drawn) >= clear) {
                return drawn;
            }
        }
        throw new IllegalStateException("every one of " + MOST_DRAWS + " draws is near a kink");
    }

    /** The distance of a network that is asked about one input. */
    public static double distance(Architecture architecture, Activations seen) {
        double least = Double.POSITIVE_INFINITY;
        for (Layer layer : architecture.layers()) {
            List<Tensor> input = List.of(seen.output(layer.index() - 1));
            List<Tensor> sums = seen.layers().get(layer.index()).sums().stream().toList();
            // Asked, batch normalisation divides by what it has kept from training.
            boolean asked =
                    layer.spec() instanceof NormalisationSpec spec
                            && spec.kind() == Normalisation.BATCH;
            least =
                    Math.min(
                            least,
                            asked ? ofActivation(layer, sums) : distance(layer, input, sums));
        }
        return least;
    }

    /**
     * The distance of one layer in training.
     *
     * @param inputs one tensor for each example
     * @param sums the weighted sums, likewise; not used for a layer that has none
     */
    static double distance(Layer layer, List<Tensor> inputs, List<Tensor> sums) {
        if (layer.spec() instanceof PoolingSpec spec) {
            return spec.pool() == Pool.AVERAGE
                    ? Double.POSITIVE_INFINITY
                    : ofWinners(OpNetwork.pooling(spec), inputs);
        }
        if (layer.spec() instanceof NormalisationSpec spec && magnifies(spec, inputs)) {
            return 0;
        }
        return ofActivation(layer, sums);
    }

    private static double ofActivation(Layer layer, List<Tensor> sums) {
        Activation f = layer.spec().activation();
        return f == Activation.RELU || f == Activation.LEAKY_RELU
                ? ofZero(sums)
                : Double.POSITIVE_INFINITY;
    }

    private static double ofZero(List<Tensor> sums) {
        double least = Double.POSITIVE_INFINITY;
        for (Tensor z : sums) {
            for (float each : z.toArray()) {
                least = Math.min(least, Math.abs(each));
            }
        }
        return least / scale(sums);
    }

    /**
     * Half the least lead of a winner over the next, since both may be wrong. Cells that are equal
     * in every bit are left out: they are the same sum by two ways, or silent units, and whichever
     * wins, the gradients below are the same.
     */
    private static double ofWinners(Pooling op, List<Tensor> inputs) {
        double least = Double.POSITIVE_INFINITY;
        for (Tensor x : inputs) {
            Shape shape = op.forward(x).shape();
            for (int i = 0; i < shape.size(); i++) {
                int row = i / shape.columns() % shape.rows();
                Pooling.Trace trace = op.trace(x, i / shape.plane(), row, i % shape.columns());
                for (float each : trace.window().toArray()) {
                    double lead = Math.abs(each - trace.value());
                    least = lead > 0 ? Math.min(least, lead) : least;
                }
            }
        }
        return least / 2 / scale(inputs);
    }

    private static boolean magnifies(NormalisationSpec spec, List<Tensor> inputs) {
        Normalising op = new Normalising(spec.kind(), spec.groups());
        double least = LEAST_DEVIATION * scale(inputs);
        for (float variance : op.statistics(OpTraining.join(inputs)).variance().toArray()) {
            if (variance > 0 && variance < least * least) {
                return true;
            }
        }
        return false;
    }

    private static double scale(List<Tensor> tensors) {
        double scale = 1;
        for (Tensor each : tensors) {
            scale = Math.max(scale, each.absMax());
        }
        return scale;
    }
}
