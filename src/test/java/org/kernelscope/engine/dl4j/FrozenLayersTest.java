package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.text.UserFacingException;

/** What is frozen stays bit for bit, running averages included; the rest learns. */
final class FrozenLayersTest {
    private static final Dl4jEngine ENGINE = new Dl4jEngine();

    private static Architecture small() throws UserFacingException {
        return Architecture.of(
                "frozen",
                new InputSpec(28, 0, 1),
                List.of(
                        new ConvolutionSpec("C1", 3, Window.of(9), Activation.RELU),
                        new NormalisationSpec(
                                "N2", NormalisationKind.BATCH, 1, Activation.IDENTITY),
                        new ConvolutionSpec("C3", 2, Window.of(9), Activation.TANH),
                        new OutputSpec("output", 10)));
    }

    @Test
    void frozenLayersStayAndTheOthersLearn() throws UserFacingException {
        Architecture architecture = small();
        Dataset digits = Mnist.inside().test().range(0, 60);
        Batches batches = new Batches(digits, 20, 1, Augmentation.NONE);
        for (Optimizer optimizer : List.of(Optimizer.ADAM, Optimizer.MOMENTUM)) {
            Weights start = ENGINE.initialWeights(architecture, 3);
            TrainingSettings settings =
                    new TrainingSettings(
                                    optimizer,
                                    0.01,
                                    Schedule.CONSTANT,
                                    0.9,
                                    0.1,
                                    Loss.CROSS_ENTROPY,
                                    2)
                            .withFrozen(Set.of("C1", "N2"));
            try (TrainingRun run = ENGINE.train(architecture, start, settings)) {
                run.step(batches.at(0, 20));
                TrainingState between = run.snapshot();
                run.step(batches.at(20, 20));
                assertFrozen(architecture, start, run.weights());
                assertThat(run.updates().get("C1.weight")).matches(step -> step.absMax() == 0);
                assertThat(run.updates().get("C3.weight")).matches(step -> step.absMax() > 0);
                run.restore(between);
                run.step(batches.at(40, 20));
                assertFrozen(architecture, start, run.weights());
            }
        }
    }

    private static void assertFrozen(Architecture architecture, Weights before, Weights after) {
        for (ParameterSpec parameter : architecture.parameters()) {
            String name = parameter.name();
            boolean frozen = name.startsWith("C1.") || name.startsWith("N2.");
            float[] was = before.get(name).toArray();
            float[] is = after.get(name).toArray();
            if (frozen) {
                for (int i = 0; i < was.length; i++) {
                    assertThat(Float.floatToRawIntBits(is[i]))
                            .as(name)
                            .isEqualTo(Float.floatToRawIntBits(was[i]));
                }
            } else {
                assertThat(is).as(name).isNotEqualTo(was);
            }
        }
    }
}
