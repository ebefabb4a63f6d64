package org.kernelscope.ui.state;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Architecture;
import org.kernelscope.ui.fx.Latest;

/**
 * Backward mode: the stage shows gradients of the loss instead of values. The loss needs the right
 * class: the one that was chosen, else the label of the sample on the pad, else the prediction.
 * Nothing is computed while the mode is off. JavaFX thread.
 */
public final class BackwardModel {
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private final ObjectProperty<@Nullable Integer> label =
            new SimpleObjectProperty<>(this, "label");
    private final ReadOnlyObjectWrapper<@Nullable BackwardResult> result =
            new ReadOnlyObjectWrapper<>(this, "result");
    private final NetworkModel network;
    private final LossChoice losses;
    private final Latest<Question, BackwardResult> questions;

    private record Question(InferenceResult inference, int label, Loss loss) {}

    /**
     * Follows {@code network}.
     *
     * @param losses by which loss networks learn
     * @param analyses computes the gradients
     */
    public BackwardModel(NetworkModel network, LossChoice losses, AnalysisExecutor analyses) {
        this.network = network;
        this.losses = losses;
        this.questions = analyses.latest((tools, asked) -> answer(asked), this::show);
        on.subscribe((before, now) -> update());
        label.subscribe((before, now) -> update());
        losses.choiceProperty().subscribe((before, now) -> update());
        network.inferenceProperty().subscribe((before, now) -> update());
        network.architectureProperty().subscribe((before, now) -> label.set(null));
    }

    /** True if the stage shows gradients. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** The class that was chosen as the right one; null for none. */
    public ObjectProperty<@Nullable Integer> labelProperty() {
        return label;
    }

    /** Chooses the right class; the chosen one once more takes the choice back. */
    public void toggleLabel(int chosen) {
        label.set(Objects.equals(label.get(), chosen) ? null : Integer.valueOf(chosen));
    }

    /** The newest gradients; null while the mode is off or nothing is on the pad. */
    public ReadOnlyObjectProperty<@Nullable BackwardResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** True if the result is that of what is on the pad. */
    public boolean isSettled() {
        return !questions.isBusy();
    }

    private void update() {
        InferenceResult inference = network.inferenceProperty().get();
        if (!on.get() || inference == null || !inference.hasDigit()) {
            questions.forget();
            result.set(null);
            return;
        }
        Architecture architecture = inference.model().architecture();
        int right = rightClass(inference);
        questions.ask(new Question(inference, right, losses.of(architecture)));
    }

    private int rightClass(InferenceResult inference) {
        int classes = inference.model().architecture().classes();
        Integer chosen = label.get();
        if (chosen != null && chosen < classes) {
            return chosen;
        }
        return inference
                .drawing()
                .label()
                .filter(each -> each < classes)
                .orElseGet(() -> inference.activations().probabilities().argMax());
    }

    private static BackwardResult answer(Question asked) {
        InferenceResult inference = asked.inference;
        return new BackwardResult(
                inference,
                asked.label,
                asked.loss,
                Backpropagation.loss(
                        inference.model(), inference.activations(), asked.label, asked.loss),
                Backpropagation.ofLoss(
                        inference.model(), inference.activations(), asked.label, asked.loss));
    }

    private void show(Question asked, BackwardResult answer) {
        if (on.get()) {
            result.set(answer);
        }
    }
}
