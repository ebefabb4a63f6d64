package org.kernelscope.ui.stage;

import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.BackwardResult;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.StepCourse;
import org.kernelscope.ui.state.StepPlayback;

/** One sentence for each moment of a training step, with its numbers. Stateless. */
public final class StepCaption {
    private StepCaption() {}

    /**
     * The sentence for the present moment.
     *
     * @param result the gradients of what is on the pad; null if there are none
     */
    public static String of(Texts texts, StepPlayback playback, @Nullable BackwardResult result) {
        TrainingStep step = playback.stepProperty().getValue();
        if (step == null || result == null) {
            return texts.get("stepPlayback.idle");
        }
        StepCourse.Moment moment = playback.course().at(playback.clock().position());
        Architecture architecture = step.before().architecture();
        String layer = LayerWords.name(texts, architecture, moment.layer());
        String label = step.before().className(step.examples().get(0).label());
        return switch (moment.phase()) {
            case FORWARD -> texts.get("stepPlayback.forward", layer);
            case LOSS -> texts.get("stepPlayback.loss", label, Numbers.value(step.lossBefore()));
            case BACKWARD ->
                    texts.get(
                            "stepPlayback.backward",
                            layer,
                            Numbers.value(result.gradients().output(moment.layer()).absMax()));
            case UPDATE -> update(texts, step, architecture.layers().get(moment.layer()), layer);
            case AGAIN -> texts.get("stepPlayback.again", layer);
            case LOSS_AFTER ->
                    texts.get(
                            "stepPlayback.lossAfter",
                            Numbers.value(step.lossBefore()),
                            Numbers.value(step.lossAfter()));
        };
    }

    private static String update(Texts texts, TrainingStep step, Layer layer, String name) {
        int count = 0;
        double most = 0;
        for (ParameterSpec parameter : layer.parameters()) {
            if (parameter.isTrained()) {
                Tensor before = step.before().weights().get(parameter.name());
                Tensor after = step.after().weights().get(parameter.name());
                for (int i = 0; i < before.size(); i++) {
                    most = Math.max(most, Math.abs(after.get(i) - (double) before.get(i)));
                }
                count += before.size();
            }
        }
        return texts.get(
                "stepPlayback.update",
                name,
                Numbers.count(count),
                texts.get(step.settings().optimizer().nameKey()),
                Numbers.value(most));
    }
}
