package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.text.ProgramVersion;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.TrainingService;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.file.RunModels;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.NoProgress;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.training.record.SavedRun;

/**
 * Tells a terminal what a training service does, and keeps what it brings in files: the best
 * network in one, the run itself in another. One thread.
 */
final class TrainingReport {
    private static final long LOOK_MILLIS = 50;

    private final Console console;
    private final TrainingService service;
    private final Files files;
    private final ProgressLine line;
    private final TrainingResultWriter kept;
    private final int before;
    private int told;
    private int keptEpochs;

    /**
     * The destinations of the results.
     *
     * @param model the best network so far
     * @param run the run itself
     * @param keepRun true if the run is kept, with its history, at the end
     * @param resumedFrom the file of the run that goes on; null for a new one
     */
    record Files(Path model, Path run, boolean keepRun, @Nullable Path resumedFrom) {
        /** True if a run can be resumed, from any file. */
        boolean resumed() {
            return resumedFrom != null;
        }

        /** True if the run goes on in the file that it was in. */
        boolean continuesInPlace() {
            return resumedFrom != null && OutputPaths.isSame(resumedFrom, run);
        }
    }

    /**
     * @param patience with a disk that is full
     * @param told number of epochs reported before
     * @param terminal true if progress can be written over itself
     */
    TrainingReport(
            Console console,
            TrainingService service,
            Files files,
            TrainingResultWriter.Patience patience,
            int told,
            boolean terminal) {
        this.console = console;
        this.service = service;
        this.files = files;
        this.kept = new TrainingResultWriter(console, files, patience);
        this.before = told;
        this.told = told;
        this.keptEpochs = told;
        this.line = new ProgressLine(console.err(), console.texts(), terminal);
    }

    /**
     * Reports until the training ends by itself, or by {@code stop}; then saves.
     *
     * @return true if all epochs were done
     * @throws UserFacingException if the training failed, or something could not be saved
     */
    boolean follow(BooleanSupplier stop) throws UserFacingException, InterruptedException {
        boolean stopping = false;
        RunView view = service.view();
        while (!isOver(view)) {
            if (stop.getAsBoolean() && !stopping) {
                stopping = true;
                service.stop();
            }
            RunRecord run = view.run();
            if (run != null && run.epochs().size() > told) {
                line.clear();
                tellEpochs(run);
                keep(run);
            }
            kept.tryAgain();
            line.show(view);
            service.requestView();
            Thread.sleep(LOOK_MILLIS);
            view = service.view();
        }
        line.clear();
        RunRecord run = view.run();
        if (run != null) {
            tellEpochs(run);
        }
        return finish(view, run, stop);
    }

    private static boolean isOver(RunView view) {
        return view.state() == RunState.FINISHED
                || view.state() == RunState.STOPPED
                || view.state() == RunState.FAILED;
    }

    private void tellEpochs(RunRecord run) {
        for (; told < run.epochs().size(); told++) {
            EpochResult epoch = run.epochs().get(told);
            int digits = digits(run, epoch);
            double before = told == 0 ? 0 : run.epochs().get(told - 1).seconds();
            double seconds = Math.max(1e-9, epoch.seconds() - before);
            console.out()
                    .println(
                            console.texts()
                                    .get(
                                            "train.epoch",
                                            epoch.number(),
                                            run.settings().isEndless()
                                                    ? "∞"
                                                    : run.settings().epochs(),
                                            String.format(Locale.ROOT, "%.4f", epoch.loss()),
                                            ProgressLine.percent(heldOut(epoch)),
                                            ProgressLine.percent(epoch.test().score().accuracy()),
                                            String.format(Locale.ROOT, "%,.0f", digits / seconds),
                                            ProgressLine.clock(epoch.seconds())));
        }
        console.out().flush();
    }

    /** The number of training examples in {@code epoch}. */
    private static int digits(RunRecord run, EpochResult epoch) {
        int index = epoch.number() - 1;
        long first = index == 0 ? 0 : run.epochs().get(index - 1).step();
        return (int)
                (run.steps().first((int) epoch.step()).examples()
                        - run.steps().first((int) first).examples());
    }

    private static double heldOut(EpochResult epoch) {
        return epoch.heldOut().count() == 0 ? Double.NaN : epoch.heldOut().accuracy();
    }

    /** Keeps what an epoch brought, so that not even a power failure costs more than one. */
    private void keep(RunRecord run) throws InterruptedException {
        if (run.epochs().size() > keptEpochs) {
            keptEpochs = run.epochs().size();
            SavedRun saved = saved();
            kept.keep(
                    best(run),
                    keptEpochs,
                    saved == null ? null : () -> RunFile.writeWithoutHistory(files.run(), saved));
        }
    }

    private boolean finish(RunView view, @Nullable RunRecord run, BooleanSupplier stop)
            throws UserFacingException, InterruptedException {
        boolean done = view.state() == RunState.FINISHED;
        UserFacingException failure = view.problem();
        if (run != null && run.steps().size() > 0) {
            SavedRun saved = done && !files.keepRun() ? null : saved();
            kept.keep(
                    best(run),
                    run.epochs().size(),
                    saved == null ? null : () -> RunFile.write(files.run(), saved));
            awaitAll(stop, failure);
        }
        if (failure != null) {
            throw failure;
        }
        tellEnd(done, run);
        return done;
    }

    private void awaitAll(BooleanSupplier stop, @Nullable UserFacingException failure)
            throws UserFacingException, InterruptedException {
        try {
            kept.awaitAll(stop);
        } catch (UserFacingException lost) {
            if (failure != null) {
                console.err().println(console.texts().get(failure));
            }
            throw lost;
        }
    }

    private void tellEnd(boolean done, @Nullable RunRecord run) throws UserFacingException {
        Texts texts = console.texts();
        if (done) {
            tellDone(run);
        } else if (kept.hasNetwork() && kept.hasRun()) {
            console.out().println(texts.get("train.stopped", files.model(), files.run()));
        } else {
            console.out().println(texts.get("train.stopped.nothing"));
        }
        console.out().flush();
    }

    private void tellDone(@Nullable RunRecord run) throws UserFacingException {
        boolean nothingNew = files.resumed() && run != null && run.epochs().size() == before;
        if (!nothingNew) {
            deleteUnlessKept();
        }
        EpochResult chosen = run == null ? null : run.bestEpoch().orElse(null);
        UserFacingException nothing = run == null ? null : NoProgress.of(run).orElse(null);
        String usual = nothingNew ? "train.done.before" : "train.done";
        console.out()
                .println(
                        console.texts()
                                .get(
                                        nothing == null ? usual : "train.done.nothing",
                                        files.model(),
                                        chosen == null ? 0 : chosen.number(),
                                        chosen == null
                                                ? ""
                                                : ProgressLine.percent(
                                                        chosen.test().score().accuracy())));
        if (nothing != null) {
            console.err().println(console.texts().get(nothing));
        }
    }

    private void deleteUnlessKept() throws UserFacingException {
        // A file that somebody else has put there stays.
        if (files.keepRun() || !(kept.hasRun() || files.continuesInPlace())) {
            return;
        }
        try {
            java.nio.file.Files.deleteIfExists(files.run());
        } catch (java.io.IOException e) {
            throw UserFacingException.causedBy(e, "train.stateLeft", files.run());
        }
    }

    private static Model best(RunRecord run) {
        return RunModels.best(run, "Kernelscope " + ProgramVersion.current());
    }

    private @Nullable SavedRun saved() throws InterruptedException {
        try {
            return service.save().get();
        } catch (ExecutionException diverged) {
            // The training thread will say so itself, with its next step.
            return null;
        }
    }
}
