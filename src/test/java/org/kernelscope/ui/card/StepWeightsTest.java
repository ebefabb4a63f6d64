package org.kernelscope.ui.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kernelscope.analysis.Example;
import org.kernelscope.analysis.OptimizerStep;
import org.kernelscope.analysis.TrainingStep;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.dl4j.RandomTensors;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Presets;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.StepCourse;
import org.kernelscope.ui.state.StepCourse.Moment;
import org.kernelscope.ui.state.StepCourse.Phase;

final class StepWeightsTest {
    private final StepCourse course = StepCourse.of(Presets.LENET5_MODERN);

    /**
     * Old weights before the update of their layer, new ones after it, and half of the way between.
     */
    @Test
    void kernelsChangeInTheUpdateOfTheirLayer() throws UserFacingException {
        TrainingStep step = step();
        Tensor before = step.before().weights().get("C1.weight");
        Tensor after = step.after().weights().get("C1.weight");
        int update = course.moments().indexOf(new Moment(Phase.UPDATE, 0));
        int again = course.moments().indexOf(new Moment(Phase.AGAIN, 0));
        for (double time : new double[] {0, 1.5, update, update + 0.5, again, again + 0.7}) {
            double share = time <= update ? 0 : time < update + 1 ? 0.5 : 1;
            StepWeights shown = StepWeights.of(step, course, time, 4, 10);
            assertThat(shown.layer().name()).isEqualTo("C1");
            assertThat(shown.kernels()).isTrue();
            assertThat(shown.now()).hasSize(4);
            assertThat(shown.count()).isEqualTo(6);
            for (int i = 0; i < 100; i++) {
                double change = share * (after.get(i) - before.get(i));
                assertThat((double) shown.now().get(i / 25).get(i % 25))
                        .isCloseTo(before.get(i) + change, within(1e-6));
                assertThat((double) shown.change().get(i / 25).get(i % 25))
                        .isCloseTo(change, within(1e-6));
            }
        }
    }

    /** A layer without weights shows those of the layer below it; units are rows. */
    @Test
    void theWeightsAreThoseOfTheMoment() throws UserFacingException {
        TrainingStep step = step();
        for (Layer layer : Presets.LENET5_MODERN.layers()) {
            int time = course.moments().indexOf(new Moment(Phase.BACKWARD, layer.index()));
            StepWeights shown = StepWeights.of(step, course, time, 30, 10);
            String name = layer.name();
            assertThat(shown.layer().name())
                    .isEqualTo(name.equals("S2") ? "C1" : name.equals("S4") ? "C3" : name);
        }
        int last = course.moments().indexOf(new Moment(Phase.LOSS, 6));
        StepWeights classes = StepWeights.of(step, course, last, 30, 10);
        assertThat(classes.kernels()).isFalse();
        assertThat(classes.now().get(0).shape().rows()).isEqualTo(10);
        assertThat(classes.now().get(0).shape().columns()).isEqualTo(84);
        assertThat(classes.most()).isPositive();
    }

    private static TrainingStep step() throws UserFacingException {
        Model model =
                new Model(
                        Presets.LENET5_MODERN,
                        InitialWeights.draw(Presets.LENET5_MODERN, 3),
                        Map.of());
        Tensor input = RandomTensors.uniform(new Random(4), Presets.LENET5_MODERN.input().shape());
        TrainingSettings settings =
                new TrainingSettings(
                        Optimizer.SGD, 0.1, Schedule.CONSTANT, 0, 0, Loss.CROSS_ENTROPY, 1);
        return TrainingStep.of(
                model,
                List.of(new Example(input, 3)),
                settings,
                new OptimizerStep(settings).start(Presets.LENET5_MODERN));
    }
}
