package org.kernelscope.ui.state;

import java.util.Objects;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.analysis.MapWeights;
import org.kernelscope.analysis.MapWeights.Place;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.LandscapeModel.View;

/**
 * The landscape that is wanted: of a map, over two of its weights or over the gradient.
 *
 * @param result the gradients at the present weights
 * @param weight the open weight, as {@link MapWeights} counts; −1 for none
 * @param second the weight of its kernel that was chosen for the second axis; −1 for none
 * @param pair the weights along the axes
 * @param examples the number of examples that the loss is the mean of
 */
record LandscapeQuestion(
        BackwardResult result,
        LandscapeModel.Kind kind,
        int layer,
        int channel,
        int weight,
        int second,
        Pair pair,
        int examples) {
    /** Two weights of a kernel, as {@link MapWeights} counts; −1 if there is no second. */
    record Pair(int first, int second) {
        /**
         * The open weight, or the one with the largest gradient; and of its kernel the chosen one,
         * or the next.
         *
         * @param second counted within the kernel; −1 for none
         */
        static Pair of(LayerGradients gradients, Layer layer, int channel, int weight, int second) {
            MapWeights weights = MapWeights.of(layer, channel);
            MapWeights.Block block = weights.blocks().get(0);
            int plane = layer.window().size() * layer.window().size();
            boolean kernels = block.parameter().role() == ParameterSpec.Role.WEIGHT;
            int most = kernels ? block.count() : weights.count();
            int first = weight >= 0 ? weight : largest(gradients, weights, 0, most, -1);
            if (!kernels || first >= most) {
                return new Pair(first, largest(gradients, weights, 0, weights.count(), first));
            }
            int from = first / plane * plane;
            if (second >= 0 && second < plane && from + second != first) {
                return new Pair(first, from + second);
            }
            return new Pair(first, largest(gradients, weights, from, from + plane, first));
        }

        /** The parameter with the largest gradient; −1 if there is no other. */
        private static int largest(
                LayerGradients gradients, MapWeights weights, int from, int to, int except) {
            int best = -1;
            double most = -1;
            for (int i = from; i < to; i++) {
                Place place = weights.at(i);
                double size =
                        Math.abs(
                                Objects.requireNonNull(
                                                gradients
                                                        .parameters()
                                                        .get(place.parameter().name()))
                                        .get(place.index()));
                if (i != except && size > most) {
                    best = i;
                    most = size;
                }
            }
            return best;
        }
    }

    /** True if only the two weights differ: the surface stays, and the point on it moves. */
    boolean isSameSurface(LandscapeQuestion before, View shown) {
        boolean same =
                before.kind == LandscapeModel.Kind.WEIGHTS
                        && kind == LandscapeModel.Kind.WEIGHTS
                        && before.layer == layer
                        && before.channel == channel
                        && before.weight == weight
                        && before.second == second
                        && before.examples == examples
                        && before.result.label() == result.label()
                        && before.result.loss() == result.loss()
                        && before.result.inference().drawing().equals(result.inference().drawing());
        if (!same
                || !shown.landscape()
                        .centre()
                        .architecture()
                        .equals(result.inference().model().architecture())) {
            return false;
        }
        Weights centre = shown.landscape().centre().weights();
        Weights weights = result.inference().model().weights();
        for (ParameterSpec parameter : result.inference().model().architecture().parameters()) {
            Tensor one = centre.get(parameter.name());
            Tensor other = weights.get(parameter.name());
            for (int i = 0; i < one.size() && one != other; i++) {
                if (one.get(i) != other.get(i) && !isAxis(shown, parameter, i)) {
                    return false;
                }
            }
        }
        return pair.equals(before.pair) || centre != weights;
    }

    private static boolean isAxis(View shown, ParameterSpec parameter, int index) {
        for (Place place : new Place[] {shown.first(), shown.second()}) {
            if (place != null
                    && place.index() == index
                    && place.parameter().name().equals(parameter.name())) {
                return true;
            }
        }
        return false;
    }
}
