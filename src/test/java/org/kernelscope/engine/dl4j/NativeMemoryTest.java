package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Memory outside the Java heap does not grow, however long a training lasts and however many
 * networks are opened. Measured in a process of its own whose heap has one size and is there from
 * the beginning, so that all growth is outside of it.
 */
final class NativeMemoryTest {
    private static final int STEPS = 10_000;
    private static final int NETWORKS = 300;
    private static final int MOST_MEGABYTES = 24;

    @Test
    void stays() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms160m",
                                "-Xmx160m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NativeMemoryTest.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).matches("(?s).*-?\\d+ -?\\d+");
        String[] growth = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
        assertThat(Integer.parseInt(growth[0])).as("training, MB").isLessThan(MOST_MEGABYTES);
        assertThat(Integer.parseInt(growth[1]))
                .as("opened networks, MB")
                .isLessThan(MOST_MEGABYTES);
    }

    /** Prints by how many megabytes the process grew in training, and by opening and closing. */
    public static void main(String... arguments) throws Exception {
        System.out.println(train() + " " + openAndClose());
    }

    private static long train() throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        Architecture small = network();
        Batches batches = new Batches(Mnist.inside().test().range(0, 6), 4, 1, Augmentation.NONE);
        TrainingSettings settings = TrainingSettings.DEFAULT;
        try (TrainingRun run = engine.train(small, engine.initialWeights(small, 1), settings);
                BatchStream stream = new BatchStream(batches, 0)) {
            Batch four = stream.next();
            Batch two = stream.next();
            long before = 0;
            for (int i = 0; i < STEPS; i++) {
                run.step(i % 2 == 0 ? four : two);
                if (i == STEPS / 4) {
                    before = Pointer.physicalBytes();
                }
            }
            return (Pointer.physicalBytes() - before) >> 20;
        }
    }

    private static long openAndClose() throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        Architecture small = network();
        Tensor inputs = Tensor.zeros(Shape.of(100, 1, 28, 28));
        long before = 0;
        for (int i = 0; i < NETWORKS; i++) {
            try (Network network = engine.open(small, engine.initialWeights(small, i))) {
                network.probabilities(inputs);
            }
            if (i == NETWORKS / 4) {
                before = Pointer.physicalBytes();
            }
        }
        return (Pointer.physicalBytes() - before) >> 20;
    }

    private static Architecture network() throws Exception {
        return Architecture.of(
                "small",
                new InputSpec(28, 0, 1),
                List.of(
                        new ConvolutionSpec("C", 2, Window.of(5), Activation.RELU),
                        new ConvolutionSpec("D", 2, new Window(5, 3, 0, 1), Activation.TANH),
                        new OutputSpec("output", 10)));
    }
}
