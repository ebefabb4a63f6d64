package org.kernelscope.ui.kerneleditor;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Ablation;
import org.kernelscope.analysis.EditedNetwork;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkEditModel;

/**
 * An ablation study: silences every map of the unedited network in turn and ranks the maps by the
 * loss of accuracy.
 */
public final class RankingModel {
    private static final Progress NONE = new Progress(0, 1, 0, 1);

    /** Images that are evaluated in one step. */
    private static final int BATCH = 500;

    private final NetworkEditModel edits;
    private final AnalysisExecutor analyses;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", NONE);
    private final ReadOnlyObjectWrapper<List<Ablation.Result>> ranking =
            new ReadOnlyObjectWrapper<>(this, "ranking", List.of());
    private AnalysisExecutor.@Nullable Ticket ticket;
    private @Nullable Model base;

    /**
     * The progress of the study.
     *
     * @param done number of maps that were silenced
     * @param maps number of maps
     * @param correct number of correct predictions of the whole network
     * @param images number of images
     */
    record Progress(int done, int maps, int correct, int images) {}

    /** A study of the network of {@code edits}. */
    public RankingModel(NetworkEditModel edits, AnalysisExecutor analyses) {
        this.edits = edits;
        this.analyses = analyses;
        edits.editedProperty().subscribe(this::follow);
    }

    /** True while the study runs. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** The progress of the study. */
    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The results so far, the map with the largest loss first. */
    ReadOnlyObjectProperty<List<Ablation.Result>> rankingProperty() {
        return ranking.getReadOnlyProperty();
    }

    /** The network whose maps are ranked; null if there is none. */
    @Nullable Architecture architecture() {
        Model model = base;
        return model == null ? null : model.architecture();
    }

    /** Starts the study, or cancels it. */
    void startOrStop() {
        if (running.get()) {
            stop();
        } else {
            start();
        }
    }

    private void start() {
        Model model = base;
        if (model != null) {
            clear();
            running.set(true);
            ticket = analyses.ask(new Study(model));
        }
    }

    /**
     * Evaluates the whole network, then the network without each map in turn. Runs on the thread of
     * analyses.
     */
    private final class Study implements AnalysisExecutor.Work {
        private final Model model;
        private final Ablation ablation;
        private Model trial;
        private boolean whole = true;
        private int all;
        private int done;
        private int correct;

        Study(Model model) {
            this.model = model;
            this.ablation = new Ablation(model, model.architecture().layers());
            this.trial = model;
        }

        @Override
        public boolean step(AnalysisExecutor.Tools tools, AnalysisExecutor.Ticket from)
                throws UserFacingException {
            Dataset images = tools.digits().every(BeforeAfterModel.EVERY);
            int end = Math.min(images.count(), done + BATCH);
            correct += BeforeAfterModel.correct(tools, trial, images, done, end);
            done = end;
            if (done == images.count()) {
                next();
                publish(from, images.count());
            }
            return ablation.done() < ablation.count();
        }

        private void next() {
            if (whole) {
                whole = false;
                all = correct;
            } else {
                ablation.correct(correct);
            }
            done = 0;
            correct = 0;
            trial = ablation.done() < ablation.count() ? ablation.next() : model;
        }

        private void publish(AnalysisExecutor.Ticket from, int images) {
            List<Ablation.Result> results = ablation.ranking();
            Progress now = new Progress(ablation.done(), ablation.count(), all, images);
            analyses.tell(
                    from,
                    () -> {
                        progress.set(now);
                        ranking.set(results);
                        running.set(now.done() < now.maps());
                    });
        }
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
        progress.set(NONE);
    }

    /** Discards the results when another network is opened. */
    private void follow(@Nullable EditedNetwork now) {
        Model next = now == null ? null : now.base();
        if (next != base) {
            stop();
            clear();
            base = next;
        }
    }
}
