package org.kernelscope.ui.field;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.EffectiveReceptiveField;
import org.kernelscope.analysis.TopPatches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.FieldRects;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Selection;

/**
 * The receptive field of the cell that is shown, on the digit that is on the pad, and the test
 * digits that its map answers to most strongly. Both are computed on the thread of analyses: the
 * field for every stroke of the pen, the digits once for a network whose weights have come to rest.
 * JavaFX thread.
 */
public final class FieldModel {
    /** Weights that change faster than this are not worth a search through all test digits. */
    private static final Duration REST = Duration.millis(700);

    private final DrawingModel drawing;
    private final NetworkModel network;
    private final Selection selection;
    private final AnalysisExecutor analyses;
    private final Latest<Question, Seen> questions;
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen =
            new ReadOnlyObjectWrapper<>(this, "seen");
    private final ReadOnlyObjectWrapper<List<Patch>> best =
            new ReadOnlyObjectWrapper<>(this, "best", List.of());
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final PauseTransition rest = new PauseTransition(REST);
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched", true);
    private AnalysisExecutor.@Nullable Ticket search;
    private @Nullable Found found;
    private @Nullable Picked picked;

    private record Question(InferenceResult inference, Cell cell) {}

    private record Found(Model model, TopPatches patches, Dataset digits) {}

    private record Picked(Found of, int layer, int channel) {
        boolean isOf(Found all, Cell cell) {
            return of == all && layer == cell.layer() && channel == cell.channel();
        }
    }

    /**
     * The receptive field of a cell.
     *
     * @param inference the digit on the pad, and what the network made of it
     * @param field the gradient of the cell over it
     */
    record Seen(InferenceResult inference, EffectiveReceptiveField field) {}

    /**
     * A patch of a test digit that a map answered to.
     *
     * @param digit its number among the test digits
     * @param label the name of its class
     * @param input the digit as the network gets it
     * @param box the part of it that the cell sees
     * @param value the value of the cell
     */
    record Patch(int digit, String label, Tensor input, FieldRects.Field box, float value) {}

    /** The fields of what is selected. */
    public FieldModel(
            DrawingModel drawing,
            NetworkModel network,
            Selection selection,
            AnalysisExecutor analyses) {
        this.drawing = drawing;
        this.network = network;
        this.selection = selection;
        this.analyses = analyses;
        questions =
                analyses.latest(
                        (tools, question) -> answer(question), (question, seen) -> show(seen));
        rest.setOnFinished(event -> beginSearch());
        network.inferenceProperty().subscribe(inference -> look());
        selection.shownProperty().subscribe(cell -> look());
        network.modelProperty().subscribe(model -> forgetSearch());
        watched.subscribe((before, now) -> look());
    }

    /** True while the receptive field is visible; all test digits are searched only then. */
    BooleanProperty watchedProperty() {
        return watched;
    }

    /** The cell whose receptive field is shown; null for none. */
    public @Nullable Cell cell() {
        Seen now = seen.get();
        return now == null ? null : now.field().cell();
    }

    /** The receptive field of the cell that is shown; null if none is. */
    ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** The patches that excite the cell's map the most, the strongest first. */
    ReadOnlyObjectProperty<List<Patch>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** Share of the test images that was searched, 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** True if nothing more will change without an action of the user. */
    public boolean isSettled() {
        Cell cell = selection.shownProperty().getValue();
        Seen shown = seen.get();
        boolean answered = shown != null && shown.field().cell().equals(cell);
        return cell == null || answered && (progress.get() == 1 || !watched.get());
    }

    private void look() {
        InferenceResult inference = network.inferenceProperty().get();
        Cell cell = selection.shownProperty().getValue();
        if (inference == null || cell == null || !exists(inference, cell)) {
            seen.set(null);
        } else {
            questions.ask(new Question(inference, cell));
        }
        pickBest();
        if (cell != null && search == null && found == null && watched.get()) {
            rest.play();
        }
    }

    private static boolean exists(InferenceResult inference, Cell cell) {
        return cell.layer() < inference.activations().layers().size()
                && cell.channel() < inference.activations().output(cell.layer()).shape().channels();
    }

    private static Seen answer(Question question) {
        InferenceResult inference = question.inference();
        return new Seen(
                inference,
                EffectiveReceptiveField.of(
                        inference.model(), inference.activations(), question.cell()));
    }

    private void show(Seen answer) {
        if (answer.field().cell().equals(selection.shownProperty().getValue())) {
            seen.set(answer);
        }
    }

    private void forgetSearch() {
        AnalysisExecutor.Ticket running = search;
        if (running != null) {
            running.callOff();
        }
        search = null;
        found = null;
        progress.set(0);
        rest.stop();
        look();
    }

    private void beginSearch() {
        Model model = network.modelProperty().get();
        if (model == null || search != null || !watched.get()) {
            return;
        }
        search = analyses.ask(new BestSearch(model, new Told(model)));
    }

    /** Thread of analyses. */
    private final class Told implements BestSearch.Listener {
        private final Model model;

        Told(Model model) {
            this.model = model;
        }

        @Override
        public void progress(AnalysisExecutor.Ticket ticket, int done, int all) {
            analyses.tell(ticket, () -> progress.set(done / (double) all));
        }

        @Override
        public void found(AnalysisExecutor.Ticket ticket, TopPatches patches, Dataset digits) {
            analyses.tell(
                    ticket,
                    () -> {
                        found = new Found(model, patches, digits);
                        progress.set(1);
                        pickBest();
                    });
        }
    }

    private void pickBest() {
        Found all = found;
        Cell cell = selection.shownProperty().getValue();
        if (all == null || cell == null || cell.isInput()) {
            picked = null;
            best.set(List.of());
            return;
        }
        if (picked != null && picked.isOf(all, cell)) {
            // Another cell of the same map.
            return;
        }
        picked = new Picked(all, cell.layer(), cell.channel());
        Architecture architecture = all.model().architecture();
        best.set(
                all.patches().of(cell.layer(), cell.channel()).stream()
                        .map(match -> patch(architecture, all.digits(), match))
                        .toList());
    }

    /** Puts the test digit that one of the best patches is from on the pad; undo takes it back. */
    void putOnPad(int place) {
        Found all = found;
        if (all != null && place < best.get().size()) {
            Tensor image = all.digits().image(best.get().get(place).digit());
            drawing.showSample(Drawing.of(Drawing.Backdrop.ofExample(image, null)));
        }
    }

    private static Patch patch(Architecture architecture, Dataset digits, TopPatches.Match match) {
        return new Patch(
                match.picture(),
                digits.className(digits.label(match.picture())),
                architecture.input().encode(digits.image(match.picture())),
                FieldRects.unclipped(architecture, match.cell(), Cell.INPUT),
                match.value());
    }
}
