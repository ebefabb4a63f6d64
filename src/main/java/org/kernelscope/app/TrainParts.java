package org.kernelscope.app;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kernelscope.training.Autosave;
import org.kernelscope.training.TrainingService;
import org.kernelscope.ui.fx.FxThread;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.train.RunFiles;
import org.kernelscope.ui.train.RunOffer;
import org.kernelscope.ui.train.RunTimeline;
import org.kernelscope.ui.train.TrainModel;
import org.kernelscope.ui.train.TrainSurroundings;
import org.kernelscope.ui.train.TrainViews;
import org.kernelscope.ui.train.UnsavedTraining;
import org.kernelscope.ui.window.Benches;
import org.kernelscope.ui.window.Shared;

/** Puts Train mode together: the service that trains, and its views. JavaFX thread. */
final class TrainParts {
    private final TrainingService service;
    private final TrainModel model;
    private final RunFiles files;
    private final UnsavedTraining unsaved;
    private final TrainSurroundings around;
    private final Shared shared;

    /**
     * @param autosave where runs are kept by themselves; null for nowhere
     */
    TrainParts(
            Shared shared,
            SharedDigits digits,
            Executor engineThread,
            Executor workThread,
            @Nullable Autosave autosave) {
        this.shared = shared;
        service = new TrainingService(Home.engine(), digits, autosave);
        model =
                new TrainModel(
                        service,
                        shared.network(),
                        shared.workspace(),
                        shared.notices(),
                        FxThread.EXECUTOR);
        around =
                new TrainSurroundings(
                        shared.network(),
                        shared.drawing(),
                        shared.workspace(),
                        shared.display(),
                        shared.localisation(),
                        shared.notices(),
                        digits,
                        Home::engine,
                        engineThread,
                        workThread,
                        FxThread.EXECUTOR);
        files = new RunFiles(model, around);
        unsaved = new UnsavedTraining(model, files, shared.notices());
    }

    TrainModel model() {
        return model;
    }

    RunFiles files() {
        return files;
    }

    /** Adds the bench and the time line. */
    Benches addTo(Benches benches) {
        return benches.with(Mode.TRAIN, TrainViews.bench(model, files, around))
                .withTimeline(
                        Mode.TRAIN,
                        new RunTimeline(model, shared.display(), shared.localisation()));
    }

    /** Offers to go on with a run that was kept. */
    void offerPending(Autosave autosave) {
        new RunOffer(model, shared.workspace(), shared.notices())
                .look(autosave, around.work(), around.fxThread());
    }

    /**
     * Whether the window may be closed at once; if a training would be lost with it, the window
     * asks first.
     *
     * @param close closes it without asking
     */
    boolean mayClose(Runnable close) {
        return unsaved.mayClose(close);
    }

    /** Ends the training, soon. */
    void close() {
        model.close();
        service.close();
    }

    /** Waits for that; what is kept of the run is written then. */
    boolean awaitEnd(long seconds) throws InterruptedException {
        return service.awaitEnd(seconds);
    }
}
