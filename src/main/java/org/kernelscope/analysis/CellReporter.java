package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Tells where the numbers of a network come from. Any thread. */
public final class CellReporter {
    private CellReporter() {}

    /** The report on {@code cell}, of what {@code model} computed. */
    public static CellReport report(Model model, Activations activations, Cell cell) {
        Architecture architecture = model.architecture();
        float output =
                activations.output(cell.layer()).at(cell.channel(), cell.row(), cell.column());
        if (cell.isInput()) {
            return new CellReport.Pixel(cell, output);
        }
        Layer layer = architecture.layers().get(cell.layer());
        Tensor below = activations.output(cell.layer() - 1);
        if (layer.spec() instanceof PoolingSpec pooling) {
            Tensor patch = patch(below, cell.channel(), layer.window(), cell);
            return new CellReport.Pooled(cell, pooling.pool(), patch, patch.argMax(), output);
        }
        List<ParameterSpec> parameters = layer.parameters();
        Weights weights = model.weights();
        Tensor kernels = weights.get(parameters.get(0).name());
        float bias = weights.get(parameters.get(1).name()).get(cell.channel());
        Tensor sums = activations.layers().get(cell.layer()).sums().orElseThrow();
        List<CellReport.Term> terms = new ArrayList<>();
        for (int channel = 0; channel < layer.inputShape().channels(); channel++) {
            if (layer.spec().connects(channel, cell.channel())) {
                terms.add(term(below, kernels, layer, channel, cell));
            }
        }
        return new CellReport.WeightedSum(
                cell,
                terms,
                bias,
                sums.at(cell.channel(), cell.row(), cell.column()),
                layer.spec().activation(),
                layer.spec() instanceof OutputSpec,
                output);
    }

    private static CellReport.Term term(
            Tensor below, Tensor kernels, Layer layer, int channel, Cell cell) {
        Tensor patch = patch(below, channel, layer.window(), cell);
        float[] kernel = new float[patch.size()];
        int from = (cell.channel() * layer.inputShape().channels() + channel) * kernel.length;
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = kernels.get(from + i);
            sum += (double) kernel[i] * patch.get(i);
        }
        return new CellReport.Term(channel, patch, Tensor.takeOver(patch.shape(), kernel), sum);
    }

    /**
     * The values under the window of {@code cell} in map {@code channel} of {@code below}; 0 beyond
     * the border.
     */
    private static Tensor patch(Tensor below, int channel, Window window, Cell cell) {
        int size = window.size();
        float[] values = new float[size * size];
        for (int u = 0; u < size; u++) {
            int row = window.input(cell.row(), u);
            for (int v = 0; v < size; v++) {
                int column = window.input(cell.column(), v);
                boolean inside =
                        row >= 0
                                && row < below.shape().rows()
                                && column >= 0
                                && column < below.shape().columns();
                values[u * size + v] = inside ? below.at(channel, row, column) : 0;
            }
        }
        return Tensor.takeOver(Shape.of(1, size, size), values);
    }
}
