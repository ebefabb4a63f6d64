package org.kernelscope.training;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
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
 * Trains networks on a thread of its own. Its verbs may be called from any thread, never wait, and
 * do nothing where the {@linkplain RunState state} does not allow them; what comes of them shows in
 * the {@link #view}, which whoever is interested samples at their own pace. Only immutable values
 * come out. What nobody asks for costs nothing.
 */
public final class TrainingService implements AutoCloseable {
    /**
     * How often there is a new view at the most. Whatever is painted of one takes time, which the
     * training loses if there is no processor to spare: then five a second have to do.
     */
    private static final long VIEW_NANOS =
            Runtime.getRuntime().availableProcessors() > 3 ? 33_000_000 : 200_000_000;

    private final TrainingLoop loop;
    private final LiveEvaluator observer;
    private final @Nullable Autosave autosave;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final PendingAnswers promises = new PendingAnswers();
    private final AtomicBoolean guessesWanted = new AtomicBoolean();
    private final AtomicBoolean diagnosticsWanted = new AtomicBoolean();

    private volatile RunView view = RunView.NOTHING;
    private volatile boolean viewWanted;
    private volatile boolean closed;

    // Both belong to the training thread.
    private long viewNanos;
    private @Nullable UserFacingException refusal;

    /** Something that the training thread is to do. */
    @FunctionalInterface
    private interface Command {
        void run() throws UserFacingException, InterruptedException;
    }

    /** A service that saves nothing by itself; its thread is started and waits. */
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
        observer = new LiveEvaluator(engine, found -> commands.add(() -> loop.found(found)));
        if (autosave != null) {
            autosave.listen(() -> commands.add(() -> {}));
        }
        NamedThreads.thread("training", this::work).start();
    }

    /** The training as it is now, or was a few hundredths of a second ago. */
    public RunView view() {
        viewWanted = true;
        return view;
    }

    /**
     * Takes a network and settings and holds before the first step. A run that has begun by then
     * stays: whoever asks twice for a first step gets two steps of one run.
     */
    public void prepare(RunStart start, RunSettings settings) {
        tryTo(Verb.PREPARE, () -> loop.begin(start, settings));
    }

    /** Begins a new run. */
    public void train(RunStart start, RunSettings settings) {
        tryTo(
                Verb.TRAIN,
                () -> {
                    publish();
                    loop.begin(start, settings);
                });
    }

    /**
     * Takes a saved run and holds where it stands. If it cannot be had, or a run is at work, all
     * stays as it was.
     *
     * @return done when it shows in the view; fails with a {@link UserFacingException}; cancelled
     *     if the service is closed before
     */
    public CompletableFuture<Void> open(SavedRun saved) {
        return opening(() -> loop.open(saved));
    }

    /** The same with a run that was saved by itself; from then on it is saved there again. */
    public CompletableFuture<Void> open(PendingRun pending) {
        return opening(
                () -> {
                    loop.open(pending.run());
                    if (autosave != null) {
                        autosave.adopt(pending, loop.runs());
                    }
                });
    }

    private CompletableFuture<Void> opening(Command open) {
        return promise(
                () -> {
                    if (!loop.state().allows(Verb.OPEN)) {
                        throw new UserFacingException("training.busy");
                    }
                    open.run();
                    refusal = null;
                    publish();
                    return null;
                });
    }

    /** What the training thread is to find out; if that goes wrong, the training is as it was. */
    private <T> CompletableFuture<T> promise(PendingAnswers.Question<T> question) {
        CompletableFuture<T> promise = promises.make();
        commands.add(() -> promises.keep(promise, question));
        return promise;
    }

    /** Begins what is prepared, or goes on with what was held or stopped. */
    public void resume() {
        commands.add(
                () -> {
                    if (loop.state() == RunState.IDLE) {
                        goOn(Verb.STEP, TrainingLoop.Goal.END);
                    } else if (loop.moves(Verb.RESUME)) {
                        loop.goOn(TrainingLoop.Goal.END);
                        loop.mark(RunEvent.Kind.RESUMED);
                    }
                });
    }

    /** Holds. */
    public void pause() {
        on(Verb.PAUSE, () -> loop.mark(RunEvent.Kind.PAUSED));
    }

    /** Ends the run; what it needs to go on is kept. */
    public void stop() {
        on(
                Verb.STOP,
                () -> {
                    loop.mark(RunEvent.Kind.STOPPED);
                    loop.end();
                });
    }

    /** Goes back to the same first weights and settings. */
    public void reset() {
        tryTo(Verb.RESET, loop::reset);
    }

    /** Makes one step and holds. */
    public void oneBatch() {
        commands.add(() -> goOn(Verb.STEP, TrainingLoop.Goal.BATCH));
    }

    /** Goes on to the end of the epoch and holds. */
    public void oneEpoch() {
        commands.add(() -> goOn(Verb.STEP, TrainingLoop.Goal.EPOCH));
    }

    /** Learns from a single digit and holds. */
    public void oneDigit() {
        commands.add(() -> goOn(Verb.STEP, TrainingLoop.Goal.DIGIT));
    }

    private void goOn(Verb verb, TrainingLoop.Goal goal) throws UserFacingException {
        if (loop.moves(verb)) {
            loop.goOn(goal);
        }
    }

    /**
     * Changes learning rate, momentum and batch from the next step on. If the network cannot learn
     * like that, all stays as it was, and the view says why.
     */
    public void adjust(HyperparameterChange adjustment) {
        tryTo(Verb.ADJUST, () -> loop.adjust(adjustment));
    }

    /** Asks for a few more {@linkplain RunView#guesses guesses}; they show in a later view. */
    public void askForGuesses() {
        ask(guessesWanted);
    }

    /** Asks for new {@linkplain RunView#diagnostics diagnostics}; they show in a later view. */
    public void askForDiagnostics() {
        ask(diagnosticsWanted);
    }

    /** One that is asked again before it was answered is one question. */
    private void ask(AtomicBoolean wanted) {
        if (wanted.compareAndSet(false, true)) {
            commands.add(this::observe);
        }
    }

    private void observe() throws UserFacingException {
        boolean guesses = guessesWanted.getAndSet(false);
        boolean diagnostics = diagnosticsWanted.getAndSet(false);
        if (guesses || diagnostics) {
            try {
                LiveSnapshot observation = loop.observation(guesses, diagnostics);
                if (observation != null) {
                    observer.look(observation);
                }
            } catch (OutOfMemoryError full) {
                // A look is not worth the training: whoever wants to know asks again.
                System.getLogger(TrainingService.class.getName())
                        .log(System.Logger.Level.DEBUG, "no memory to look", full);
            }
        }
    }

    /**
     * The run with all that it needs to go on, as it is when the training thread gets to it; null
     * if there is none. A step or the test of an epoch is done first.
     *
     * @return fails with a {@link UserFacingException}; cancelled if the service is closed before
     */
    public CompletableFuture<@Nullable SavedRun> save() {
        return promise(loop::save);
    }

    /** Saves what there is, and ends the threads; soon, and without waiting for it. */
    @Override
    public void close() {
        closed = true;
        commands.add(() -> {});
    }

    /**
     * Waits until the threads have ended after {@link #close}.
     *
     * @return whether they have
     */
    public boolean awaitEnd(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    private void on(Verb verb, Command command) {
        commands.add(
                () -> {
                    if (loop.moves(verb)) {
                        command.run();
                    }
                });
    }

    /** Does what may be refused; the run is then as it was before. */
    private void tryTo(Verb verb, Command command) {
        commands.add(
                () -> {
                    RunState before = loop.state();
                    boolean first = !loop.hasRun();
                    if (loop.moves(verb)) {
                        try {
                            command.run();
                            refusal = null;
                        } catch (UserFacingException
                                | RuntimeException
                                | LinkageError
                                | OutOfMemoryError failure) {
                            if (first) {
                                throw failure;
                            }
                            loop.stay(before);
                            refusal = TrainingProblems.refused(failure);
                        }
                    }
                });
    }

    // --- the training thread ---

    private void work() {
        while (!closed) {
            attempt(this::turn);
        }
        attempt(this::saveByItself);
        loop.closeSession();
        observer.close();
        if (autosave != null) {
            autosave.close();
        }
        promises.breakAll();
        ended.countDown();
    }

    private void turn() throws UserFacingException, InterruptedException {
        Command command = next();
        if (command != null) {
            RunState before = loop.state();
            command.run();
            publish();
            if (loop.state() != before) {
                saveByItself();
            }
            return;
        }
        if (autosave != null && autosave.isDue()) {
            saveByItself();
        }
        boolean news = loop.step(this::publishQuietly);
        if (news || (viewWanted && System.nanoTime() - viewNanos > VIEW_NANOS)) {
            publish();
        }
        if (!loop.isRunning()) {
            saveByItself();
        }
    }

    /** What is to be done before the next step; null if there is nothing. */
    private @Nullable Command next() throws InterruptedException {
        if (!loop.isRunning()) {
            return commands.take();
        }
        // A single step that was asked for is made before anything else is.
        return loop.makesOneStep() ? null : commands.poll();
    }

    /** A run without a step is made again in no time. */
    private void saveByItself() throws UserFacingException {
        SavedRun run = autosave == null ? null : loop.save();
        if (autosave != null && run != null && run.run().steps().size() > 0) {
            autosave.save(run);
        }
    }

    private void attempt(Command command) {
        try {
            command.run();
        } catch (InterruptedException e) {
            closed = true;
        } catch (OutOfMemoryError full) {
            loop.forget();
            fail(TrainingProblems.ended(full));
        } catch (UserFacingException | RuntimeException | LinkageError failure) {
            fail(TrainingProblems.ended(failure));
        }
    }

    /**
     * The thread lives on, whatever else goes wrong while what was reached is brought to safety.
     */
    private void fail(UserFacingException told) {
        try {
            loop.fail(told);
            publishQuietly();
            saveByItself();
        } catch (UserFacingException diverged) {
            // Without weights that are numbers, there is nothing to go on with.
        } catch (RuntimeException | OutOfMemoryError again) {
            loop.closeSession();
            publishQuietly();
        }
    }

    /** The weights may be no numbers any more; the next step will tell. */
    private void publishQuietly() {
        try {
            publish();
        } catch (UserFacingException diverged) {
            viewNanos = System.nanoTime();
        }
    }

    private void publish() throws UserFacingException {
        viewWanted = false;
        viewNanos = System.nanoTime();
        UserFacingException warning = autosave == null ? null : autosave.problem().orElse(null);
        view = loop.view(view.serial() + 1, refusal, warning);
    }
}
