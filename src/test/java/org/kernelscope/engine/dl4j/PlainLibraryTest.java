package org.kernelscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.OtherProcess;
import org.kernelscope.data.Batch;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Agreement;

/**
 * The plain build of ND4J's native library, which is all that arm64 has, computes the same losses
 * and gradients as the build with oneDNN. It runs in a process of its own, since a process loads
 * one library.
 */
@Tag("slow")
final class PlainLibraryTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;
    private static final List<Integer> SEEDS = List.of(1, 2, 3);

    @TempDir private Path folder;

    @Test
    void computesTheSameGradients() throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        assumeThat(engine.info().nativeLibrary()).endsWith("-onednn");
        OtherProcess.Ended process =
                OtherProcess.run(
                        OtherProcess.java(
                                List.of("-Dorg.bytedeco.javacpp.platform.extension=", "-Xmx512m"),
                                PlainLibraryTest.class,
                                folder.toString()));
        assertThat(process.code()).as(process.said()).isZero();
        for (int seed : SEEDS) {
            Model plain = ModelFile.read(file(folder, seed));
            assertThat(plain.metadata().get("library")).doesNotContain("onednn");
            Model own = step(engine, seed);
            assertThat(loss(plain)).isCloseTo(loss(own), offset(1e-5));
            new Agreement("seed " + seed)
                    .add(own.weights().asMap(), plain.weights().asMap())
                    .assertWithin(1e-5, 1e-5);
        }
    }

    /** Makes the steps with the library that the process was told to use, and writes them. */
    public static void main(String... arguments) throws Exception {
        Dl4jEngine engine = new Dl4jEngine();
        for (int seed : SEEDS) {
            ModelFile.write(file(Path.of(arguments[0]), seed), step(engine, seed));
        }
    }

    private static Path file(Path folder, int seed) {
        return folder.resolve(seed + ".safetensors");
    }

    private static double loss(Model step) {
        return Double.parseDouble(Objects.requireNonNull(step.metadata().get("loss")));
    }

    /**
     * One step from the first weights of {@code seed}; the gradients are in place of the weights.
     */
    private static Model step(Dl4jEngine engine, int seed) throws Exception {
        Weights weights = engine.initialWeights(LENET, seed);
        Batch batch = new ClearDigits(LENET).next(weights, 16);
        try (TrainingRun run = engine.train(LENET, weights, TrainingSettings.DEFAULT)) {
            double loss = run.step(batch).loss();
            return new Model(
                    LENET,
                    Weights.of(LENET, run.gradients()),
                    Map.of(
                            "library",
                            engine.info().nativeLibrary(),
                            "loss",
                            Double.toString(loss)));
        }
    }
}
