package org.kernelscope.training;

import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Digits;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Problem;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.RunState.Verb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Trains networks on a thread of its own. Its verbs may be called from any thread, never wait, and
 * do nothing where the {@linkplain RunState state} does not allow them; what comes of them shows in
 * the {@link #view}, which whoever is interested samples at their own pace. Only immutable values
 * come out.
 */
public final class TrainingService implements AutoCloseable {
    private static final long VIEW_NANOS = 40_000_000;
    private static final int GUESSES_AT_ONCE = 4;
    private static final int GUESSES_KEPT = 48;

    private final TrainingEngine engine;
    private final DigitSource source;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Thread thread;

    private volatile RunView view = RunView.NOTHING;
    private volatile boolean viewWanted;
    private volatile boolean guessesWanted;
    private volatile boolean closed;

    // All below belongs to the training thread.
    private RunState state = RunState.IDLE;
    private @Nullable Digits train;
    private @Nullable Digits test;
    private @Nullable Session session;
    private @Nullable SavedRun begun;
    private @Nullable SavedRun ended;
    private @Nullable Problem problem;
    private Goal goal = Goal.END;
    private int runs;
    private long viewNanos;
    private final Deque<Guess> guesses = new ArrayDeque<>();
    private final Random random = new Random(1);

    /** How far it is to run before it holds. */
    private enum Goal {
        END,
        BATCH,
        EPOCH,
        DIGIT
    }

    /** Something that the training thread is to do. */
    @FunctionalInterface
    private interface Command {
        void run() throws Problem, InterruptedException;
    }

    /** A service that computes in {@code engine}; its thread is started and waits. */
    public TrainingService(TrainingEngine engine, DigitSource source) {
        this.engine = engine;
        this.source = source;
        this.thread = NamedThreads.thread("training", this::work);
        thread.start();
    }

    /** The training as it is now, or was a few hundredths of a second ago. */
    public RunView view() {
        viewWanted = true;
        return view;
    }

    /** Takes a network and settings and holds before the first step. */
    public void prepare(RunStart start, RunSettings settings) {
        on(Verb.PREPARE, () -> begin(start, settings));
    }

    /** Begins a new run. */
    public void train(RunStart start, RunSettings settings) {
        on(
                Verb.TRAIN,
                () -> {
                    begin(start, settings);
                    goal = Goal.END;
                });
    }

    /** Takes a saved run and holds where it stands. */
    public void open(SavedRun saved) {
        on(
                Verb.OPEN,
                () -> {
                    runs++;
                    begun = null;
                    take(saved);
                });
    }

    /** Goes on, or begins what is prepared. */
    public void resume() {
        on(
                state -> state == RunState.IDLE ? Verb.STEP : Verb.RESUME,
                () -> {
                    boolean first = session != null && session.progress(false).step() == 0;
                    goal = Goal.END;
                    reopen();
                    if (!first) {
                        mark(Mark.Kind.RESUMED);
                    }
                });
    }

    /** Holds. */
    public void pause() {
        on(Verb.PAUSE, () -> mark(Mark.Kind.PAUSED));
    }

    /** Ends the run; what it needs to go on is kept. */
    public void stop() {
        on(
                Verb.STOP,
                () -> {
                    mark(Mark.Kind.STOPPED);
                    end();
                });
    }

    /** Goes back to the same first weights and settings. */
    public void reset() {
        on(
                Verb.RESET,
                () -> {
                    SavedRun first = begun;
                    if (first != null) {
                        take(first);
                    }
                });
    }

    /** Makes one step and holds. */
    public void oneBatch() {
        only(Goal.BATCH);
    }

    /** Goes on to the end of the epoch and holds. */
    public void oneEpoch() {
        only(Goal.EPOCH);
    }

    /** Learns from a single digit and holds. */
    public void oneDigit() {
        only(Goal.DIGIT);
    }

    private void only(Goal wanted) {
        on(
                Verb.STEP,
                () -> {
                    goal = wanted;
                    reopen();
                });
    }

    /** Changes learning rate, momentum and batch from the next step on. */
    public void adjust(Adjustment adjustment) {
        on(
                Verb.ADJUST,
                () -> {
                    reopen();
                    if (session != null) {
                        session.adjust(adjustment);
                    }
                });
    }

    /** Asks for a few more {@linkplain RunView#guesses guesses}; they show in a later view. */
    public void askForGuesses() {
        guessesWanted = true;
    }

    /**
     * The run with all that it needs to go on, as it is when the training thread gets to it; null
     * if there is none.
     */
    public CompletableFuture<@Nullable SavedRun> save() {
        CompletableFuture<@Nullable SavedRun> future = new CompletableFuture<>();
        commands.add(
                () -> {
                    try {
                        future.complete(session == null ? ended : session.save());
                    } catch (Problem | RuntimeException e) {
                        future.completeExceptionally(e);
                    }
                });
        return future;
    }

    /** Ends the thread, soon; what is not saved is lost. */
    @Override
    public void close() {
        closed = true;
        commands.add(() -> {});
    }

    private void on(Verb verb, Command command) {
        on(any -> verb, command);
    }

    private void on(java.util.function.Function<RunState, Verb> verb, Command command) {
        commands.add(
                () -> {
                    RunState next = state.after(verb.apply(state)).orElse(null);
                    if (next != null) {
                        state = next;
                        command.run();
                    }
                });
    }

    // --- the training thread ---

    private void work() {
        while (!closed) {
            attempt(this::turn);
        }
        closeSession();
    }

    private void turn() throws Problem, InterruptedException {
        Command command = state == RunState.RUNNING ? commands.poll() : commands.take();
        if (command != null) {
            command.run();
            publish(false);
        } else {
            step();
            if (guessesWanted) {
                guess();
            }
            if (viewWanted && System.nanoTime() - viewNanos > VIEW_NANOS) {
                publish(false);
            }
        }
    }

    private void step() throws Problem, InterruptedException {
        Session running = java.util.Objects.requireNonNull(session);
        if (goal == Goal.DIGIT) {
            running.stepOneDigit();
        } else {
            running.step();
        }
        boolean epochEnds = running.endsEpoch();
        if (epochEnds) {
            publish(true);
            running.endEpoch();
        }
        if (running.isDone()) {
            move(Verb.FINISH);
            mark(Mark.Kind.FINISHED);
            end();
            publish(false);
        } else if (goal == Goal.BATCH || goal == Goal.DIGIT || (goal == Goal.EPOCH && epochEnds)) {
            move(Verb.PAUSE);
            publish(false);
        } else if (epochEnds) {
            publish(false);
        }
    }

    private void move(Verb verb) {
        state = state.after(verb).orElseThrow();
    }

    private void begin(RunStart start, RunSettings settings) throws Problem {
        publish(false);
        runs++;
        Weights weights = start.weights(engine, settings.seed());
        Moment first = new Moment(0, weights);
        RunRecord run =
                new RunRecord(
                        runs,
                        start.architecture(),
                        settings,
                        start instanceof RunStart.Fresh,
                        StepSeries.EMPTY,
                        List.of(),
                        List.of(),
                        new Timeline(List.of(first)),
                        null);
        TrainingState unlearned = new TrainingState(weights, Tensor.zeros(Shape.of(1)), 0);
        begun = new SavedRun(run, unlearned, 0, 0, 0, 0);
        take(begun);
    }

    private void take(SavedRun saved) throws Problem {
        closeSession();
        problem = null;
        guesses.clear();
        ended = saved;
        reopen();
    }

    /** Makes the session that the ended run goes on in, if it is not open. */
    private void reopen() throws Problem {
        SavedRun saved = ended;
        if (session != null || saved == null) {
            return;
        }
        session = new Session(engine, saved, sets(saved.run().settings()));
        ended = null;
    }

    private DigitSets sets(RunSettings settings) throws Problem {
        Digits all = train;
        Digits tests = test;
        if (all == null || tests == null) {
            all = source.train();
            tests = source.test();
            train = all;
            test = tests;
        }
        return DigitSets.of(all, tests, settings);
    }

    /** Frees what the run occupies and keeps what it needs to go on. */
    private void end() throws Problem {
        Session open = session;
        if (open != null) {
            ended = open.save();
            closeSession();
        }
    }

    private void closeSession() {
        Session open = session;
        if (open != null) {
            open.close();
            session = null;
        }
    }

    private void mark(Mark.Kind kind) {
        Session open = session;
        if (open != null) {
            open.mark(Mark.of(open.progress(false).step(), kind));
        }
    }

    private void guess() {
        Session open = session;
        if (open == null) {
            return;
        }
        guessesWanted = false;
        Digits digits = open.sets().test();
        int from = random.nextInt(Math.max(1, digits.count() - GUESSES_AT_ONCE));
        Digits few = digits.range(from, Math.min(digits.count(), from + GUESSES_AT_ONCE));
        Tensor probabilities = open.run().probabilities(few);
        int classes = probabilities.shape().extent(1);
        TestResult result = TestResult.of(few, probabilities);
        for (int i = 0; i < few.count(); i++) {
            int guess = result.guess(i);
            guesses.add(
                    new Guess(
                            from + i,
                            few.label(i),
                            guess,
                            probabilities.get(i * classes + guess),
                            open.progress(false).step()));
            if (guesses.size() > GUESSES_KEPT) {
                guesses.remove();
            }
        }
    }

    private void attempt(Command command) {
        try {
            command.run();
        } catch (Problem told) {
            fail(told);
        } catch (InterruptedException e) {
            closed = true;
        } catch (OutOfMemoryError full) {
            if (session != null) {
                session.forget();
            }
            fail(Problem.causedBy(full, "training.memory"));
        } catch (RuntimeException | LinkageError broken) {
            fail(Problem.causedBy(broken, "training.unexpected", broken));
        }
    }

    /** Keeps what was reached before it went wrong. */
    private void fail(Problem told) {
        problem = told;
        move(Verb.FAIL);
        Session open = session;
        if (open != null) {
            open.mark(new Mark(open.progress(false).step(), Mark.Kind.FAILED, null, told));
        }
        publish(false);
        ended = null;
        closeSession();
    }

    private void publish(boolean testing) {
        viewWanted = false;
        viewNanos = System.nanoTime();
        Session open = session;
        RunRecord run = null;
        RunProgress progress = view.progress();
        if (open != null) {
            try {
                open.look();
            } catch (Problem diverged) {
                if (state != RunState.FAILED) {
                    fail(diverged);
                    return;
                }
            }
            run = open.record();
            progress = open.progress(testing);
        } else if (ended != null) {
            run = ended.run();
        } else {
            run = view.runOrNull();
        }
        view =
                new RunView(
                        view.serial() + 1,
                        state,
                        run,
                        progress,
                        new ArrayList<>(guesses),
                        null,
                        problem,
                        null);
    }
}
