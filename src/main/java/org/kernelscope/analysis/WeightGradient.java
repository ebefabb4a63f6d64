package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The terms of the gradient of one weight. A shared weight is used at every place of its map, so
 * its gradient is a sum over all of them: {@code dL/dw = Σ_o dL/dz[o] · ∂z[o]/∂w}. Immutable; any
 * thread.
 *
 * @param place the weight
 * @param weight its value
 * @param gradient dL/dw, as backpropagation computed it
 * @param terms one for each place where the weight is used, in the order of the map; places in the
 *     padding are left out
 */
public record WeightGradient(
        MapWeights.Place place, float weight, float gradient, List<Term> terms) {
    public WeightGradient {
        terms = List.copyOf(terms);
    }

    /**
     * One place where the weight is used.
     *
     * @param to the cell whose sum it is part of
     * @param error dL/dz of that cell
     * @param factor ∂z/∂w: the value that the weight is multiplied by there; 1 for a bias
     */
    public record Term(Cell to, double error, double factor) {
        /** The product. */
        public double product() {
            return error * factor;
        }
    }

    /** The sum of all terms. */
    public double sum() {
        return terms.stream().mapToDouble(Term::product).sum();
    }

    /**
     * The gradient of parameter {@code index} of map {@code channel}.
     *
     * @param index as {@link MapWeights} counts
     */
    public static WeightGradient of(
            Model model,
            Activations activations,
            LayerGradients gradients,
            Layer layer,
            int channel,
            int index) {
        MapWeights weights = MapWeights.of(layer, channel);
        MapWeights.Place place = weights.at(index);
        String name = place.parameter().name();
        Tensor errors = gradients.sums().get(layer.index()).channel(channel);
        List<Term> terms = new ArrayList<>();
        for (int at = 0; at < errors.size(); at++) {
            int columns = errors.shape().columns();
            Cell to = new Cell(layer.index(), channel, at / columns, at % columns);
            double factor = factor(model, activations, layer, place, index, to);
            if (!Double.isNaN(factor)) {
                terms.add(new Term(to, errors.get(at), factor));
            }
        }
        return new WeightGradient(
                place,
                model.weights().get(name).get(place.index()),
                Objects.requireNonNull(gradients.parameters().get(name), name).get(place.index()),
                terms);
    }

    /** ∂z/∂w at a cell; NaN if the weight lies over the padding there. */
    private static double factor(
            Model model,
            Activations activations,
            Layer layer,
            MapWeights.Place place,
            int index,
            Cell to) {
        return switch (place.parameter().role()) {
            case WEIGHT -> input(activations.output(layer.index() - 1), layer, index, to);
            case BIAS, SHIFT -> 1;
            case COEFFICIENT ->
                    ((CellReport.Subsampled) CellReporter.report(model, activations, to)).total();
            case GAIN ->
                    ((CellReport.Normalised) CellReporter.report(model, activations, to))
                            .normalised();
            case STATISTIC -> throw new IllegalArgumentException("not trained: " + place);
        };
    }

    private static double input(Tensor below, Layer layer, int index, Cell to) {
        if (!(layer.spec() instanceof ConvolutionSpec)) {
            return below.get(index);
        }
        Window window = layer.window();
        int taps = window.size() * window.size();
        int channel = MapWeights.inputs(layer, to.channel()).get(index / taps);
        int row = window.input(to.row(), index % taps / window.size());
        int column = window.input(to.column(), index % window.size());
        Shape shape = below.shape();
        boolean inside = row >= 0 && row < shape.rows() && column >= 0 && column < shape.columns();
        return inside ? below.at(channel, row, column) : Double.NaN;
    }
}
