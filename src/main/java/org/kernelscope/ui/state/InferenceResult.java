package org.kernelscope.ui.state;

import org.kernelscope.data.Drawing;
import org.kernelscope.data.PreparedDigit;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;

/**
 * All that became of one drawing: how it was prepared and what the network computed from it.
 * Immutable; any thread.
 *
 * @param drawing what was on the pad
 * @param prepared its way to the 28×28 digit
 * @param model the network that looked at it
 * @param activations everything that the network computed
 */
public record InferenceResult(
        Drawing drawing, PreparedDigit prepared, Model model, Activations activations) {}
