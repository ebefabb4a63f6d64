package org.kernelscope.ui.export;

import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.export.Caption;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkNames;
import org.kernelscope.ui.state.Selection;
import org.kernelscope.ui.state.StageWords;

/** Describes what the window shows, for the captions of exported files. JavaFX thread. */
public final class WindowCaption {
    private final NetworkModel network;
    private final ObservableValue<@Nullable BackwardResult> gradients;
    private final Selection selection;
    private final String version;

    /**
     * Describes {@code network}.
     *
     * @param gradients the gradients on the stage; null while it is off
     * @param version version of the program
     */
    public WindowCaption(
            NetworkModel network,
            ObservableValue<@Nullable BackwardResult> gradients,
            Selection selection,
            String version) {
        this.network = network;
        this.gradients = gradients;
        this.selection = selection;
        this.version = version;
    }

    /**
     * The caption of a file.
     *
     * @param title a description of the file, in a few words
     * @param checkpoint the training checkpoint that is shown; null if there is none
     */
    public Caption of(Texts texts, String title, @Nullable String checkpoint) {
        Model model = network.modelProperty().get();
        InferenceResult inference = network.inferenceProperty().get();
        return Caption.of(title)
                .with(
                        Caption.NETWORK,
                        model == null ? null : NetworkNames.of(texts, model.architecture()))
                .with(Caption.INPUT, inference == null ? null : StageWords.input(texts, inference))
                .with(Caption.LAYER, model == null ? null : cell(texts, model))
                .with(Caption.CHECKPOINT, checkpoint)
                .with(Caption.SOFTWARE, "Kernelscope " + version);
    }

    /** The cell that is open, pointed at or pinned, and its value; null for the whole network. */
    private @Nullable String cell(Texts texts, Model model) {
        return StageWords.caption(
                texts,
                model,
                network.inferenceProperty().get(),
                gradients.getValue(),
                selection.shownProperty().getValue());
    }
}
