package org.kernelscope.training.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.settings.RunSettings;

/**
 * All that is known of a training, finished or not: what charts draw and what two runs are compared
 * by. Immutable; any thread.
 *
 * @param number tells the runs of one sitting apart; the first is 1
 * @param architecture what was trained
 * @param settings how, at its beginning; {@link #marks} tell what was changed on the way
 * @param fresh whether it began with weights drawn from the seed
 * @param steps what every step brought
 * @param epochs what every epoch brought
 * @param marks what happened to it
 * @param timeline the checkpoints that are kept
 * @param bestOrNull the weights of the best epoch; null before the first
 * @param dataOrNull what it learns from; null before it was begun, and in files of older versions
 */
public record RunRecord(
        int number,
        Architecture architecture,
        RunSettings settings,
        boolean fresh,
        MetricSeries steps,
        List<EpochResult> epochs,
        List<RunEvent> marks,
        CheckpointHistory timeline,
        @Nullable Checkpoint bestOrNull,
        @Nullable DataPrint dataOrNull) {
    public RunRecord {
        epochs = List.copyOf(epochs);
        marks = List.copyOf(marks);
    }

    /** A run of which it is not known what it learns from. */
    public RunRecord(
            int number,
            Architecture architecture,
            RunSettings settings,
            boolean fresh,
            MetricSeries steps,
            List<EpochResult> epochs,
            List<RunEvent> marks,
            CheckpointHistory timeline,
            @Nullable Checkpoint bestOrNull) {
        this(
                number,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestOrNull,
                null);
    }

    /** The same as run number {@code other}. */
    RunRecord withNumber(int other) {
        return new RunRecord(
                other,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestOrNull,
                dataOrNull);
    }

    /** The same run, which learns from {@code data}. */
    public RunRecord withData(@Nullable DataPrint data) {
        return new RunRecord(
                number,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestOrNull,
                data);
    }

    /** The same with other checkpoints kept. */
    public RunRecord withTimeline(CheckpointHistory other) {
        return new RunRecord(
                number,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                other,
                bestOrNull,
                dataOrNull);
    }

    /** The epoch to keep. */
    public Optional<EpochResult> bestEpoch() {
        EpochResult best = null;
        for (EpochResult epoch : epochs) {
            if (epoch.isBetterThan(best)) {
                best = epoch;
            }
        }
        return Optional.ofNullable(best);
    }

    /** True if the run finished or failed. */
    public boolean isOver() {
        RunEvent.@Nullable Kind last = lastEvent();
        return last == RunEvent.Kind.FINISHED || last == RunEvent.Kind.FAILED;
    }

    /** True if all its epochs are done. */
    public boolean isFinished() {
        return lastEvent() == RunEvent.Kind.FINISHED;
    }

    /** True if a person stopped the run. It can go on, but nothing interrupted it. */
    public boolean wasStopped() {
        return lastEvent() == RunEvent.Kind.STOPPED;
    }

    private RunEvent.@Nullable Kind lastEvent() {
        return marks.isEmpty() ? null : marks.get(marks.size() - 1).kind();
    }

    /** The newest epoch. */
    public Optional<EpochResult> lastEpoch() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** The network of the best epoch; before the first, as it is. */
    public Checkpoint best() {
        return bestOrNull == null ? timeline.last() : bestOrNull;
    }

    /** The settings with all that was adjusted on the way. */
    public RunSettings currentSettings() {
        RunSettings current = settings;
        for (RunEvent mark : marks) {
            if (mark.adjustmentOrNull() != null) {
                current = current.with(mark.adjustmentOrNull());
            }
        }
        return current;
    }

    /** The network as it was at {@code checkpoint}, to be run. */
    public Model model(Checkpoint checkpoint) {
        return new Model(architecture, checkpoint.weights(), java.util.Map.of());
    }
}
