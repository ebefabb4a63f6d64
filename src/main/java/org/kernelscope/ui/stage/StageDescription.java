package org.kernelscope.ui.stage;

import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.InferenceResult;

/** The text of the stage for screen readers: the shown cell and its value. Any thread. */
final class StageDescription {
    private StageDescription() {}

    /**
     * The description in the language of {@code texts}.
     *
     * @param architecture the network on the stage
     * @param inference the last result, perhaps of the previous network
     */
    static String of(
            Texts texts,
            Architecture architecture,
            @Nullable InferenceResult inference,
            @Nullable Cell cell) {
        boolean known = inference != null && inference.model().architecture().equals(architecture);
        if (cell == null || inference == null || !known) {
            return texts.get("stage.accessible");
        }
        return of(texts, architecture, inference.activations().output(cell.layer()), cell);
    }

    /** The description in backward mode. */
    static String ofGradients(
            Texts texts, Architecture architecture, BackwardResult result, @Nullable Cell cell) {
        boolean known = result.inference().model().architecture().equals(architecture);
        if (cell == null || !known) {
            return texts.get("backward.accessible", result.label());
        }
        String gradient = of(texts, architecture, result.gradients().output(cell.layer()), cell);
        return texts.get("backward.cell.accessible", gradient);
    }

    private static String of(Texts texts, Architecture architecture, Tensor values, Cell cell) {
        String layer =
                cell.isInput()
                        ? texts.get("layer.input")
                        : architecture.layers().get(cell.layer()).name();
        return texts.get(
                "stage.cell.accessible",
                layer,
                cell.channel() + 1,
                cell.row() + 1,
                cell.column() + 1,
                Numbers.value(values.at(cell.channel(), cell.row(), cell.column())));
    }
}
