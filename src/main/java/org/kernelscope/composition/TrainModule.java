package org.kernelscope.composition;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kernelscope.export.NumberTable;
import org.kernelscope.text.Texts;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.TrainPanel;
import org.kernelscope.ui.train.TrainViews;
import org.kernelscope.ui.train.curves.RunTable;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.runs.ResumeOffer;
import org.kernelscope.ui.train.runs.RunFiles;
import org.kernelscope.ui.train.runs.UnsavedTraining;
import org.kernelscope.ui.train.tab.TrainContext;
import org.kernelscope.ui.train.timeline.RunTimeline;
import org.kernelscope.ui.window.ModePanels;
import org.kernelscope.ui.window.WindowState;

/** Puts Train mode together: the service that trains, and its views. JavaFX thread. */
public final class TrainModule {
    private final TrainingService service;
    private final TrainModel model;
    private final ExperimentModel experiments;
    private final RunFiles files;
    private final ResumeOffer resume;
    private final UnsavedTraining unsaved;
    private final TrainContext around;
    private final WindowState shared;
    private @Nullable TrainPanel panel;

    /**
     * @param autosave the autosave of runs; null for none
     */
    TrainModule(
            WindowState shared,
            DatasetSource digits,
            Executor engineThread,
            Executor analysisThread,
            Executor experimentThread,
            FileThreads threads,
            @Nullable Autosave autosave) {
        this.shared = shared;
        service = new TrainingService(ProgramModels.engine(), digits, autosave);
        model =
                new TrainModel(
                        service,
                        shared.network(),
                        shared.workspace(),
                        shared.notices(),
                        FxThread.EXECUTOR);
        around =
                new TrainContext(
                        shared.network(),
                        shared.drawing(),
                        shared.workspace(),
                        shared.display(),
                        shared.localisation(),
                        shared.notices(),
                        digits,
                        ProgramModels::engine,
                        engineThread,
                        analysisThread,
                        threads.reading(),
                        threads.writing(),
                        FxThread.EXECUTOR);
        experiments =
                new ExperimentModel(
                        model,
                        shared.network(),
                        shared.notices(),
                        ProgramModels::engine,
                        digits,
                        experimentThread,
                        FxThread.EXECUTOR);
        files = new RunFiles(model, around);
        resume = new ResumeOffer(model, shared.workspace(), shared.notices());
        unsaved = new UnsavedTraining(model, files, shared.notices());
    }

    TrainModel model() {
        return model;
    }

    /** The experiments. */
    public ExperimentModel experiments() {
        return experiments;
    }

    /** The curves of the run that is shown; null if there is none. */
    @Nullable NumberTable curves() {
        RunRecord run = model.time().run();
        return run == null || run.steps().size() == 0 ? null : RunTable.of(run);
    }

    /** The checkpoint that is shown, in words; null if there is none. */
    @Nullable String checkpoint() {
        boolean train = shared.workspace().modeProperty().get() == Mode.TRAIN;
        RunPosition place = model.time().shownProperty().get();
        if (train && place != null && place.run().isArm()) {
            Texts texts = shared.localisation().texts();
            return texts.get(
                    "experiment.checkpoint",
                    model.time().runs().name(texts, place.run()),
                    place.step(),
                    place.run().timeline().last().step());
        }
        return train && place != null
                ? shared.localisation()
                        .texts()
                        .get(
                                "export.checkpoint",
                                place.run().number(),
                                place.step(),
                                place.run().timeline().last().step())
                : null;
    }

    /** True if Train mode shows all that was asked for, or a training runs. */
    boolean isSettled() {
        TrainPanel made = panel;
        return made == null || made.isSettled();
    }

    public RunFiles files() {
        return files;
    }

    /**
     * Adds the panel and the time line.
     *
     * @param nextStep shows what the next training step would do
     */
    ModePanels addTo(ModePanels panels, Runnable nextStep) {
        return panels.with(
                        Mode.TRAIN,
                        () -> {
                            TrainPanel made =
                                    TrainViews.panel(model, experiments, files, resume, around);
                            panel = made;
                            return made;
                        })
                .withTimeline(
                        Mode.TRAIN,
                        () ->
                                new RunTimeline(
                                        model, shared.display(), shared.localisation(), nextStep));
    }

    /** Offers to resume a saved run. */
    public void offerPending(Autosave autosave) {
        resume.look(autosave, around.reading(), around.fxThread());
    }

    /**
     * True if the window may be closed at once; if a training would be lost with it, the window
     * asks first.
     *
     * @param close closes it without asking
     */
    public boolean mayClose(Runnable close) {
        return unsaved.mayClose(close);
    }

    /** Ends the training, soon. */
    void close() {
        model.close();
        experiments.close();
        service.close();
    }

    /** Waits for that; what is kept of the run is written then. */
    boolean awaitEnd(long seconds) throws InterruptedException {
        return service.awaitEnd(seconds);
    }
}
