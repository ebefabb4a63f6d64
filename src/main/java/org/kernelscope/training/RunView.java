package org.kernelscope.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.inspection.Diagnostics;
import org.kernelscope.training.inspection.TestPrediction;
import org.kernelscope.training.record.Checkpoint;
import org.kernelscope.training.record.RunRecord;

/**
 * The state of a training for the window, which samples it at its own pace. Immutable; any thread.
 *
 * @param serial grows with every view: two of the same serial are the same
 * @param state the state
 * @param runOrNull the record of the run; null before the first is prepared
 * @param progress the progress
 * @param predictions predictions on test examples while it trains, the newest last
 * @param diagnosticsOrNull the newest that were requested; null before
 * @param learnedOrNull the example of the last step, if it was made with one example alone; else
 *     null
 * @param problemOrNull why it failed; null if it did not
 * @param refusalOrNull why the last change of it, or the run that was to take its place, was
 *     refused; null if it was not
 * @param warningOrNull the reason why it is not saved; null if it is
 */
public record RunView(
        long serial,
        RunState state,
        @Nullable RunRecord runOrNull,
        RunProgress progress,
        List<TestPrediction> predictions,
        @Nullable Diagnostics diagnosticsOrNull,
        @Nullable LearnedExample learnedOrNull,
        @Nullable UserFacingException problemOrNull,
        @Nullable UserFacingException refusalOrNull,
        @Nullable UserFacingException warningOrNull) {
    /** Before there is anything to see. */
    public static final RunView NOTHING =
            new RunView(
                    0,
                    RunState.IDLE,
                    null,
                    RunProgress.NONE,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null);

    public RunView {
        predictions = List.copyOf(predictions);
    }

    /** The record of the run. */
    public Optional<RunRecord> run() {
        return Optional.ofNullable(runOrNull);
    }

    /** The newest weights. */
    public Optional<Checkpoint> newest() {
        return run().map(run -> run.timeline().last());
    }

    /** The newest diagnostics. */
    public Optional<Diagnostics> diagnostics() {
        return Optional.ofNullable(diagnosticsOrNull);
    }

    /** The example of the last step, if it was made with one example alone. */
    public Optional<LearnedExample> learned() {
        return Optional.ofNullable(learnedOrNull);
    }

    /** The reason of the failure. */
    public Optional<UserFacingException> problem() {
        return Optional.ofNullable(problemOrNull);
    }

    /** The reason why a change, or another run, was refused. */
    public Optional<UserFacingException> refusal() {
        return Optional.ofNullable(refusalOrNull);
    }

    /** The reason why the run is in memory only. */
    public Optional<UserFacingException> warning() {
        return Optional.ofNullable(warningOrNull);
    }

    /**
     * The one example that a single step was made with. Immutable; any thread.
     *
     * @param ink the image as the network got it, {@code channels × rows × columns}, between 0 and
     *     1
     * @param label its class
     * @param loss its loss before the step
     * @param right true if the prediction before the step was correct
     * @param step the number of the step, counted from 1
     */
    public record LearnedExample(Tensor ink, int label, double loss, boolean right, long step) {}
}
