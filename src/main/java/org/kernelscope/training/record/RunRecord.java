package org.kernelscope.training.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.training.metrics.EpochResult;
import org.kernelscope.training.metrics.MetricSeries;
import org.kernelscope.training.settings.RunSettings;

/**
 * The record of a training, finished or not, for charts and comparisons. Immutable; any thread.
 *
 * @param number the number of the run in this session of the program; the first is 1. Arms of
 *     experiments have negative numbers
 * @param architecture the network
 * @param settings the settings at its beginning; {@link #marks} has later changes
 * @param fresh true if the first weights were drawn from the seed
 * @param steps the metrics of all steps
 * @param epochs the results of all epochs
 * @param marks the events
 * @param timeline the checkpoints
 * @param bestCheckpoint the weights of the best epoch; null before the first
 * @param data the fingerprint of its dataset; null before it has begun, and in older files
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
        @Nullable Checkpoint bestCheckpoint,
        @Nullable DatasetFingerprint data) {
    public RunRecord {
        epochs = List.copyOf(epochs);
        marks = List.copyOf(marks);
        ClassNames names = data == null ? null : data.classNames();
        if (names != null && names.count() > architecture.classes()) {
            throw new IllegalArgumentException("classes: " + names.count());
        }
    }

    /** A run without a fingerprint of its dataset. */
    public RunRecord(
            int number,
            Architecture architecture,
            RunSettings settings,
            boolean fresh,
            MetricSeries steps,
            List<EpochResult> epochs,
            List<RunEvent> marks,
            CheckpointHistory timeline,
            @Nullable Checkpoint bestCheckpoint) {
        this(
                number,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestCheckpoint,
                null);
    }

    /** The same as run number {@code other}. */
    public RunRecord withNumber(int other) {
        return new RunRecord(
                other,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestCheckpoint,
                data);
    }

    /** The same run, which learns from {@code data}. */
    public RunRecord withData(@Nullable DatasetFingerprint data) {
        return new RunRecord(
                number,
                architecture,
                settings,
                fresh,
                steps,
                epochs,
                marks,
                timeline,
                bestCheckpoint,
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
                bestCheckpoint,
                data);
    }

    /** True if it is an arm of an experiment, whose measurements stand in the place of epochs. */
    public boolean isArm() {
        return number < 0;
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

    /** True if a person stopped the run: it can be resumed, but was not interrupted. */
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

    /** The checkpoint of the best epoch; before the first, the newest. */
    public Checkpoint bestOrNewest() {
        return bestCheckpoint == null ? timeline.last() : bestCheckpoint;
    }

    /** The settings with all later changes. */
    public RunSettings currentSettings() {
        RunSettings current = settings;
        for (RunEvent mark : marks) {
            if (mark.adjustment() != null) {
                current = current.with(mark.adjustment());
            }
        }
        return current;
    }

    /** The names of its classes; null if they are called by their numbers. */
    public @Nullable ClassNames classNames() {
        return data == null ? null : data.classNames();
    }

    /** The network as it was at {@code checkpoint}, to be run. */
    public Model model(Checkpoint checkpoint) {
        return new Model(architecture, checkpoint.weights(), java.util.Map.of(), classNames());
    }
}
