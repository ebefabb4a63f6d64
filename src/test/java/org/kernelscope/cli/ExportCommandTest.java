package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.Dl4jZip;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.nd4j.linalg.factory.Nd4j;

/** What is exported is, to a program that has only Deeplearning4j, the same network. */
final class ExportCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void deeplearning4jComputesTheSameFromTheZip() throws Exception {
        Path zip = folder.resolve("lenet.zip");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new ExportCommand(terminal.console(), new Dl4jZip()),
                        "export",
                        "--out",
                        zip.toString());
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isZero();

        float[] values = new float[32 * 32];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        var model = ModelFile.readBundled("lenet5-modern");
        MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        float[] theirs =
                stock.output(Nd4j.create(values, new int[] {1, 1, 32, 32})).toFloatVector();
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            Tensor ours = network.probabilities(Tensor.takeOver(Shape.of(1, 1, 32, 32), values));
            for (int i = 0; i < 10; i++) {
                assertThat(theirs[i]).isCloseTo(ours.get(i), Offset.offset(1e-5f));
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new ExportCommand(terminal.console(), new Dl4jZip()),
                        "export",
                        "--out",
                        folder.resolve("nowhere/lenet.zip").toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("nowhere");
    }

    @Test
    void aLayerThatDeeplearning4jLacksIsTold() {
        Path zip = folder.resolve("then.zip");
        Terminal terminal = Terminal.english();
        int code =
                terminal.run(
                        new ExportCommand(terminal.console(), new Dl4jZip()),
                        "export",
                        "--model",
                        "lenet5-1998",
                        "--out",
                        zip.toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains("C1 of lenet5-1998", "safetensors");
        assertThat(zip).doesNotExist();
    }
}
