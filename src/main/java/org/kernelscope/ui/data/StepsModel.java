package org.kernelscope.ui.data;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.dataset.PreparationTask;
import org.kernelscope.dataset.PreparationTask.Result;
import org.kernelscope.dataset.PreparationTask.Steps;
import org.kernelscope.engine.Model;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The worth of the preparation: the accuracy of the network on the stage with the chosen steps,
 * beside that with all of them. Measured on request. JavaFX thread.
 */
public final class StepsModel {
    /** Images that show what the network gets. */
    static final int SHOWN = 8;

    private final DataModel data;
    private final NetworkModel network;
    private final AnalysisExecutor analyses;
    private final Notices notices;
    private final ObjectProperty<Steps> steps =
            new SimpleObjectProperty<>(this, "steps", Steps.ALL);
    private final ReadOnlyObjectWrapper<@Nullable Result> all =
            new ReadOnlyObjectWrapper<>(this, "all");
    private final ReadOnlyObjectWrapper<@Nullable Result> result =
            new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyObjectWrapper<List<Tensor>> images =
            new ReadOnlyObjectWrapper<>(this, "images", List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private AnalysisExecutor.@Nullable Ticket ticket;

    public StepsModel(
            DataModel data, NetworkModel network, AnalysisExecutor analyses, Notices notices) {
        this.data = data;
        this.network = network;
        this.analyses = analyses;
        this.notices = notices;
        data.editedProperty().subscribe(now -> forget());
        network.modelProperty().subscribe(now -> forget());
    }

    /** The steps that are done. */
    public ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps;
    }

    /** The measurement with all steps; null until there is one of the set and the network. */
    public ReadOnlyObjectProperty<@Nullable Result> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** The measurement with the chosen steps; null until it is made. */
    public ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Some images as the network was shown them. */
    public ReadOnlyObjectProperty<List<Tensor>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** True while the network reads. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    private void forget() {
        callOff();
        all.set(null);
        result.set(null);
        images.set(List.of());
    }

    private void callOff() {
        AnalysisExecutor.Ticket before = ticket;
        if (before != null) {
            before.callOff();
            ticket = null;
        }
        busy.set(false);
    }

    /** Chooses the steps and measures. */
    public void measure(Steps chosen) {
        callOff();
        steps.set(chosen);
        result.set(null);
        Model model = network.modelProperty().get();
        OwnDataset set = data.set();
        if (model == null || set.isEmpty()) {
            return;
        }
        boolean first = all.get() == null && !chosen.equals(Steps.ALL);
        ask(model, set, first ? Steps.ALL : chosen, chosen);
    }

    private void ask(Model model, OwnDataset set, Steps now, Steps then) {
        busy.set(true);
        @Nullable PreparationTask[] task = {null};
        ticket =
                analyses.ask(
                        (tools, mine) -> {
                            try {
                                PreparationTask working = task[0];
                                if (working == null) {
                                    working = new PreparationTask(model, set, now);
                                    task[0] = working;
                                }
                                boolean more = working.step(tools.network(model));
                                if (!more) {
                                    tell(mine, working, model, set, now, then);
                                }
                                return more;
                            } catch (UserFacingException impossible) {
                                analyses.tell(
                                        mine,
                                        () -> {
                                            busy.set(false);
                                            notices.tell(impossible);
                                        });
                                return false;
                            }
                        });
    }

    private void tell(
            AnalysisExecutor.Ticket mine,
            PreparationTask working,
            Model model,
            OwnDataset set,
            Steps now,
            Steps then) {
        Result found = working.result();
        List<Tensor> shown =
                working.examples(SHOWN).stream()
                        .map(it -> PreparationTask.shown(it, now, set.rows(), set.columns()))
                        .toList();
        analyses.tell(
                mine,
                () -> {
                    busy.set(false);
                    if (now.equals(Steps.ALL)) {
                        all.set(found);
                    }
                    if (now.equals(then)) {
                        images.set(shown);
                        result.set(found);
                    } else {
                        ask(model, set, then, then);
                    }
                });
    }
}
