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
 * @param run the record of the run; null before the first is prepared
 * @param progress the progress
 * @param predictions predictions on test examples while it trains, the newest last
 * @param diagnostics the newest that were requested; null before
 * @param learned the example of the last step, if it was made with one example alone; else null
 * @param problem why it failed; null if it did not
 * @param refusal why the last change of it, or the run that was to take its place, was refused;
 *     null if it was not
 * @param warning the reason why it is not saved; null if it is
 */
public record RunView(
        long serial,
        RunState state,
        @Nullable RunRecord run,
        RunProgress progress,
        List<TestPrediction> predictions,
        @Nullable Diagnostics diagnostics,
        @Nullable LearnedExample learned,
        @Nullable UserFacingException problem,
        @Nullable UserFacingException refusal,
        @Nullable UserFacingException warning) {
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

    /** The newest weights. */
    public Optional<Checkpoint> newest() {
        return run == null ? Optional.empty() : Optional.of(run.timeline().last());
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
