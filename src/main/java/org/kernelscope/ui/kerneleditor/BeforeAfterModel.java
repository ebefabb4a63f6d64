package org.kernelscope.ui.kerneleditor;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkEditModel;
import org.kernelscope.ui.state.NetworkModel;

/**
 * Compares the network before and after its edits: the prediction for the drawing, and the number
 * of correct predictions for a thousand test images.
 */
public final class BeforeAfterModel {
    /** Every so many-th of the 10,000 test images is evaluated: easy and hard ones. */
    static final int EVERY = 10;

    /** Images that are evaluated in one step. */
    private static final int BATCH = 250;

    /** Evaluation waits for a pause of the pen. */
    private static final Duration PAUSE = Duration.millis(100);

    private static final int KEPT = 4;

    private final NetworkModel network;
    private final NetworkEditModel edits;
    private final ModeModel workspace;
    private final AnalysisExecutor analyses;
    private final ReadOnlyObjectWrapper<@Nullable Prediction> before =
            new ReadOnlyObjectWrapper<>(this, "before");
    private final ReadOnlyObjectWrapper<@Nullable Prediction> after =
            new ReadOnlyObjectWrapper<>(this, "after");
    private final ReadOnlyObjectWrapper<@Nullable Accuracy> accuracyBefore =
            new ReadOnlyObjectWrapper<>(this, "accuracyBefore");
    private final ReadOnlyObjectWrapper<@Nullable Accuracy> accuracyAfter =
            new ReadOnlyObjectWrapper<>(this, "accuracyAfter");
    private final Map<Model, Accuracy> known = new IdentityHashMap<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final Latest<Original, Prediction> originals;
    private AnalysisExecutor.@Nullable Ticket evaluation;

    /** The network before its edits, and the input of the drawing. */
    private record Original(Model base, Tensor input) {}

    /**
     * The accuracy of a network.
     *
     * @param correct number of correct predictions
     * @param count number of images
     */
    record Accuracy(int correct, int count) {}

    /**
     * The prediction of a network.
     *
     * @param label the predicted class
     * @param name its name
     * @param certainty its probability; for an RBF output, which has none, its distance
     * @param isDistance true for an RBF output
     */
    record Prediction(int label, String name, float certainty, boolean isDistance) {
        /** The prediction in {@code activations}. */
        static Prediction of(Model model, Activations activations) {
            Architecture architecture = model.architecture();
            int last = architecture.layers().size() - 1;
            int label = activations.probabilities().argMax();
            boolean distance = architecture.output().givesPenalties();
            Tensor output = distance ? activations.output(last) : activations.probabilities();
            return new Prediction(label, model.className(label), output.get(label), distance);
        }

        /** Formats the certainty: {@code 97.3 %}, or a distance, {@code 1.793}. */
        String certaintyText() {
            return isDistance ? Numbers.value(certainty) : Numbers.probability(certainty);
        }
    }

    /** Compares the network of {@code edits}; accuracy is evaluated in Lab mode only. */
    public BeforeAfterModel(
            NetworkModel network,
            NetworkEditModel edits,
            ModeModel workspace,
            AnalysisExecutor analyses) {
        this.network = network;
        this.edits = edits;
        this.workspace = workspace;
        this.analyses = analyses;
        this.originals =
                analyses.latest(
                        (tools, original) ->
                                Prediction.of(
                                        original.base,
                                        tools.network(original.base)
                                                .forward(original.input)
                                                .checked()),
                        (original, prediction) -> before.set(prediction));
        pause.setOnFinished(event -> evaluate());
        network.inferenceProperty().subscribe(this::predict);
        edits.editedProperty().subscribe(now -> pause.playFromStart());
        workspace.modeProperty().subscribe(mode -> pause.playFromStart());
    }

    /** The prediction before the edits; null while there is no drawing. */
    ReadOnlyObjectProperty<@Nullable Prediction> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /** The present prediction; null while there is no drawing. */
    ReadOnlyObjectProperty<@Nullable Prediction> afterProperty() {
        return after.getReadOnlyProperty();
    }

    /** The accuracy before the edits; null while it is being computed. */
    ReadOnlyObjectProperty<@Nullable Accuracy> accuracyBeforeProperty() {
        return accuracyBefore.getReadOnlyProperty();
    }

    /** The present accuracy; null while it is being computed. */
    ReadOnlyObjectProperty<@Nullable Accuracy> accuracyAfterProperty() {
        return accuracyAfter.getReadOnlyProperty();
    }

    private void predict(@Nullable InferenceResult inference) {
        originals.forget();
        EditedNetwork now = edits.editedProperty().get();
        if (inference == null || inference.prepared().empty() || now == null) {
            before.set(null);
            after.set(null);
            return;
        }
        Prediction present = Prediction.of(inference.model(), inference.activations());
        after.set(present);
        if (!now.isChanged()) {
            before.set(present);
            return;
        }
        originals.ask(new Original(now.base(), inference.activations().input()));
    }

    private void evaluate() {
        AnalysisExecutor.Ticket running = evaluation;
        if (running != null) {
            running.callOff();
        }
        evaluation = null;
        EditedNetwork now = edits.editedProperty().get();
        if (now == null || workspace.modeProperty().get() != Mode.LAB) {
            return;
        }
        accuracyBefore.set(known.get(now.base()));
        accuracyAfter.set(known.get(now.model()));
        if (accuracyBefore.get() == null) {
            evaluation = analyses.ask(new Evaluation(now.base()));
        } else if (accuracyAfter.get() == null) {
            evaluation = analyses.ask(new Evaluation(now.model()));
        }
    }

    /** Evaluates a network, some images at a time. Runs on the thread of analyses. */
    private final class Evaluation implements AnalysisExecutor.Work {
        private final Model model;
        private int done;
        private int correct;

        Evaluation(Model model) {
            this.model = model;
        }

        @Override
        public boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket ticket)
                throws UserFacingException {
            Dataset images = tools.digits().every(EVERY);
            int end = Math.min(images.count(), done + BATCH);
            correct += correct(tools, model, images, done, end);
            done = end;
            boolean more = done < images.count();
            if (!more) {
                Accuracy score = new Accuracy(correct, done);
                analyses.tell(ticket, () -> evaluated(model, score));
            }
            return more;
        }
    }

    /** The number of correct predictions for some images. Runs on the thread of analyses. */
    static int correct(AnalysisExecutor.Tools tools, Model model, Dataset images, int from, int to)
            throws UserFacingException {
        return Evaluator.evaluate(tools.network(model), images.range(from, to), count -> {})
                .correct();
    }

    private void evaluated(Model model, Accuracy score) {
        if (known.size() > KEPT) {
            known.clear();
        }
        known.put(model, score);
        evaluate();
    }

    /** True unless an evaluation is missing: for rendered images. */
    public boolean isSettled() {
        return workspace.modeProperty().get() != Mode.LAB || accuracyAfter.get() != null;
    }
}
