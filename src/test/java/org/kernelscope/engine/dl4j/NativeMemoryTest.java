package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.OtherProcess;
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
 * the beginning, so that all growth is outside of it. The growth is measured from when the library
 * has its buffers and the compiler is done. What is allowed is 3 KB a step and 110 KB a network.
 */
@Tag("slow")
final class NativeMemoryTest {
    private static final int FIRST_STEPS = 2_500;
    private static final int STEPS = 3_000;
    private static final int MOST_MEGABYTES_BY_STEPS = 9;
    private static final int FIRST_NETWORKS = 60;
    private static final int NETWORKS = 150;
    private static final int MOST_MEGABYTES_BY_NETWORKS = 16;

    @Test
    void stays() throws Exception {
        OtherProcess.Ended process =
                OtherProcess.run(
                        OtherProcess.java(
                                List.of(
                                        "-Xms160m",
                                        "-Xmx160m",
                                        "-XX:+AlwaysPreTouch",
                                        "-XX:TieredStopAtLevel=1"),
                                NativeMemoryTest.class));
        String said = process.said().trim();
        assertThat(process.code()).as(said).isZero();
        assertThat(said).matches("(?s).*-?\\d+ -?\\d+");
        String[] growth = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
        assertThat(Integer.parseInt(growth[0]))
                .as("training, MB")
                .isLessThan(MOST_MEGABYTES_BY_STEPS);
        assertThat(Integer.parseInt(growth[1]))
                .as("opened networks, MB")
                .isLessThan(MOST_MEGABYTES_BY_NETWORKS);
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
            for (int i = 0; i < FIRST_STEPS + STEPS; i++) {
                run.step(i % 2 == 0 ? four : two);
                if (i == FIRST_STEPS) {
                    before = Pointer.physicalBytes();
                }
            }
            return (Pointer.physicalBytes() - before) >> 20;
        }
    }

    private static long openAndClose() throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        Architecture small = network();
        Tensor inputs = Tensor.zeros(Shape.of(25, 1, 28, 28));
        long before = 0;
        for (int i = 0; i < FIRST_NETWORKS + NETWORKS; i++) {
            try (Network network = engine.open(small, engine.initialWeights(small, i))) {
                network.probabilities(inputs);
            }
            if (i == FIRST_NETWORKS) {
                before = Pointer.physicalBytes();
            }
        }
        return (Pointer.physicalBytes() - before) >> 20;
    }

    private static Architecture network() throws Exception {
        // Few cells: what leaks is counted in arrays, not in their sizes.
        return Architecture.of(
                "small",
                new InputSpec(28, 0, 1),
                List.of(
                        new ConvolutionSpec("C", 2, new Window(5, 3, 0, 1), Activation.RELU),
                        new ConvolutionSpec("D", 2, Window.of(5), Activation.TANH),
                        new OutputSpec("output", 10)));
    }
}
