package org.kernelscope.ui.kerneleditor;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.engine.Model;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;

/**
 * What the network says before and after what was done to it by hand: its guess on the digit on the
 * pad, and how many of a thousand test digits it reads. The network as it was runs in the
 * laboratory. JavaFX thread.
 */
public final class BeforeAfterModel {
    /** Under a pen that moves, not every weight is worth a test. */
    private static final Duration REST = Duration.millis(100);

    private static final int KEPT = 4;

    private final NetworkModel network;
    private final NetworkEditModel surgery;
    private final ModeModel workspace;
    private final AnalysisExecutor laboratory;
    private final ReadOnlyObjectWrapper<@Nullable Prediction> before =
            new ReadOnlyObjectWrapper<>(this, "before");
    private final ReadOnlyObjectWrapper<@Nullable Prediction> after =
            new ReadOnlyObjectWrapper<>(this, "after");
    private final ReadOnlyObjectWrapper<@Nullable Score> accuracyBefore =
            new ReadOnlyObjectWrapper<>(this, "accuracyBefore");
    private final ReadOnlyObjectWrapper<@Nullable Score> accuracyAfter =
            new ReadOnlyObjectWrapper<>(this, "accuracyAfter");
    private final Map<Model, Score> known = new IdentityHashMap<>();
    private final PauseTransition rest = new PauseTransition(REST);
    private AnalysisExecutor.@Nullable Ticket guessing;
    private AnalysisExecutor.@Nullable Ticket testing;

    /**
     * How many digits a network reads.
     *
     * @param correct of them it reads
     * @param count so many were shown to it
     */
    record Score(int correct, int count) {}

    /** The verdict on {@code surgery}; digits are tested in Lab mode only. */
    public BeforeAfterModel(
            NetworkModel network,
            NetworkEditModel surgery,
            ModeModel workspace,
            AnalysisExecutor laboratory) {
        this.network = network;
        this.surgery = surgery;
        this.workspace = workspace;
        this.laboratory = laboratory;
        rest.setOnFinished(event -> test());
        network.inferenceProperty().subscribe(this::guess);
        surgery.surgeryProperty().subscribe(now -> rest.playFromStart());
        workspace.modeProperty().subscribe(mode -> rest.playFromStart());
    }

    /** What the network said before; null while there is no digit. */
    ReadOnlyObjectProperty<@Nullable Prediction> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /** What it says now; null while there is no digit. */
    ReadOnlyObjectProperty<@Nullable Prediction> afterProperty() {
        return after.getReadOnlyProperty();
    }

    /** How many test digits it read before; null while that is being computed. */
    ReadOnlyObjectProperty<@Nullable Score> accuracyBeforeProperty() {
        return accuracyBefore.getReadOnlyProperty();
    }

    /** How many test digits it reads now; null while that is being computed. */
    ReadOnlyObjectProperty<@Nullable Score> accuracyAfterProperty() {
        return accuracyAfter.getReadOnlyProperty();
    }

    private void guess(@Nullable InferenceResult inference) {
        AnalysisExecutor.Ticket running = guessing;
        if (running != null) {
            running.callOff();
        }
        EditedNetwork now = surgery.surgeryProperty().get();
        if (inference == null || inference.prepared().empty() || now == null) {
            before.set(null);
            after.set(null);
            return;
        }
        Prediction seen = Prediction.of(inference.model().architecture(), inference.activations());
        after.set(seen);
        if (!now.isChanged()) {
            before.set(seen);
            return;
        }
        Model base = now.base();
        Tensor input = inference.activations().input();
        guessing =
                laboratory.ask(
                        (tools, ticket) -> {
                            Prediction guess =
                                    Prediction.of(
                                            base.architecture(),
                                            tools.network(base).forward(input).checked());
                            laboratory.tell(ticket, () -> before.set(guess));
                            return false;
                        });
    }

    private void test() {
        AnalysisExecutor.Ticket running = testing;
        if (running != null) {
            running.callOff();
        }
        testing = null;
        EditedNetwork now = surgery.surgeryProperty().get();
        if (now == null || workspace.modeProperty().get() != Mode.LAB) {
            return;
        }
        accuracyBefore.set(known.get(now.base()));
        accuracyAfter.set(known.get(now.model()));
        if (accuracyBefore.get() == null) {
            test(now.base());
        } else if (accuracyAfter.get() == null) {
            test(now.model());
        }
    }

    private void test(Model model) {
        testing =
                laboratory.ask(
                        new AccuracyWork(
                                model,
                                (ticket, correct, count) ->
                                        laboratory.tell(
                                                ticket,
                                                () -> tested(model, new Score(correct, count)))));
    }

    private void tested(Model model, Score score) {
        if (known.size() > KEPT) {
            known.clear();
        }
        known.put(model, score);
        test();
    }

    /** Whether nothing more will change while the user does nothing: for pictures. */
    public boolean isSettled() {
        return workspace.modeProperty().get() != Mode.LAB || accuracyAfter.get() != null;
    }
}
