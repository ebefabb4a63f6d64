package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.CellConnections;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The account of the gradient of one cell. By the chain rule, {@code dL/dy = Σ dL/dz · ∂z/∂y} over
 * all cells z of the layer above that y feeds, and {@code dL/dz = dL/dy · f'(z)} of the cell
 * itself. Immutable; any thread.
 *
 * @param cell the cell
 * @param terms the contribution of each cell above to dL/dy; empty for a class, and below a
 *     normalisation over several cells, where every cell of the set depends on every other
 * @param value y
 * @param gradient dL/dy
 * @param activation the step from z to y; null for a cell without a weighted sum
 */
public record GradientReport(
        Cell cell,
        List<Term> terms,
        float value,
        float gradient,
        @Nullable OfActivation activation) {
    public GradientReport {
        terms = List.copyOf(terms);
    }

    /**
     * The contribution of one cell above: the product of both factors.
     *
     * @param above the cell above
     * @param slope ∂z/∂y of the cell above by this one
     * @param gradient dL/dz of the cell above; dL/dy if it has no weighted sum
     */
    public record Term(Cell above, double slope, double gradient) {
        /** The product. */
        public double product() {
            return slope * gradient;
        }
    }

    /**
     * The way back through the activation.
     *
     * @param sum z
     * @param slope f'(z); NaN for a softmax, where every sum acts on every output
     * @param gradient dL/dz
     */
    public record OfActivation(float sum, double slope, float gradient) {}

    /**
     * The report of {@code cell}.
     *
     * @param gradients of the loss, for these activations
     */
    public static GradientReport of(
            Model model, Activations activations, LayerGradients gradients, Cell cell) {
        float value = at(activations.output(cell.layer()), cell);
        float gradient = at(gradients.output(cell.layer()), cell);
        return new GradientReport(
                cell,
                terms(model, activations, gradients, cell),
                value,
                gradient,
                cell.isInput() ? null : activation(model, activations, gradients, cell));
    }

    private static @Nullable OfActivation activation(
            Model model, Activations activations, LayerGradients gradients, Cell cell) {
        LayerActivations made = activations.layers().get(cell.layer());
        Layer layer = model.architecture().layers().get(cell.layer());
        Tensor sums = made.sums().orElse(null);
        if (sums == null) {
            return null;
        }
        float z = at(sums, cell);
        boolean last = layer.index() == model.architecture().layers().size() - 1;
        double slope = last ? Double.NaN : layer.spec().activation().derivative(z);
        return new OfActivation(z, slope, at(gradients.sums().get(cell.layer()), cell));
    }

    private static List<Term> terms(
            Model model, Activations activations, LayerGradients gradients, Cell cell) {
        int above = cell.layer() + 1;
        if (above >= model.architecture().layers().size()) {
            return List.of();
        }
        Layer layer = model.architecture().layers().get(above);
        Slopes slopes = new Slopes(activations.output(cell.layer()), layer);
        ToDoubleFunction<CellConnections.Connection> slope =
                layer.spec().accept(slopes).orElse(null);
        List<Term> terms = new ArrayList<>();
        if (slope != null) {
            Tensor deltas = gradients.sums().get(above);
            for (CellConnections.Connection connection :
                    new CellConnections(model.architecture(), model.weights()).outOf(cell)) {
                Cell to = connection.to();
                terms.add(new Term(to, slope.applyAsDouble(connection), at(deltas, to)));
            }
        }
        return terms;
    }

    private static float at(Tensor tensor, Cell cell) {
        return tensor.at(cell.channel(), cell.row(), cell.column());
    }

    /**
     * ∂z/∂y of a connection, for each kind of layer above; empty where there is more to it than the
     * connection.
     *
     * @param below y
     * @param layer the layer above
     */
    private record Slopes(Tensor below, Layer layer)
            implements LayerSpec.Visitor<Optional<ToDoubleFunction<CellConnections.Connection>>> {
        private static double weight(CellConnections.Connection connection) {
            return connection.weight();
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> convolution(
                ConvolutionSpec spec) {
            return Optional.of(Slopes::weight);
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> subsampling(
                SubsamplingSpec spec) {
            return Optional.of(Slopes::weight);
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> pooling(PoolingSpec spec) {
            return Optional.of(
                    connection -> {
                        Cell to = connection.to();
                        Tensor window =
                                spec.operation()
                                        .trace(below, to.channel(), to.row(), to.column())
                                        .window();
                        Shape size = window.shape();
                        int u = spec.window().tap(to.row(), connection.from().row());
                        int v = spec.window().tap(to.column(), connection.from().column());
                        return spec.pool().gradient(window)[u * size.columns() + v];
                    });
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> normalisation(
                NormalisationSpec spec) {
            return spec.kind() == NormalisationKind.BATCH
                    ? Optional.of(Slopes::weight)
                    : Optional.empty();
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> dropout(DropoutSpec spec) {
            return Optional.of(connection -> 1);
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> dense(DenseSpec spec) {
            return Optional.of(Slopes::weight);
        }

        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> softmax(OutputSpec spec) {
            return Optional.of(Slopes::weight);
        }

        /** The penalty is the sum of (x − w)². */
        @Override
        public Optional<ToDoubleFunction<CellConnections.Connection>> rbf(RbfSpec spec) {
            return Optional.of(
                    connection ->
                            2 * (at(below, connection.from()) - (double) connection.weight()));
        }
    }
}
