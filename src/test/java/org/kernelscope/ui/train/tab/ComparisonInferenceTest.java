package org.kernelscope.ui.train.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.state.Notices;

/** What a network apart from the stage makes of a drawing, and whose answer it is. */
final class ComparisonInferenceTest {
    private final Drawing drawing = Drawing.EMPTY;
    private final Notices notices = new Notices();
    private final ComparisonInference opinion =
            new ComparisonInference(Dl4jEngine::new, Runnable::run, Runnable::run, notices);

    @Test
    void anAnswerIsThatOfTheNetworkThatGaveIt() throws Exception {
        Model one = Model.untrained(Presets.TINY, 1);
        Model other = Model.untrained(Presets.TINY, 2);
        opinion.ask(one, drawing);
        assertThat(opinion.answerOf(one)).isNotNull();
        assertThat(opinion.answerOf(other)).isNull();
        opinion.ask(other, drawing);
        assertThat(opinion.answerOf(one)).isNull();
        assertThat(opinion.answerOf(other)).isNotNull();
    }

    @Test
    void aNetworkThatOverflowsLeavesNoAnswerOfTheOneBefore() throws Exception {
        Model sound = Model.untrained(Presets.TINY, 1);
        opinion.ask(sound, drawing);
        assertThat(opinion.answerProperty().get()).isNotNull();
        opinion.ask(overflowing(sound), drawing);
        assertThat(opinion.answerProperty().get()).isNull();
        assertThat(Objects.requireNonNull(notices.newestProperty().get()).key())
                .isEqualTo("network.overflow");
        opinion.ask(sound, drawing);
        assertThat(opinion.answerOf(sound)).isNotNull();
    }

    private static Model overflowing(Model model) throws Exception {
        Map<String, Tensor> huge = new LinkedHashMap<>();
        model.weights()
                .asMap()
                .forEach(
                        (name, tensor) -> {
                            float[] all = new float[tensor.size()];
                            java.util.Arrays.fill(all, Float.MAX_VALUE);
                            huge.put(name, Tensor.takeOver(tensor.shape(), all));
                        });
        return new Model(model.architecture(), Weights.of(model.architecture(), huge), Map.of());
    }
}
