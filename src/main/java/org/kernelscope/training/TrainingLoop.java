package org.kernelscope.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState.Verb;
import org.kernelscope.training.RunView.LearnedExample;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.inspection.LiveEvaluator;
import org.kernelscope.training.inspection.LiveSnapshot;
import org.kernelscope.training.inspection.TestPrediction;
import org.kernelscope.training.record.BatchOfOne;
import org.kernelscope.training.record.InitialRun;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.RunStart;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.training.settings.DatasetSplit;
import org.kernelscope.training.settings.FrozenNames;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/**
 * The state machine of the training thread: one run, its state, and the effect of each command on
 * it. It belongs to that thread.
 *
 * <p>A run at work is a {@link TrainingSession}, which occupies threads and memory; every other run
 * is a {@link SavedRun}.
 */
final class TrainingLoop {
    private static final int PREDICTIONS_KEPT = 48;

    private final TrainingEngine engine;
    private final RunData data;
    private final Deque<TestPrediction> predictions = new ArrayDeque<>();
    private RunState state = RunState.IDLE;
    private @Nullable TrainingSession session;
    private @Nullable SavedRun begun;
    private @Nullable SavedRun ended;
    private @Nullable RunRecord known;
    private @Nullable Diagnostics diagnostics;
    private @Nullable LearnedExample learned;
    private @Nullable UserFacingException problem;

    /** The batch that was asked for last, if it was refused; otherwise 0. */
    private int refusedBatch;

    private RunProgress progress = RunProgress.NONE;
    private Advance goal = Advance.TO_END;
    private boolean testing;
    private int runs;

    TrainingLoop(TrainingEngine engine, DatasetSource source) {
        this.engine = engine;
        this.data = new RunData(source);
    }

    RunState state() {
        return state;
    }

    /** The number of the newest run. */
    int runs() {
        return runs;
    }

    boolean isRunning() {
        return state == RunState.RUNNING;
    }

    /** True if it pauses after the next step. */
    boolean makesOneStep() {
        return goal.isOneStep();
    }

    /**
     * Moves to the state after {@code verb}; returns false and stays if the state does not allow
     * it.
     */
    boolean transition(Verb verb) {
        RunState next = state.after(verb).orElse(state);
        boolean allowed = state.allows(verb);
        state = next;
        return allowed;
    }

    /** True if there is a run, in any state. */
    boolean hasRun() {
        return known != null;
    }

    /** Takes a new run. */
    void begin(RunStart start, RunSettings settings) throws UserFacingException {
        RunSettings fitting = settings.adaptedTo(start.architecture());
        FrozenNames.check(start.architecture(), fitting.frozen());
        SavedRun fresh = InitialRun.of(runs + 1, start, fitting, engine);
        if (known == null) {
            // If it cannot be opened, at least the requested network is shown.
            ended = fresh;
            known = fresh.run();
            runs = known.number();
        }
        int examples = DatasetSplit.learned(data.train(fitting), fitting);
        BatchOfOne.check(start.architecture(), Math.min(fitting.batch(), examples));
        take(fresh, state);
        goal = Advance.TO_END;
    }

    /** Takes a saved run and pauses. */
    void open(SavedRun saved) throws UserFacingException {
        take(saved.withNumber(runs + 1), RunState.PAUSED);
    }

    /** Returns to the beginning of the run. */
    void reset() throws UserFacingException {
        if (begun != null) {
            take(begun.rewound().withNumber(runs + 1), state);
        }
    }

    /** Replaces the run; if the new one cannot be opened, all stays as it was. */
    private void take(SavedRun saved, RunState then) throws UserFacingException {
        TrainingSession next = session(saved);
        closeSession();
        session = next;
        begun = saved;
        ended = null;
        known = saved.run();
        runs = saved.run().number();
        problem = null;
        diagnostics = null;
        learned = null;
        predictions.clear();
        state = next.isDone() ? RunState.FINISHED : then;
    }

    /** Returns to the state before a command that failed. */
    void restoreState(RunState before) {
        state = before;
    }

    /** Trains on, as far as {@code wanted}. */
    void advance(Advance wanted) throws UserFacingException {
        goal = wanted;
        open();
    }

    /**
     * Changes what {@code adjustment} says.
     *
     * @throws UserFacingException if the batch cannot be so small. What else is to change has
     *     changed then; and with the next adjustment, a batch that was refused is no news
     */
    void adjust(HyperparameterChange adjustment) throws UserFacingException {
        open();
        TrainingSession running = session;
        if (running == null) {
            return;
        }
        RunRecord run = running.record();
        UserFacingException refusal = tooSmall(run.architecture(), adjustment.batch());
        boolean news = adjustment.batch() != refusedBatch;
        refusedBatch = refusal == null ? 0 : adjustment.batch();
        HyperparameterChange now = run.currentSettings().adjustable();
        HyperparameterChange possible =
                refusal == null ? adjustment : adjustment.withBatch(now.batch());
        if (!possible.equals(now)) {
            running.adjust(possible);
        }
        if (refusal != null && news) {
            throw refusal;
        }
    }

    private static @Nullable UserFacingException tooSmall(Architecture architecture, int batch) {
        try {
            BatchOfOne.check(architecture, batch);
            return null;
        } catch (UserFacingException refusal) {
            return refusal;
        }
    }

    /** Opens the session of the run, if there is none. */
    private void open() throws UserFacingException {
        SavedRun saved = ended;
        if (session == null && saved != null) {
            session = session(saved);
            ended = null;
        }
    }

    private TrainingSession session(SavedRun saved) throws UserFacingException {
        DatasetSplit sets = data.split(saved.run());
        return new TrainingSession(engine, saved, sets, data.print(sets, saved.run().settings()));
    }

    /**
     * Makes a step, and tests the network if an epoch ends with it.
     *
     * @param beforeTest is called before the test, which takes its time
     * @return true if a view should be published at once
     */
    boolean step(Runnable beforeTest) throws UserFacingException, InterruptedException {
        TrainingSession running = Objects.requireNonNull(session);
        learned = null;
        if (goal == Advance.EXAMPLE) {
            learned = running.stepOneExample();
        } else {
            running.step();
        }
        boolean epochEnds = running.endsEpoch();
        if (epochEnds) {
            testing = true;
            beforeTest.run();
            running.endEpoch();
            testing = false;
        }
        if (running.isDone()) {
            transition(Verb.FINISH);
            mark(RunEvent.Kind.FINISHED);
            end();
        } else if (makesOneStep() || (goal == Advance.EPOCH && epochEnds)) {
            transition(Verb.PAUSE);
        }
        return epochEnds || !isRunning();
    }

    void mark(RunEvent.Kind kind) {
        if (session != null) {
            session.mark(RunEvent.of(session.steps(), kind));
        }
    }

    /** Frees threads and memory of the run and keeps all that it needs to resume. */
    void end() throws UserFacingException {
        TrainingSession open = session;
        if (open != null) {
            ended = open.save();
            known = open.record();
            progress = open.progress(false);
            closeSession();
        }
    }

    /** Ends the run after a failure and keeps what was reached. */
    void fail(UserFacingException sentence) {
        problem = sentence;
        testing = false;
        transition(Verb.FAIL);
        TrainingSession open = session;
        if (open != null) {
            open.mark(new RunEvent(open.steps(), RunEvent.Kind.FAILED, null, sentence));
            known = open.record();
            progress = open.progress(false);
            ended = open.salvage();
            closeSession();
        }
    }

    /** Makes room in memory. */
    void freeMemory() {
        if (session != null) {
            session.freeMemory();
        }
    }

    /** The run with all that it needs to resume; null if there is none. */
    @Nullable SavedRun save() throws UserFacingException {
        return session == null ? ended : session.save();
    }

    /** The state for an analysis; null if no run is at work. */
    @Nullable LiveSnapshot observation(boolean wantPredictions, boolean wantDiagnostics)
            throws UserFacingException {
        return session == null ? null : session.observation(wantPredictions, wantDiagnostics);
    }

    /** Takes the results of an analysis, unless another run has begun since. */
    void found(LiveEvaluator.Findings findings) {
        if (findings.run() != runs) {
            return;
        }
        predictions.addAll(findings.predictions());
        while (predictions.size() > PREDICTIONS_KEPT) {
            predictions.remove();
        }
        if (findings.diagnostics() != null) {
            diagnostics = findings.diagnostics();
        }
    }

    /** All as it is now, with the newest weights. */
    RunView view(
            long serial,
            @Nullable UserFacingException refusal,
            @Nullable UserFacingException warning)
            throws UserFacingException {
        TrainingSession open = session;
        if (open != null) {
            open.look();
            known = open.record();
            progress = open.progress(testing);
        }
        return new RunView(
                serial,
                state,
                known,
                progress,
                new ArrayList<>(predictions),
                diagnostics,
                learned,
                problem,
                refusal,
                warning);
    }

    void closeSession() {
        TrainingSession open = session;
        if (open != null) {
            session = null;
            open.close();
        }
    }
}
