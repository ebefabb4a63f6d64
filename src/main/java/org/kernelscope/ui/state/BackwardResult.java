package org.kernelscope.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Loss;

/**
 * The gradients of the loss of what is on the pad. Immutable; any thread.
 *
 * @param inference the activations of the network
 * @param label the class that the image is taken to show
 * @param loss the loss function
 * @param value L
 * @param gradients dL/dx, dL/dz and dL/dy of all layers, and dL/dw of all weights
 */
public record BackwardResult(
        InferenceResult inference, int label, Loss loss, double value, LayerGradients gradients) {
    /**
     * The gradients in the shape of activations, for whatever paints maps: dL/dx in the place of
     * the input, dL/dy in that of each output, dL/dz in that of each sum.
     */
    public Activations asActivations() {
        List<LayerActivations> layers = new ArrayList<>();
        List<LayerActivations> seen = inference.activations().layers();
        for (int index = 0; index < seen.size(); index++) {
            LayerActivations forward = seen.get(index);
            boolean sums = forward.sums().isPresent();
            layers.add(
                    new LayerActivations(
                            forward.name(),
                            sums ? Optional.of(gradients.sums().get(index)) : Optional.empty(),
                            gradients.outputs().get(index)));
        }
        return new Activations(gradients.input(), layers);
    }
}
