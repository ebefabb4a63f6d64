package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.BatchStream;
import org.kernelscope.data.Batches;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;

/**
 * The plain build of ND4J's native library, which is all that arm64 has, trains the same network as
 * the build with oneDNN: asked for in a process of its own, since a process loads one library.
 */
final class PlainLibraryTest {
    private static final int STEPS = 10;

    /**
     * Largest difference of a weight after ten steps of Adam, each of which moves a weight by up to
     * 0.001.
     */
    private static final float TOLERANCE = 1e-4f;

    @TempDir private Path folder;

    @Test
    void trainsTheSameNetwork() throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        assumeThat(engine.info().nativeLibrary()).endsWith("-onednn");
        Path file = folder.resolve("plain.safetensors");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dorg.bytedeco.javacpp.platform.extension=",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PlainLibraryTest.class.getName(),
                                file.toString())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        Model plain = ModelFile.read(file);
        assertThat(plain.metadata().get("library")).doesNotContain("onednn");
        Weights ours = trained(engine);
        for (Map.Entry<String, Tensor> tensor : plain.weights().asMap().entrySet()) {
            assertThat(tensor.getValue().toArray())
                    .as(tensor.getKey())
                    .containsExactly(ours.get(tensor.getKey()).toArray(), offset(TOLERANCE));
        }
    }

    /**
     * Trains with the library that the process was told to use, and writes what became of the
     * network.
     */
    public static void main(String... arguments) throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        Weights weights = trained(engine);
        Map<String, String> library = Map.of("library", engine.info().nativeLibrary());
        ModelFile.write(Path.of(arguments[0]), new Model(Presets.LENET5_MODERN, weights, library));
    }

    private static Weights trained(Dl4jEngine engine) throws Exception {
        Architecture lenet = Presets.LENET5_MODERN;
        Batches batches =
                new Batches(Mnist.inside().test().range(0, 640), 64, 1, Augmentation.NONE);
        try (TrainingRun run =
                        engine.train(
                                lenet, engine.initialWeights(lenet, 1), TrainingSettings.DEFAULT);
                BatchStream stream = new BatchStream(batches, 0)) {
            for (int i = 0; i < STEPS; i++) {
                run.step(stream.next());
            }
            return run.weights();
        }
    }
}
