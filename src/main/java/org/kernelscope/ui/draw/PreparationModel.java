package org.kernelscope.ui.draw;

import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.PreparedDigit.Kind;
import org.kernelscope.data.PreparedDigit.Step;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.InferenceResult;

/**
 * The images on the way from the pad to the network, each null while there is none: no drawing was
 * answered yet, or it did not need the step. JavaFX thread.
 */
public final class PreparationModel {
    private final ObservableValue<@Nullable InferenceResult> inference;

    /** The images of the newest {@code inference}. */
    public PreparationModel(ObservableValue<@Nullable InferenceResult> inference) {
        this.inference = inference;
    }

    /** The image after the step {@code kind}. */
    ObservableValue<@Nullable Tensor> step(Kind kind) {
        return inference.map(
                now ->
                        now.prepared().steps().stream()
                                .filter(step -> step.kind() == kind)
                                .map(Step::picture)
                                .findFirst()
                                .orElse(null));
    }

    /** The input image of the network as ink, 0 to 1, before it is encoded. */
    ObservableValue<@Nullable Tensor> input() {
        return inference.map(
                now -> asInk(now.activations().input(), now.model().architecture().input()));
    }

    /** Rows and columns of what the network is shown; before it has answered, LeNet-5's. */
    ObservableValue<Integer> inputSize() {
        return inference
                .map(now -> now.model().architecture().input().size())
                .orElse(Presets.LENET5_MODERN.input().size());
    }

    private static Tensor asInk(Tensor input, InputSpec spec) {
        if (spec.background() == 0 && spec.ink() == 1) {
            return input;
        }
        float[] values = input.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - spec.background()) / (spec.ink() - spec.background());
        }
        return Tensor.takeOver(input.shape(), values);
    }
}
