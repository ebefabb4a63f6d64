package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Digits;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.StepResult;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.Problem;

/**
 * Trains epoch after epoch, keeps the best in a model file and the moment in a state file. One
 * training, one thread.
 */
final class Trainer {
    private final Console console;
    private final TrainingRun run;
    private final TrainPlan plan;
    private final Sets sets;
    private final Files files;
    private final TrainingHistory history;
    private @Nullable Weights best;

    /**
     * The digits.
     *
     * @param learn to learn from
     * @param heldOut to choose the epoch by; null without
     * @param test to tell how good the network is
     */
    record Sets(Digits learn, @Nullable Digits heldOut, Digits test) {}

    /**
     * Where results go.
     *
     * @param model the best network so far
     * @param state the training itself, while it is not finished
     */
    record Files(Path model, Path state) {}

    /**
     * @param history the epochs that are done already
     * @param best the weights of the best of them
     */
    Trainer(
            Console console,
            TrainingRun run,
            TrainPlan plan,
            Sets sets,
            Files files,
            TrainingHistory history,
            @Nullable Weights best) {
        this.console = console;
        this.run = run;
        this.plan = plan;
        this.sets = sets;
        this.files = files;
        this.history = history;
        this.best = best;
    }

    /**
     * Trains to the end of the plan, or until {@code stop} says so; then saves.
     *
     * @param terminal whether progress can be written over itself
     * @return whether the plan was finished
     */
    boolean train(BooleanSupplier stop, boolean terminal) throws Problem, InterruptedException {
        Batches batches = new Batches(sets.learn(), plan.batch(), plan.seed(), plan.augmentation());
        long steps = (long) plan.epochs() * batches.perEpoch();
        ProgressLine line = new ProgressLine(console.err(), console.texts(), terminal);
        double loss = 0;
        try (BatchStream stream = new BatchStream(batches, seen(batches))) {
            while (run.steps() < steps && !stop.getAsBoolean()) {
                StepResult result = run.step(stream.next());
                loss += result.loss();
                int inEpoch = (int) ((result.step() - 1) % batches.perEpoch()) + 1;
                int epoch = (int) ((result.step() - 1) / batches.perEpoch()) + 1;
                line.step(
                        epoch,
                        plan.epochs(),
                        inEpoch / (double) batches.perEpoch(),
                        result.count(),
                        (steps - result.step()) * plan.batch(),
                        result.loss());
                if (inEpoch == batches.perEpoch()) {
                    line.clear();
                    endEpoch(epoch, loss / inEpoch, line);
                    loss = 0;
                }
            }
        }
        line.clear();
        return finish(run.steps() >= steps);
    }

    private long seen(Batches batches) {
        long epoch = run.steps() / batches.perEpoch();
        long inEpoch = run.steps() % batches.perEpoch();
        return epoch * batches.digitsPerEpoch() + inEpoch * plan.batch();
    }

    private void endEpoch(int number, double loss, ProgressLine line) throws Problem {
        Score test = run.evaluate(sets.test());
        Score heldOut =
                sets.heldOut() == null ? new Score(0, 0, Double.NaN) : run.evaluate(sets.heldOut());
        TrainingHistory.Epoch epoch =
                new TrainingHistory.Epoch(
                        number,
                        loss,
                        heldOut.count() == 0 ? Double.NaN : heldOut.accuracy(),
                        heldOut.loss(),
                        test.accuracy());
        boolean better = epoch.isBetterThan(history.best());
        history.add(epoch);
        if (better) {
            best = run.weights();
            writeModel();
        }
        writeState();
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "train.epoch",
                                        number,
                                        plan.epochs(),
                                        String.format(Locale.ROOT, "%.4f", loss),
                                        percent(epoch.heldOut()),
                                        percent(test.accuracy()),
                                        String.format(Locale.ROOT, "%,.0f", line.rate()),
                                        ProgressLine.clock(line.seconds())));
        console.out().flush();
    }

    private boolean finish(boolean done) throws Problem {
        TrainingHistory.Epoch chosen = history.best();
        if (chosen == null) {
            best = run.weights();
        }
        writeModel();
        if (done) {
            try {
                java.nio.file.Files.deleteIfExists(files.state());
            } catch (java.io.IOException e) {
                throw Problem.causedBy(e, "train.stateLeft", files.state());
            }
            console.out()
                    .println(
                            console.texts()
                                    .get(
                                            "train.done",
                                            files.model(),
                                            chosen == null ? 0 : chosen.number(),
                                            chosen == null ? "" : percent(chosen.test())));
        } else {
            writeState();
            console.out()
                    .println(console.texts().get("train.stopped", files.model(), files.state()));
        }
        console.out().flush();
        return done;
    }

    private void writeModel() throws Problem {
        Weights weights = best;
        if (weights == null) {
            return;
        }
        Map<String, String> metadata = new TreeMap<>(plan.toMetadata());
        metadata.put("program", "Kernelscope " + Version.current());
        metadata.put("train.history", history.format());
        TrainingHistory.Epoch chosen = history.best();
        if (chosen != null) {
            metadata.put("train.chosenEpoch", Integer.toString(chosen.number()));
            metadata.put("accuracy.heldOut", format(chosen.heldOut()));
            metadata.put("accuracy.test", format(chosen.test()));
        }
        ModelFile.write(files.model(), new Model(run.architecture(), weights, metadata));
    }

    private void writeState() throws Problem {
        new TrainingStateFile(run.architecture(), plan, run.snapshot(), history)
                .write(files.state());
    }

    private static String format(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
