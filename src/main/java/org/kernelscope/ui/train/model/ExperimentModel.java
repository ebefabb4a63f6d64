package org.kernelscope.ui.train.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.Experiment;
import org.kernelscope.experiment.ExperimentFile;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.TrainingProblems;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.fx.Attempt;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/**
 * The experiment in the window: which one, its training in the background, and what its arms have
 * reached. The arms are runs like others, for the time line and the comparison. JavaFX thread.
 */
public final class ExperimentModel {
    private final TrainModel training;
    private final NetworkModel network;
    private final Notices notices;
    private final Supplier<TrainingEngine> engine;
    private final DatasetSource digits;
    private final Executor worker;
    private final Executor fxThread;

    private final ObjectProperty<Experiment> chosen =
            new SimpleObjectProperty<>(this, "chosen", Experiment.all().get(0));
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(this, "view", View.CURVES);
    private final ReadOnlyObjectWrapper<List<ArmResult>> results =
            new ReadOnlyObjectWrapper<>(this, "results", List.of());
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyObjectWrapper<Experiment.@Nullable Arm> draft =
            new ReadOnlyObjectWrapper<>(this, "draft");

    private Experiment trained = Experiment.all().get(0);
    private @Nullable RunPosition followed;
    private @Nullable ArmTraining job;
    private int numbers;

    /** True while the arms wait for the pause of the run at work. */
    private boolean awaited;

    /** The view beside the results. */
    public enum View {
        /** Loss and accuracy. */
        CURVES,
        /** The gradient of each layer. */
        GRADIENTS,
        /** The maps of the example on the pad, of all arms at the same moment. */
        MAPS
    }

    /**
     * The training at work.
     *
     * @param arm the arm that is trained
     * @param share of all steps of all arms
     */
    public record Progress(Experiment.Arm arm, double share) {}

    /**
     * The experiment of a window; nothing is trained yet.
     *
     * @param engine trains, on {@code worker}
     * @param worker a thread of its own, since a training takes long
     */
    public ExperimentModel(
            TrainModel training,
            NetworkModel network,
            Notices notices,
            Supplier<TrainingEngine> engine,
            DatasetSource digits,
            Executor worker,
            Executor fxThread) {
        this.training = training;
        this.network = network;
        this.notices = notices;
        this.engine = engine;
        this.digits = digits;
        this.worker = worker;
        this.fxThread = fxThread;
        chosen.subscribe(
                now -> {
                    draft.set(null);
                    fill();
                });
        training.time().runs().armsProperty().subscribe(now -> fill());
        training.viewProperty().subscribe(now -> beginAwaited());
    }

    /** The chosen experiment. */
    public ObjectProperty<Experiment> chosenProperty() {
        return chosen;
    }

    /** The view beside the results. */
    public ObjectProperty<View> viewProperty() {
        return view;
    }

    /** The results of the arms of the chosen experiment; empty before it is trained. */
    public ReadOnlyObjectProperty<List<ArmResult>> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    /** The training at work; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The arm whose settings are open for a change; null for none. */
    public ReadOnlyObjectProperty<Experiment.@Nullable Arm> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** The experiment whose arms were trained last. */
    public Experiment trained() {
        return trained;
    }

    /** True if all arms of the chosen experiment are trained. */
    public boolean isComplete() {
        List<ArmResult> now = results.get();
        return progress.get() == null
                && now.size() >= chosen.get().arms().size()
                && now.stream().allMatch(ArmResult::isFinished);
    }

    /** Trains the arms of the chosen experiment, one after the other. */
    public void train() {
        if (isFree()) {
            trained = chosen.get();
            training.time().compareWith(null);
            begin(List.of(), trained.arms());
        }
    }

    /**
     * Shows the curves of {@code wanted} and trains its arms, unless they are trained. A run that
     * is at work is paused before, and another experiment cancelled.
     */
    public void show(Experiment wanted) {
        boolean begun = progress.get() != null && trained.equals(wanted);
        if (!begun) {
            cancel();
        }
        chosen.set(wanted);
        view.set(View.CURVES);
        if (begun || isComplete()) {
            return;
        }
        if (training.state() == RunState.RUNNING) {
            training.trainOrPause();
        }
        awaited = true;
        beginAwaited();
    }

    private void beginAwaited() {
        if (awaited && training.state() != RunState.RUNNING) {
            awaited = false;
            train();
        }
    }

    /** Opens the settings of {@code arm} in the window, to change one thing. */
    public void change(Experiment.Arm arm) {
        draft.set(arm);
        training.settingsProperty().set(arm.settings());
        Architecture architecture = arm.architecture();
        long seed = arm.settings().seed();
        network.use(
                new NetworkSource.Untrained(architecture, seed),
                () -> Model.untrained(architecture, seed));
        training.tabProperty().set(TrainTab.SETTINGS);
    }

    /** Trains the network on the stage with the settings of the window, as a further arm. */
    public void trainChanged() {
        Experiment.Arm from = draft.get();
        Architecture architecture = network.architectureProperty().get();
        if (from == null || architecture == null || !isFree()) {
            return;
        }
        List<ArmResult> before = training.time().runs().armsProperty().get();
        int number = Math.max(0, before.size() - trained.arms().size()) + 1;
        draft.set(null);
        chosen.set(trained);
        training.tabProperty().set(TrainTab.EXPERIMENT);
        begin(
                before,
                List.of(
                        from.changed(
                                ExperimentWords.ownId(number),
                                architecture,
                                training.settingsProperty().get())));
    }

    /** Ends the training; the arms that are finished stay. */
    public void cancel() {
        awaited = false;
        ArmTraining open = job;
        if (open != null) {
            open.cancel();
            job = null;
            progress.set(null);
            training.time()
                    .runs()
                    .putArms(
                            training.time().runs().armsProperty().get().stream()
                                    .filter(ArmResult::isFinished)
                                    .toList());
        }
    }

    /** Trains nothing any more; any thread. */
    public void close() {
        ArmTraining open = job;
        if (open != null) {
            open.cancel();
        }
    }

    /** The trained arms of the chosen experiment, for a file; empty before all are trained. */
    public Optional<ExperimentFile.SavedExperiment> saved() {
        return isComplete()
                ? Optional.of(new ExperimentFile.SavedExperiment(chosen.get(), results.get()))
                : Optional.empty();
    }

    /** Shows the arms that were read from a file, unless others are being trained. */
    public void open(ExperimentFile.SavedExperiment saved) {
        if (progress.get() != null) {
            return;
        }
        trained = saved.experiment();
        training.time().compareWith(null);
        List<ArmResult> arms = new ArrayList<>();
        for (ArmResult each : saved.results()) {
            arms.add(each.withNumber(- ++numbers));
        }
        training.time().runs().putArms(arms);
        chosen.set(trained);
        fill();
        finish(arms);
    }

    /** Shows the end of the last arm beside that of the first. */
    private void finish(List<ArmResult> arms) {
        CheckpointBrowser time = training.time();
        time.choose(arms.get(arms.size() - 1).record());
        if (arms.size() > 1) {
            time.compareWith(momentOf(arms.get(0)));
        }
    }

    /** Shows the same as {@code other} does; nothing is trained here. */
    public void showAs(ExperimentModel other) {
        trained = other.trained;
        chosen.set(other.chosen.get());
        view.set(other.view.get());
        training.time().runs().putArms(other.training.time().runs().armsProperty().get());
    }

    /** The checkpoint of {@code arm} at the moment that the time line shows. */
    public RunPosition momentOf(ArmResult arm) {
        RunPosition shown = training.time().shownProperty().get();
        if (shown != null) {
            for (ArmResult each : results.get()) {
                if (each.record().number() == shown.run().number()) {
                    double share = shown.step() / (double) each.arm().steps();
                    return RunPosition.nearest(arm.record(), Math.round(share * arm.arm().steps()));
                }
            }
        }
        return RunPosition.newest(arm.record());
    }

    private boolean isFree() {
        if (progress.get() != null) {
            return false;
        }
        if (training.state() == RunState.RUNNING) {
            notices.tell(new UserFacingException("experiment.busy"));
            return false;
        }
        return true;
    }

    private void begin(List<ArmResult> before, List<Experiment.Arm> arms) {
        training.time().runs().putArms(before);
        progress.set(new Progress(arms.get(0), 0));
        followed = null;
        ArmTraining begun =
                new ArmTraining(
                        new ArmTraining.Source(engine, digits),
                        before,
                        arms,
                        numbers,
                        new ArmTraining.Reports(fxThread, this::report));
        numbers += arms.size();
        job = begun;
        worker.execute(
                () ->
                        Attempt.run(
                                begun::run,
                                failure -> fxThread.execute(() -> fail(begun, failure))));
    }

    private void fill() {
        results.set(
                chosen.get().equals(trained)
                        ? training.time().runs().armsProperty().get()
                        : List.of());
    }

    private void fail(ArmTraining from, Throwable failure) {
        if (from == job) {
            cancel();
            notices.tell(TrainingProblems.refused(failure));
        }
    }

    private void report(ArmTraining from, ArmTraining.Report report) {
        if (from != job) {
            return;
        }
        training.time().runs().putArms(report.results());
        ArmResult newest = report.results().get(report.results().size() - 1);
        progress.set(report.finished() ? null : new Progress(newest.arm(), report.share()));
        if (report.finished()) {
            job = null;
        }
        CheckpointBrowser time = training.time();
        RunPosition shown = time.shownProperty().get();
        if (followed == null || shown == followed) {
            // A user who has gone to another checkpoint stays there.
            time.choose(newest.record());
            followed = time.shownProperty().get();
        }
        if (report.finished() && report.results().size() > 1) {
            RunPosition place = time.shownProperty().get();
            ArmResult first = report.results().get(0);
            if (place != null && place.run().number() != first.record().number()) {
                time.compareWith(momentOf(first));
            }
        }
    }
}
