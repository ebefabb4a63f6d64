package org.kernelscope.ui.data;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The stages of the work with a set of one's own: which one is shown, which are done, which one is
 * next. JavaFX thread.
 */
public final class DataStageModel {
    /** Images of a set that is worth to be shown to a network. */
    private static final int ENOUGH = 10;

    private final DataModel data;
    private final PredictionsModel predictions;
    private final StepsModel steps;
    private final NetworkModel network;
    private final ReadOnlyBooleanProperty inUse;
    private final Forgetting forgetting;
    private final ObjectProperty<DataStage> stage =
            new SimpleObjectProperty<>(this, "stage", DataStage.COLLECT);
    private final ReadOnlyObjectWrapper<Set<DataStage>> done =
            new ReadOnlyObjectWrapper<>(this, "done", Set.of());

    /** True if a network was trained on the set. */
    private boolean tuned;

    /**
     * @param inUse true while Train mode uses the set
     */
    public DataStageModel(
            DataModel data,
            PredictionsModel predictions,
            StepsModel steps,
            NetworkModel network,
            ReadOnlyBooleanProperty inUse,
            Forgetting forgetting) {
        this.data = data;
        this.predictions = predictions;
        this.steps = steps;
        this.network = network;
        this.inUse = inUse;
        this.forgetting = forgetting;
        data.editedProperty().subscribe(now -> look());
        predictions.predictionsProperty().subscribe(now -> look());
        steps.resultProperty().subscribe(now -> look());
        network.originProperty().subscribe(now -> look());
        inUse.subscribe(now -> look());
        forgetting.resultProperty().subscribe(now -> look());
    }

    private void look() {
        OwnDataset set = data.set();
        tuned = !set.isEmpty() && (tuned || inUse.get() && isTrained());
        Set<DataStage> now = EnumSet.noneOf(DataStage.class);
        put(now, DataStage.COLLECT, set.count() >= ENOUGH);
        put(now, DataStage.ACCURACY, predictions.predictionsProperty().get() != null);
        put(now, DataStage.PREPARATION, steps.resultProperty().get() != null);
        put(now, DataStage.TUNE, tuned);
        put(now, DataStage.AFTER, forgetting.resultProperty().get() != null);
        done.set(now);
    }

    private boolean isTrained() {
        return network.originProperty().get().isCheckpoint();
    }

    private static void put(Set<DataStage> stages, DataStage stage, boolean reached) {
        if (reached) {
            stages.add(stage);
        }
    }

    /** The stage that is shown. */
    public ObjectProperty<DataStage> stageProperty() {
        return stage;
    }

    /** The stages that are done. */
    public ReadOnlyObjectProperty<Set<DataStage>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** The first stage that is not done; null if all are. */
    public @Nullable DataStage next() {
        for (DataStage each : DataStage.values()) {
            if (!done.get().contains(each)) {
                return each;
            }
        }
        return null;
    }
}
