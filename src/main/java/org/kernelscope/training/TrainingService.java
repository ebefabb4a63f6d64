package org.kernelscope.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.file.PendingRun;
import org.kernelscope.training.inspection.LiveEvaluator;
import org.kernelscope.training.inspection.LiveSnapshot;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/**
 * Trains networks on a thread of its own. Its methods may be called from any thread, never wait,
 * and do nothing where the {@linkplain RunState state} does not allow them. Their effect shows in
 * the {@link #view}, which callers sample at their own pace. Only immutable values come out. What
 * is not requested costs nothing.
 */
public final class TrainingService implements AutoCloseable {
    private final TrainingLoop loop;
    private final TrainingThread thread;
    private final LiveEvaluator observer;
    private final @Nullable Autosave autosave;
    private final AtomicBoolean predictionsWanted = new AtomicBoolean();
    private final AtomicBoolean diagnosticsWanted = new AtomicBoolean();

    /** A service without autosave; its thread is started and waits. */
    public TrainingService(TrainingEngine engine, DatasetSource source) {
        this(engine, source, null);
    }

    /**
     * A service that computes in {@code engine}; its thread is started and waits.
     *
     * @param autosave saves the run every few seconds, if there is one; closed with the service
     */
    public TrainingService(
            TrainingEngine engine, DatasetSource source, @Nullable Autosave autosave) {
        this.autosave = autosave;
        loop = new TrainingLoop(engine, source);
        observer = new LiveEvaluator(engine, this::found);
        thread = new TrainingThread(loop, autosave, observer::close);
        thread.start();
    }

    /**
     * The newest view that was published. While a run trains, a newer one is published only after a
     * {@linkplain #requestView request}; every other change is published at once.
     */
    public RunView view() {
        return thread.view();
    }

    /**
     * Asks for a newer view. It is published after one of the next steps, at most 30 times a
     * second, on machines with up to three processors 5 times.
     */
    public void requestView() {
        thread.requestView();
    }

    /**
     * Takes a network and settings and pauses before the first step. A run that has begun by then
     * stays: two requests for a first step make two steps of one run.
     */
    public void prepare(RunStart start, RunSettings settings) {
        thread.addRefusable(Verb.PREPARE, () -> loop.begin(start, settings));
    }

    /** Begins a new run. */
    public void train(RunStart start, RunSettings settings) {
        thread.addRefusable(
                Verb.TRAIN,
                () -> {
                    thread.publish();
                    loop.begin(start, settings);
                });
    }

    /**
     * Takes a saved run and pauses at its last step. If it cannot be had, or a run is at work, all
     * stays as it was.
     *
     * @return done when the view shows the run; fails with a {@link UserFacingException}; cancelled
     *     if the service is closed before
     */
    public CompletableFuture<Void> open(SavedRun saved) {
        return opening(() -> loop.open(saved));
    }

    /** Opens an autosaved run, which is saved in the same place from then on. */
    public CompletableFuture<Void> open(PendingRun pending) {
        return opening(
                () -> {
                    loop.open(pending.run());
                    if (autosave != null) {
                        autosave.adopt(pending, loop.runs());
                    }
                });
    }

    private CompletableFuture<Void> opening(TrainingThread.Command open) {
        return thread.submit(
                () -> {
                    if (!loop.state().allows(Verb.OPEN)) {
                        throw new UserFacingException("training.busy");
                    }
                    open.run();
                    thread.clearRefusal();
                    thread.publish();
                    return null;
                });
    }

    /** Begins a prepared run, or resumes one that was paused or stopped. */
    public void resume() {
        thread.add(
                () -> {
                    if (loop.state() == RunState.IDLE && loop.transition(Verb.STEP)) {
                        loop.advance(Advance.TO_END);
                    } else if (loop.transition(Verb.RESUME)) {
                        loop.advance(Advance.TO_END);
                        loop.mark(RunEvent.Kind.RESUMED);
                    }
                });
    }

    /** Pauses. */
    public void pause() {
        thread.add(Verb.PAUSE, () -> loop.mark(RunEvent.Kind.PAUSED));
    }

    /** Ends the run, which can still be resumed. */
    public void stop() {
        thread.add(
                Verb.STOP,
                () -> {
                    loop.mark(RunEvent.Kind.STOPPED);
                    loop.end();
                });
    }

    /** Returns to the same first weights and settings. */
    public void reset() {
        thread.addRefusable(Verb.RESET, loop::reset);
    }

    /** Trains as far as {@code distance} and pauses. */
    public void advance(Advance distance) {
        thread.add(Verb.STEP, () -> loop.advance(distance));
    }

    /**
     * Changes learning rate, momentum and minibatch from the next step on. If the network cannot
     * learn like that, all stays as it was, and the view says why.
     */
    public void adjust(HyperparameterChange change) {
        thread.addRefusable(Verb.ADJUST, () -> loop.adjust(change));
    }

    /**
     * Asks for a few more {@linkplain RunView#predictions predictions}; they show in a later view.
     */
    public void requestPredictions() {
        ask(predictionsWanted);
    }

    /** Asks for new {@linkplain RunView#diagnostics diagnostics}; they show in a later view. */
    public void requestDiagnostics() {
        ask(diagnosticsWanted);
    }

    /** Repeated questions are one until it is answered. */
    private void ask(AtomicBoolean wanted) {
        if (wanted.compareAndSet(false, true)) {
            thread.add(this::observe);
        }
    }

    private void observe() throws UserFacingException {
        boolean predictions = predictionsWanted.getAndSet(false);
        boolean diagnostics = diagnosticsWanted.getAndSet(false);
        if (predictions || diagnostics) {
            try {
                LiveSnapshot observation = loop.observation(predictions, diagnostics);
                if (observation != null) {
                    observer.request(observation);
                }
            } catch (OutOfMemoryError full) {
                // The training is worth more than a look: the caller asks again.
                System.getLogger(TrainingService.class.getName())
                        .log(System.Logger.Level.DEBUG, "no memory to look", full);
            }
        }
    }

    private void found(LiveEvaluator.Findings findings) {
        thread.add(() -> loop.found(findings));
    }

    /**
     * The run with all that it needs to resume, as it is when the training thread gets to it; null
     * if there is none. A step or the test of an epoch is finished first.
     *
     * @return fails with a {@link UserFacingException}; cancelled if the service is closed before
     */
    public CompletableFuture<@Nullable SavedRun> save() {
        return thread.submit(loop::save);
    }

    /** Saves the run and ends the threads, without waiting for it. */
    @Override
    public void close() {
        thread.close();
    }

    /**
     * Waits until the threads have ended after {@link #close}.
     *
     * @return true if they have
     */
    public boolean awaitEnd(long seconds) throws InterruptedException {
        return thread.awaitEnd(seconds);
    }
}
