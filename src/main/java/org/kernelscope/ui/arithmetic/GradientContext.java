package org.kernelscope.ui.arithmetic;

import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.GradientCheck;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.LandscapeModel;

/**
 * The size, language and data of a figure of the way back. Immutable.
 *
 * @param values the same for the way forward, with the values of the network
 * @param result the gradients of the loss
 * @param step the next training step; null while it is not known
 * @param landscape the loss over two directions; null while it is not known
 */
record GradientContext(
        FigureContext values,
        BackwardResult result,
        @Nullable TrainingStep step,
        LandscapeModel.@Nullable View landscape) {

    /** The colours of gradients, the strongest at {@code limit}. */
    static ValueColours signed(RasterPen pen, double limit) {
        return ValueColours.signed(pen.look().ofGradients(), limit);
    }

    Texts texts() {
        return values.texts();
    }

    LayerGradients gradients() {
        return result.gradients();
    }

    Architecture architecture() {
        return result.inference().model().architecture();
    }

    Layer layer(int index) {
        return values.layer(index);
    }

    boolean isLast(int layer) {
        return layer == architecture().layers().size() - 1;
    }

    /** dL/dz of all maps of a layer; dL/dy of a layer without sums, or of the input (−1). */
    Tensor errors(int layer) {
        return layer < 0 ? gradients().input() : gradients().sums().get(layer);
    }

    /** The name of the gradient of the values of a layer, which are x for the input (−1). */
    String symbol(int layer) {
        return layer < 0 ? "dL/dx" : "dL/dy";
    }

    /** The activation of a layer; the input (−1) has none. */
    Activation activation(int layer) {
        return layer < 0 ? Activation.IDENTITY : layer(layer).spec().activation();
    }

    /** dL/dy of a map. */
    Tensor gradient(int layer, int channel) {
        return gradients().output(layer).channel(channel);
    }

    /** z of a map; the output, if the layer has no sums. */
    Tensor sums(int layer, int channel) {
        var made = values.activations().layers().get(layer);
        return made.sums().orElse(made.output()).channel(channel);
    }

    /** The question for a check by a difference quotient. */
    GradientCheck.Question question() {
        return new GradientCheck.Question(
                result.inference().model(),
                result.inference().activations(),
                result.label(),
                result.loss());
    }
}
