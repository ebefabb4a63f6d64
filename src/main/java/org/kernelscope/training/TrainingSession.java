package org.kernelscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Curvature;
import org.kernelscope.data.Batch;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingEngine;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunView.LearnedExample;
import org.kernelscope.training.inspection.LiveSnapshot;
import org.kernelscope.training.metrics.EpochLog;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricLog;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.metrics.TestResult;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.CheckpointBuffer;
import org.kernelscope.training.record.DatasetFingerprint;
import org.kernelscope.training.record.InitialRun;
import org.kernelscope.training.record.RunEvent;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;
import org.kernelscope.training.settings.DatasetSplit;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;

/**
 * One training at work: its steps, tests, checkpoints and metrics. The results depend on nothing
 * but the settings and the calls; time only decides how fast. It belongs to the thread that made
 * it.
 */
final class TrainingSession implements AutoCloseable {
    /** Examples over which the paper averaged the curvature (appendix C). */
    private static final int CURVATURE_SAMPLE = 500;

    private final RunRecord origin;
    private final DatasetSplit sets;
    private final MetricLog log;
    private final CheckpointBuffer history;
    private final Throughput pace;
    private final EpochLog epochs;
    private final List<RunEvent> marks;
    private RunSettings settings;
    private final TrainingRun run;
    private final ExampleReader reader;
    private @Nullable Checkpoint best;
    private long plannedSteps;
    private double epochLoss;
    private boolean curvatureKnown;

    /**
     * Continues {@code saved} after its last step.
     *
     * @param data the fingerprint of the data that {@code sets} are from
     */
    TrainingSession(
            TrainingEngine engine, SavedRun saved, DatasetSplit sets, DatasetFingerprint data)
            throws UserFacingException {
        this.origin = saved.run().withData(data);
        this.sets = sets;
        this.settings = origin.currentSettings();
        this.log = new MetricLog(origin.steps());
        this.history = CheckpointBuffer.after(origin.timeline(), settings.historyMegabytes());
        this.epochs = new EpochLog(origin.epochs());
        this.marks = new ArrayList<>(origin.marks());
        this.best = origin.bestCheckpoint();
        this.pace = new Throughput(saved.seconds());
        long seen = EpochLog.seen(log.series(), origin.epochs(), sets.learn().count());
        this.reader = new ExampleReader(sets.learn(), settings, seen);
        this.epochLoss = saved.epochLoss();
        this.plannedSteps = saved.plannedSteps();
        if (plannedSteps == 0) {
            plannedSteps = log.size() + stepsLeft();
        }
        Weights weights = saved.state().weights();
        this.run = engine.train(origin.architecture(), weights, settings.forEngine(plannedSteps));
        boolean ready = false;
        try {
            if (saved.state().steps() > 0) {
                restore(saved.state());
            }
            ready = true;
        } finally {
            if (!ready) {
                run.close();
            }
        }
    }

    private static EpochResult last(List<EpochResult> epochs) {
        return epochs.get(epochs.size() - 1);
    }

    /** The index of the unfinished epoch's first step. */
    private int firstOfEpoch() {
        return epochs.size() == 0 ? 0 : (int) last(epochs.all()).step();
    }

    /** An optimizer without a saved state begins anew. */
    private void restore(TrainingState state) throws UserFacingException {
        Tensor remembered = state.optimizer();
        boolean nothing = remembered.size() == 1 && remembered.get(0) == 0;
        curvatureKnown = !nothing;
        run.restore(
                nothing
                        ? new TrainingState(
                                state.weights(), run.snapshot().optimizer(), state.steps())
                        : state);
    }

    /** The number of minibatches until the last epoch ends. */
    private long stepsLeft() {
        long whole = settings.epochs() - reader.seen() / reader.perEpoch();
        long inEpoch = reader.seenInEpoch();
        long left = reader.perEpoch() - inEpoch;
        long restOfEpoch = (left + settings.batch() - 1) / settings.batch();
        return inEpoch == 0
                ? whole * reader.batchesPerEpoch()
                : (whole - 1) * reader.batchesPerEpoch() + restOfEpoch;
    }

    /** True if all epochs are done. */
    boolean isDone() {
        return !settings.isEndless()
                && reader.seen() >= (long) settings.epochs() * reader.perEpoch();
    }

    /** True if the last step ended an epoch, which is then to be tested. */
    boolean endsEpoch() {
        return reader.seen() == (epochs.size() + 1L) * reader.perEpoch();
    }

    /** Trains on the next minibatch. */
    void step() throws UserFacingException, InterruptedException {
        long start = System.nanoTime();
        measureCurvature();
        TrainingRun.StepResult unused = learn(reader.next(), start);
    }

    /** Trains on the next example alone. */
    LearnedExample stepOneExample() throws UserFacingException {
        long start = System.nanoTime();
        measureCurvature();
        Batch one = reader.nextExample();
        TrainingRun.StepResult result = learn(one, start);
        return new LearnedExample(
                one.ink().reshape(one.shape()),
                one.label(0),
                result.loss(),
                result.correct() == 1,
                result.step());
    }

    private TrainingRun.StepResult learn(Batch batch, long start) throws UserFacingException {
        TrainingRun.StepResult result = run.step(batch);
        epochLoss += result.loss();
        log.add(result);
        if (history.isDue(result.step())) {
            history.add(new Checkpoint(result.step(), weights()));
        }
        pace.learned(batch.count(), System.nanoTime() - start);
        return result;
    }

    /** Before each pass, as in 1998; also in the middle of one, if the optimizer forgot it. */
    private void measureCurvature() throws UserFacingException {
        if (settings.optimizer().needsCurvature()) {
            if (reader.seenInEpoch() == 0 || !curvatureKnown) {
                Batch sample = reader.sample(CURVATURE_SAMPLE);
                run.useCurvature(
                        Curvature.of(run.architecture(), weights(), run.settings().loss(), sample));
                curvatureKnown = true;
            }
        }
    }

    /** Weights that are not finite any more become the sentence of a diverged training. */
    private Weights weights() throws UserFacingException {
        try {
            return run.weights();
        } catch (UserFacingException notNumbers) {
            throw UserFacingException.causedBy(
                    notNumbers, "training.diverged", log.size(), settings.rate());
        }
    }

    /** Tests the network at the end of an epoch. */
    EpochResult endEpoch() throws UserFacingException {
        long start = System.nanoTime();
        TestResult test = TestResult.of(sets.test(), run.probabilities(sets.test()));
        Score heldOut = run.evaluate(sets.heldOut());
        pace.tested(System.nanoTime() - start);
        int first = firstOfEpoch();
        int steps = log.size();
        EpochResult epoch =
                new EpochResult(
                        epochs.size() + 1,
                        steps,
                        epochLoss / (steps - first),
                        log.series().mean(MetricSeries.Metric.ACCURACY, first, steps),
                        heldOut,
                        test,
                        pace.seconds());
        EpochResult bestSoFar = record().bestEpoch().orElse(null);
        epochs.add(epoch);
        epochLoss = 0;
        if (epoch.isBetterThan(bestSoFar)) {
            best = new Checkpoint(steps, weights());
        }
        return epoch;
    }

    /**
     * Changes hyperparameters. If the size of the minibatches changes, the curve of the learning
     * rate is made anew for as many steps as will then have been made.
     */
    void adjust(HyperparameterChange adjustment) {
        if (adjustment.equals(settings.adjustable())) {
            return;
        }
        RunSettings before = settings;
        settings = settings.with(adjustment);
        if (settings.batch() != before.batch()) {
            reader.change(settings);
            plannedSteps = log.size() + stepsLeft();
        }
        run.adjust(settings.forEngine(plannedSteps));
        marks.add(new RunEvent(log.size(), RunEvent.Kind.ADJUSTED, adjustment, null));
    }

    void mark(RunEvent mark) {
        marks.add(mark);
    }

    /** Adds the current weights as the newest checkpoint. */
    Checkpoint look() throws UserFacingException {
        if (history.newest().step() < log.size()) {
            history.add(new Checkpoint(log.size(), weights()));
        }
        return history.newest();
    }

    /** Drops every other checkpoint to make room. */
    void freeMemory() {
        history.thin();
    }

    /** The record so far. */
    RunRecord record() {
        return new RunRecord(
                origin.number(),
                origin.architecture(),
                origin.settings(),
                origin.fresh(),
                log.series(),
                epochs.all(),
                marks,
                history.timeline(),
                best,
                origin.data());
    }

    /** The run with the state that resuming needs. */
    SavedRun save() throws UserFacingException {
        look();
        return new SavedRun(record(), run.snapshot(), epochLoss, plannedSteps, pace.seconds());
    }

    /**
     * The run after a failure: if its weights are not finite any more, with those of the newest
     * checkpoint.
     */
    SavedRun salvage() {
        try {
            return save();
        } catch (UserFacingException diverged) {
            Checkpoint checkpoint = history.newest();
            return new SavedRun(
                    record(),
                    InitialRun.withoutOptimizerState(checkpoint.weights(), log.size()),
                    epochLoss,
                    plannedSteps,
                    pace.seconds());
        }
    }

    /** The number of steps made. */
    long steps() {
        return log.size();
    }

    RunProgress progress(boolean testing) {
        int examples = reader.perEpoch();
        // The end of an epoch belongs to it until the next has begun.
        int running = (int) (reader.seen() / examples);
        int epoch = testing || isDone() ? epochs.size() - (testing ? 0 : 1) : running;
        long inEpoch = reader.seen() - (long) epoch * examples;
        double partOfEpoch = inEpoch / (double) examples;
        double wanted = (double) settings.epochs() * examples;
        double left = wanted - reader.seen();
        return new RunProgress(
                log.size(),
                epoch + 1,
                settings.epochs(),
                (int) ((inEpoch + settings.batch() - 1) / settings.batch()),
                reader.batchesPerEpoch(),
                partOfEpoch,
                settings.isEndless() ? partOfEpoch : reader.seen() / wanted,
                pace.examplesPerSecond(),
                settings.isEndless() ? Double.NaN : pace.secondsFor(left, left / examples),
                pace.seconds(),
                testing);
    }

    /** The state for an analysis. */
    LiveSnapshot observation(boolean predictions, boolean diagnostics) throws UserFacingException {
        // An opened run has no gradients of the steps before.
        boolean known = diagnostics && log.size() > origin.steps().size();
        return new LiveSnapshot(
                origin.number(),
                origin.architecture(),
                look(),
                known ? run.gradients() : Map.of(),
                known ? run.updates() : Map.of(),
                known ? 1 : 0,
                sets.test(),
                predictions,
                diagnostics);
    }

    @Override
    public void close() {
        reader.close();
        run.close();
    }
}
