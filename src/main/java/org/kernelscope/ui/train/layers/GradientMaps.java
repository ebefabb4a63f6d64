package org.kernelscope.ui.train.layers;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Tensor;

/**
 * The outputs of the input and of the layers with maps for an example, and beside them how the loss
 * would grow with each of these values. Immutable; any thread.
 *
 * @param rows the input, then a layer each
 */
record GradientMaps(List<Row> rows) {
    /** The name of the input among the rows; no layer is called so. */
    static final String INPUT = "";

    GradientMaps {
        rows = List.copyOf(rows);
    }

    /**
     * The input, or a layer.
     *
     * @param name its name; {@link #INPUT} for the input
     * @param values its output: {@code channel × row × column}
     * @param gradients dL/dy, in the same shape
     */
    record Row(String name, Tensor values, Tensor gradients) {}

    /**
     * Computes them; takes a few hundredths of a second.
     *
     * @param label the class of the example
     */
    static GradientMaps of(Model model, Activations activations, int label, Loss loss) {
        LayerGradients gradients = Backpropagation.ofLoss(model, activations, label, loss);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(INPUT, activations.input(), gradients.input()));
        for (Layer layer : model.architecture().layers()) {
            if (layer.outputShape().plane() > 1) {
                rows.add(
                        new Row(
                                layer.name(),
                                activations.output(layer.index()),
                                gradients.output(layer.index())));
            }
        }
        return new GradientMaps(rows);
    }

    /** The largest magnitude in {@code values}. */
    static float limit(Tensor values) {
        float limit = 0;
        for (int i = 0; i < values.size(); i++) {
            limit = Math.max(limit, Math.abs(values.get(i)));
        }
        return limit;
    }
}
