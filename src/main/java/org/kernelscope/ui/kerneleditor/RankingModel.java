package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Ablation;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkEditModel;

/**
 * Which map matters most: the trials in which every map of the network, as it was before any change
 * by hand, is silenced in turn. JavaFX thread.
 */
public final class RankingModel {
    private static final RankingWork.Tally NOTHING = new RankingWork.Tally(0, 1, 0, 1);

    private final NetworkEditModel surgery;
    private final AnalysisExecutor laboratory;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyObjectWrapper<RankingWork.Tally> tally =
            new ReadOnlyObjectWrapper<>(this, "tally", NOTHING);
    private final ReadOnlyObjectWrapper<List<Ablation.Result>> ranking =
            new ReadOnlyObjectWrapper<>(this, "ranking", List.of());
    private AnalysisExecutor.@Nullable Ticket ticket;
    private @Nullable Model of;

    /** The trials with the network of {@code surgery}. */
    public RankingModel(NetworkEditModel surgery, AnalysisExecutor laboratory) {
        this.surgery = surgery;
        this.laboratory = laboratory;
        surgery.surgeryProperty().subscribe(this::follow);
    }

    /** Whether trials are being made. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far they are. */
    ReadOnlyObjectProperty<RankingWork.Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /** The maps that were tried, the one that matters most first. */
    ReadOnlyObjectProperty<List<Ablation.Result>> rankingProperty() {
        return ranking.getReadOnlyProperty();
    }

    /** The network whose maps are ranked; null if there is none. */
    @Nullable Architecture architecture() {
        Model model = of;
        return model == null ? null : model.architecture();
    }

    /** Begins the trials, or ends them before their time. */
    void startOrStop() {
        if (running.get()) {
            stop();
        } else {
            start();
        }
    }

    private void start() {
        Model model = of;
        if (model != null) {
            clear();
            running.set(true);
            ticket = laboratory.ask(new RankingWork(model, this::heard));
        }
    }

    /** The laboratory's thread. */
    private void heard(
            AnalysisExecutor.Ticket from, List<Ablation.Result> results, RankingWork.Tally far) {
        laboratory.tell(
                from,
                () -> {
                    tally.set(far);
                    ranking.set(results);
                    running.set(far.made() < far.trials());
                });
    }

    private void stop() {
        AnalysisExecutor.Ticket asked = ticket;
        if (asked != null) {
            asked.callOff();
        }
        ticket = null;
        running.set(false);
    }

    private void clear() {
        ranking.set(List.of());
        tally.set(NOTHING);
    }

    /** What came out is true of one network only. */
    private void follow(@Nullable EditedNetwork now) {
        Model base = now == null ? null : now.base();
        if (base != of) {
            stop();
            clear();
            of = base;
        }
    }
}
