package org.kernelscope.ui.train.model;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.Advance;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.PendingRun;
import org.kernelscope.training.record.BatchOfOne;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.ModeModel;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** The training in the window: its commands, its settings and its state. JavaFX thread. */
public final class TrainModel {
    /** Training examples in MNIST. */
    public static final int MNIST = 60_000;

    private final TrainingService service;
    private final NetworkModel network;
    private final Notices notices;
    private final RunOpening opening;
    private final CheckpointBrowser time;
    private final TrainingWatch watch;
    private final NextRun next;
    private @Nullable RunRecord kept;

    private final IntegerProperty examples = new SimpleIntegerProperty(this, "examples", MNIST);
    private final TabChoices choices = new TabChoices();
    private final ObjectProperty<TrainTab> tab =
            new SimpleObjectProperty<>(this, "tab", TrainTab.CURVES);

    /** The network whose steps with a single example were explained last. */
    private @Nullable Architecture explained;

    /**
     * The model of what {@code service} does, shown in {@code network}.
     *
     * @param fxThread the thread of the window
     */
    public TrainModel(
            TrainingService service,
            NetworkModel network,
            ModeModel workspace,
            Notices notices,
            Executor fxThread) {
        this.service = service;
        this.network = network;
        this.notices = notices;
        next = new NextRun(network);
        opening = new RunOpening(notices, fxThread, this::trainFrom);
        time = new CheckpointBrowser(new CheckpointStage(network), new RunList());
        watch = new TrainingWatch(service, workspace, notices, time);
    }

    /** Shows the same as {@code other} does, of the same run; nothing is trained here. */
    public void showAs(TrainModel other) {
        tab.set(other.tab.get());
        next.settingsProperty().set(other.settings());
        choices.showAs(other.choices);
        time.showAs(other.time);
    }

    /** By which loss networks learn; part of the {@linkplain #settingsProperty settings}. */
    public LossChoice losses() {
        return next.losses();
    }

    /** The newest view. */
    public ReadOnlyObjectProperty<RunView> viewProperty() {
        return watch.viewProperty();
    }

    /** The architecture of the network in use; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Architecture> architectureProperty() {
        return network.architectureProperty();
    }

    /** The checkpoint that is shown, and all runs. */
    public CheckpointBrowser time() {
        return time;
    }

    /** The settings of the next run; those that may change while one runs are changed in it. */
    public ObjectProperty<RunSettings> settingsProperty() {
        return next.settingsProperty();
    }

    /** True if the next run begins with weights drawn from the seed, not with those in use. */
    public BooleanProperty freshProperty() {
        return next.freshProperty();
    }

    /** The training examples that there are: those of MNIST, or of a data set of one's own. */
    public IntegerProperty examplesProperty() {
        return examples;
    }

    /** The tab beside the buttons. */
    public ObjectProperty<TrainTab> tabProperty() {
        return tab;
    }

    /** The choices beside the tabs. */
    public TabChoices choices() {
        return choices;
    }

    /** True if {@code verb} is allowed now. */
    public boolean allows(Verb verb) {
        return state().allows(verb);
    }

    public RunState state() {
        return watch.state();
    }

    /** Begins, pauses or resumes, depending on the state. */
    public void trainOrPause() {
        switch (state()) {
            case RUNNING -> service.pause();
            case PAUSED, STOPPED -> {
                if (isAnotherOffered()) {
                    train();
                } else {
                    resume();
                }
            }
            case IDLE, FINISHED, FAILED -> train();
        }
        watch.wake();
    }

    /**
     * True if a network is on the stage that the paused run cannot train, such as one just
     * designed: that one is trained next. The run is kept.
     */
    public boolean isAnotherOffered() {
        RunRecord run = run();
        Architecture wanted = architectureProperty().get();
        return run != null
                && wanted != null
                && !time.isOnStage()
                && !wanted.equals(run.architecture());
    }

    /** Begins a run with the current settings. */
    public void train() {
        next.start()
                .ifPresent(
                        start -> {
                            follow();
                            service.train(start, settings());
                        });
        watch.wake();
    }

    /**
     * Begins a run that is paused before its first step, so that the untrained network and its
     * prediction can be seen. The previous run is kept with the other runs.
     */
    public void hold() {
        if (state() == RunState.RUNNING) {
            return;
        }
        next.start()
                .ifPresent(
                        start -> {
                            if (state() != RunState.IDLE) {
                                service.reset();
                            }
                            service.prepare(start, settings());
                        });
        follow();
        watch.wake();
    }

    /** Begins a run from the checkpoint that is shown, with the current settings. */
    public void trainFromShown() {
        RunPosition place = time.shownProperty().get();
        if (place != null) {
            RunStart start =
                    place.run().isArm()
                            ? new RunStart.Trained(place.model())
                            : new RunStart.Rewound(place.run(), place.checkpoint());
            service.train(start, settings());
            follow();
        }
    }

    private void resume() {
        follow();
        service.resume();
    }

    /** Stops the run. */
    void stop() {
        service.stop();
    }

    /** Returns to the first weights. */
    void reset() {
        follow();
        service.reset();
    }

    /** Trains as far as {@code distance} and pauses. */
    public void advance(Advance distance) {
        RunRecord run = run();
        Architecture architecture =
                run == null || state() == RunState.IDLE
                        ? architectureProperty().get()
                        : run.architecture();
        if (state() == RunState.IDLE) {
            // Before the first step, a run is prepared with the current settings.
            next.start().ifPresent(start -> service.prepare(start, settings()));
        }
        follow();
        service.advance(distance);
        watch.wake();
        if (distance == Advance.EXAMPLE && architecture != null) {
            explain(architecture);
        }
    }

    /** Once for each network. */
    private void explain(Architecture architecture) {
        if (!Objects.equals(architecture, explained)) {
            explained = architecture;
            BatchOfOne.explained(architecture).ifPresent(notices::tell);
        }
    }

    /** Applies the settings that may change to the run at work. */
    public void adjust() {
        RunRecord run = run();
        if (run != null && allows(Verb.ADJUST)) {
            var wanted = settings().adjustable();
            if (!wanted.equals(run.currentSettings().adjustable())) {
                service.adjust(wanted);
            }
        }
    }

    /**
     * Opens a run from a file and pauses at its last step.
     *
     * @param then is run when it is open
     * @param otherwise is run if it is refused; the reason is shown
     */
    public void open(SavedRun run, Runnable then, Runnable otherwise) {
        opening.open(
                service.open(run),
                run.run(),
                () -> {
                    opened(run.run());
                    then.run();
                },
                otherwise);
    }

    /** Opens an autosaved run, and resumes it unless it is over or was stopped on purpose. */
    public void open(PendingRun pending) {
        RunRecord run = pending.run().run();
        opening.open(
                service.open(pending),
                run,
                () -> {
                    opened(run);
                    if (!run.isOver() && !run.wasStopped()) {
                        resume();
                    }
                },
                () -> {});
    }

    /** Begins a new run with the newest weights of {@code run}. */
    private void trainFrom(RunRecord run) {
        follow();
        service.train(
                new RunStart.Trained(run.model(run.timeline().last())),
                settings().adaptedTo(run.architecture()));
        watch.wake();
    }

    private void opened(RunRecord run) {
        follow();
        next.settingsProperty().set(run.currentSettings());
        BatchOfOne.explained(run).ifPresent(notices::tell);
        watch.opened();
    }

    /** The run as it is now, with all that it needs to resume. */
    public CompletableFuture<@Nullable SavedRun> save() {
        return service.save();
    }

    /** Notes that {@code run} was saved in a file. */
    public void saved(RunRecord run) {
        kept = run;
    }

    /** True if a training would be lost with the program. */
    public boolean isAtStake() {
        watch.look();
        RunRecord now = viewProperty().get().run();
        return viewProperty().get().warning() != null
                && now != null
                && now.steps().size() > 0
                && !isKept(now);
    }

    private boolean isKept(RunRecord now) {
        RunRecord file = kept;
        return file != null
                && file.number() == now.number()
                && file.steps().size() >= now.steps().size();
    }

    /** Asks for a few more predictions on test examples. */
    public void askForPredictions() {
        if (canBeAnalysed()) {
            service.requestPredictions();
        }
    }

    /** Asks for the distributions in the layers as they are now. */
    public void askForDiagnostics() {
        if (canBeAnalysed()) {
            service.requestDiagnostics();
        }
    }

    private boolean canBeAnalysed() {
        return run() != null && state() != RunState.FAILED;
    }

    private RunSettings settings() {
        return next.settingsProperty().get();
    }

    /** Samples nothing any more; any thread. */
    public void close() {
        watch.close();
        time.close();
    }

    /** The run at work, or the last one; null before the first. */
    private @Nullable RunRecord run() {
        return time.runs().currentProperty().get();
    }

    /** From now on the newest checkpoint is shown. */
    private void follow() {
        watch.look();
        time.follow();
    }
}
