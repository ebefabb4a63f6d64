package org.kernelscope.ui.train;

import java.util.Locale;
import java.util.Optional;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.text.Texts;
import org.kernelscope.training.RunProgress;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.record.RunRecord;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.NetworkNames;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.ExperimentModel.Progress;
import org.kernelscope.ui.train.model.TrainModel;

/** The progress of a training in words. Stateless; any thread. */
final class ProgressWords {
    private ProgressWords() {}

    /** The run and its network, which may not be the one on the stage; empty without a run. */
    static String run(Texts texts, RunView view) {
        RunRecord run = view.run();
        return run == null
                ? ""
                : texts.get("training.run.name", run.number())
                        + " · "
                        + NetworkNames.of(texts, run.architecture());
    }

    /** {@code Epoch 2 of 5}. */
    static String epoch(Texts texts, RunProgress progress) {
        return progress.epochs() == 0
                ? texts.get("training.progress.epochOnly", progress.epoch())
                : texts.get("training.progress.epoch", progress.epoch(), progress.epochs());
    }

    /** {@code batch 310 of 938}. */
    static String batch(Texts texts, RunProgress progress) {
        return texts.get(
                "training.progress.batch",
                Numbers.count(progress.batchInEpoch()),
                Numbers.count(progress.batchesPerEpoch()));
    }

    /** {@code 46 %}. */
    static String percent(RunProgress progress) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * progress.part()));
    }

    /**
     * {@code 0:38 left}; of a run that is not at work, or whose end is unknown, {@code in 1:12};
     * empty while nothing is known.
     */
    static String time(Texts texts, RunView view) {
        RunProgress progress = view.progress();
        boolean under = view.state() == RunState.RUNNING || view.state() == RunState.PAUSED;
        if (under && Double.isFinite(progress.secondsLeft())) {
            return texts.get("training.progress.left", clock(progress.secondsLeft()));
        }
        boolean known = progress.seconds() > 0 && (!under || progress.epochs() == 0);
        return known ? texts.get("training.progress.took", clock(progress.seconds())) : "";
    }

    /** {@code 12,400 examples/s}; empty before the first. */
    static String speed(Texts texts, RunProgress progress) {
        return progress.examplesPerSecond() > 0
                ? texts.get(
                        "training.progress.speed",
                        Numbers.count(Math.round(progress.examplesPerSecond())))
                : "";
    }

    /** {@code 98.3 % of the test examples}; empty before the first epoch is done. */
    static String tested(Texts texts, RunView view) {
        return Optional.ofNullable(view.run())
                .flatMap(RunRecord::lastEpoch)
                .map(EpochResult::test)
                .map(
                        test ->
                                texts.get(
                                        "training.progress.test",
                                        Numbers.percent(test.score().accuracy())))
                .orElse("");
    }

    /** The present activity. */
    static String state(Texts texts, RunView view) {
        if (view.run() == null) {
            return "";
        }
        if (view.progress().testing()) {
            return texts.get("training.state.testing");
        }
        return switch (view.state()) {
            case IDLE -> texts.get("training.state.idle");
            case RUNNING -> texts.get("training.state.running");
            case PAUSED -> texts.get("training.state.paused");
            case FINISHED -> texts.get("training.state.finished");
            case STOPPED -> texts.get("training.state.stopped");
            case FAILED -> texts.get("training.state.failed");
        };
    }

    /** The state before the first run: whether an experiment trains or was trained. */
    static String withoutRun(Texts texts, TrainModel model, ExperimentModel experiments) {
        if (experiments.progressProperty().get() != null) {
            return texts.get("training.state.experiment");
        }
        return model.time().runs().armsProperty().get().isEmpty()
                ? texts.get("training.state.none")
                : texts.get("training.state.arms");
    }

    /** The arm that trains, or the experiment that was trained, before the first run. */
    static String experiment(Texts texts, TrainModel model, ExperimentModel experiments) {
        Progress progress = experiments.progressProperty().get();
        if (progress != null) {
            return ExperimentWords.arm(texts, progress.arm());
        }
        return model.time().runs().armsProperty().get().isEmpty()
                ? ""
                : ExperimentWords.name(texts, experiments.trained());
    }

    /** The progress for the title of the window; empty without a run. */
    static String title(Texts texts, RunView view) {
        if (view.run() == null || view.run().steps().size() == 0) {
            return "";
        }
        StringBuilder title = new StringBuilder(state(texts, view));
        RunProgress progress = view.progress();
        if (view.state() == RunState.RUNNING || view.state() == RunState.PAUSED) {
            title.append(" · ").append(epoch(texts, progress));
            title.append(" · ").append(percent(progress));
            append(title, time(texts, view));
        }
        append(title, tested(texts, view));
        return title.toString();
    }

    private static void append(StringBuilder title, String words) {
        if (!words.isEmpty()) {
            title.append(" · ").append(words);
        }
    }

    /** {@code 1:05}, {@code 2:00:00}. */
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
