package org.kernelscope.ui.state;

import org.kernelscope.data.Drawing;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.ScaleMode;

/**
 * The result for one drawing: the prepared image and the activations of the network. Immutable; any
 * thread.
 *
 * @param drawing the content of the pad
 * @param prepared its way to the 28×28 digit
 * @param model the network that looked at it
 * @param activations everything that the network computed
 */
public record InferenceResult(
        Drawing drawing, PreparedDigit prepared, Model model, Activations activations) {
    /** True if there is anything on the pad that could have an answer. */
    public boolean hasDigit() {
        return !prepared.empty();
    }

    /** The colours of all maps. Of an empty pad no class is lit: what it shows is no answer. */
    public ColorScale scale(ScaleMode mode) {
        ColorScale scale = ColorScale.of(mode, activations);
        return hasDigit() ? scale : scale.withoutAnswer();
    }
}
