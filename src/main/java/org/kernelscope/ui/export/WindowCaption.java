package org.kernelscope.ui.export;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkNames;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StageWords;

/** Describes what the window shows, for the captions of exported files. JavaFX thread. */
public final class WindowCaption {
    private final NetworkModel network;
    private final Selection selection;
    private final String version;

    /**
     * Describes {@code network}.
     *
     * @param version version of the program
     */
    public WindowCaption(NetworkModel network, Selection selection, String version) {
        this.network = network;
        this.selection = selection;
        this.version = version;
    }

    /**
     * The caption of a file.
     *
     * @param title what the file is, in a few words
     * @param checkpoint the training checkpoint that is shown; null if there is none
     */
    public Caption of(Texts texts, String title, @Nullable String checkpoint) {
        Model model = network.modelProperty().get();
        InferenceResult inference = network.inferenceProperty().get();
        return Caption.of(title)
                .with(
                        Caption.NETWORK,
                        model == null ? null : NetworkNames.of(texts, model.architecture()))
                .with(Caption.INPUT, inference == null ? null : input(texts, inference))
                .with(Caption.LAYER, model == null ? null : place(texts, model))
                .with(Caption.CHECKPOINT, checkpoint)
                .with(Caption.SOFTWARE, "Kernelscope " + version);
    }

    private static String input(Texts texts, InferenceResult inference) {
        Drawing drawing = inference.drawing();
        Activations activations = inference.activations();
        Tensor probabilities = activations.probabilities();
        int best = probabilities.argMax();
        boolean image = drawing.backdrop() != null;
        return texts.get(
                image ? "export.input.image" : "export.input.drawn",
                inference.model().className(best),
                Numbers.percent(probabilities.get(best)));
    }

    /** The cell that is open, pointed at or pinned; empty for the whole network. */
    private @Nullable String place(Texts texts, Model model) {
        Cell cell = selection.shownProperty().getValue();
        if (cell == null || cell.layer() >= model.architecture().layers().size()) {
            return null;
        }
        return StageWords.place(texts, model, cell);
    }
}
