package org.kernelscope.ui.data;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.DatasetEdit;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Model;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The predictions of the network on the stage for the examples of the set. Small sets are predicted
 * without being asked for while the mode is shown, large ones on request. JavaFX thread.
 */
public final class PredictionsModel {
    /** Examples that are predicted without being asked for: about half a second. */
    private static final int FEW = 2_000;

    private final DataModel data;
    private final NetworkModel network;
    private final ModeModel workspace;
    private final AnalysisExecutor analyses;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable DatasetPredictions> predictions =
            new ReadOnlyObjectWrapper<>(this, "predictions");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
    private AnalysisExecutor.@Nullable Ticket ticket;
    private @Nullable OwnDataset asked;
    private @Nullable Model askedModel;

    public PredictionsModel(
            DataModel data,
            NetworkModel network,
            ModeModel workspace,
            AnalysisExecutor analyses,
            Notices notices) {
        this.data = data;
        this.network = network;
        this.workspace = workspace;
        this.analyses = analyses;
        this.notices = notices;
        data.editedProperty().subscribe(now -> follow());
        network.modelProperty().subscribe(now -> follow());
        workspace.modeProperty().subscribe(now -> follow());
    }

    /** The predictions; null while there are none for the set and the network as they are. */
    public ReadOnlyObjectProperty<@Nullable DatasetPredictions> predictionsProperty() {
        return predictions.getReadOnlyProperty();
    }

    /** The answered share, 0 to 1; −1 if nothing is being answered. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    private void follow() {
        Model model = network.modelProperty().get();
        OwnDataset set = data.set();
        if (set == asked && model == askedModel) {
            return;
        }
        boolean relabelled =
                data.editedProperty().get().last().orElse(null) instanceof DatasetEdit.Relabel
                        && asked != null
                        && asked.count() == set.count()
                        && model == askedModel
                        && predictions.get() != null;
        if (relabelled) {
            asked = set;
            DatasetPredictions same = predictions.get();
            predictions.set(null);
            predictions.set(same);
            return;
        }
        forget();
        if (workspace.modeProperty().get() == Mode.DATA && set.count() <= FEW) {
            ask(set, model, false);
        }
    }

    private void forget() {
        AnalysisExecutor.Ticket before = ticket;
        if (before != null) {
            before.callOff();
            ticket = null;
        }
        asked = null;
        askedModel = null;
        progress.set(-1);
        predictions.set(null);
    }

    /** Asks the network on the stage; a network that does not suit the set is told. */
    public void evaluate() {
        forget();
        ask(data.set(), network.modelProperty().get(), true);
    }

    private void ask(OwnDataset set, @Nullable Model model, boolean aloud) {
        if (model == null || set.isEmpty()) {
            return;
        }
        DatasetPredictions.Task task;
        try {
            task = new DatasetPredictions.Task(model, set);
        } catch (UserFacingException unsuitable) {
            if (aloud) {
                notices.tell(unsuitable);
            }
            return;
        }
        asked = set;
        askedModel = model;
        progress.set(0);
        ticket =
                analyses.ask(
                        (tools, mine) -> {
                            boolean more = task.step(tools.network(model));
                            double share = task.share();
                            analyses.tell(mine, () -> progress.set(more ? share : -1));
                            if (!more) {
                                DatasetPredictions found = task.predictions();
                                analyses.tell(mine, () -> predictions.set(found));
                            }
                            return more;
                        });
    }

    /** True if nothing is being answered. */
    public boolean isSettled() {
        return progress.get() < 0;
    }
}
