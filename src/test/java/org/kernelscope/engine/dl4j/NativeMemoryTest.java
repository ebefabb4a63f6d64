package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Batch;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** Memory outside the Java heap does not grow, however long a training or a session lasts. */
final class NativeMemoryTest {
    private static final long SLACK = 48L << 20;
    private final Dl4jEngine engine = new Dl4jEngine();

    /** Ten thousand steps of a small network, which makes as many arrays a step as a large one. */
    @Test
    void tenThousandStepsOfTraining() throws Exception {
        Architecture small =
                Architecture.of(
                        "small",
                        new InputSpec(28, 0, 1),
                        java.util.List.of(
                                new ConvolutionSpec(
                                        "C", 2, new Window(5, 1, 0, 1), Activation.RELU),
                                new ConvolutionSpec(
                                        "D", 2, new Window(5, 3, 0, 1), Activation.TANH),
                                new OutputSpec("output", 10)));
        Batches batches = new Batches(Mnist.inside().train().range(0, 6), 4, 1, Augmentation.NONE);
        TrainingSettings settings = TrainingSettings.DEFAULT;
        try (TrainingRun run = engine.train(small, engine.initialWeights(small, 1), settings);
                BatchStream stream = new BatchStream(batches, 0)) {
            Batch four = stream.next();
            Batch two = stream.next();
            assertThat(four.count() + two.count()).isEqualTo(6);
            long before = 0;
            for (int i = 0; i < 10_000; i++) {
                run.step(i % 2 == 0 ? four : two);
                if (i == 2_000) {
                    before = Pointer.physicalBytes();
                }
            }
            assertThat(Pointer.physicalBytes() - before).isLessThan(SLACK);
        }
    }

    @Test
    void networksThatAreOpenedAndClosed() {
        Architecture lenet = Presets.LENET5_MODERN;
        Tensor input = Tensor.zeros(Shape.of(20, 1, 32, 32));
        long before = 0;
        for (int i = 0; i < 220; i++) {
            try (Network network = engine.open(lenet, engine.initialWeights(lenet, i))) {
                network.probabilities(input);
            }
            if (i == 20) {
                before = Pointer.physicalBytes();
            }
        }
        // 200 networks of about 1 MB each would be 200 MB.
        assertThat(Pointer.physicalBytes() - before).isLessThan(2 * SLACK);
    }
}
