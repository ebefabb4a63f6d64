package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.engine.dl4j.Dl4jZip;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
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

        agrees(zip, ModelFile.readBundled("lenet5-modern"));
    }

    @Test
    @Tag("slow")
    void batchNormalisationAndL2PoolingAreExported() throws Exception {
        Architecture architecture =
                Architecture.of(
                        "normalised",
                        new InputSpec(3, 28, 0, 1),
                        List.of(
                                new ConvolutionSpec("C1", 4, Window.of(5), Activation.IDENTITY),
                                new NormalisationSpec(
                                        "N2", NormalisationKind.BATCH, 1, Activation.TANH),
                                new PoolingSpec("S3", PoolKind.L2, new Window(2, 2, 0, 1)),
                                new NormalisationSpec(
                                        "N4", NormalisationKind.BATCH, 1, Activation.IDENTITY),
                                new DenseSpec("F5", 12, Activation.IDENTITY),
                                new NormalisationSpec(
                                        "N6", NormalisationKind.BATCH, 1, Activation.RELU),
                                new OutputSpec("output", 10)));
        Random random = new Random(3);
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            float[] values = new float[(int) parameter.shape().size()];
            boolean weight = parameter.role() == ParameterSpec.Role.WEIGHT;
            for (int i = 0; i < values.length; i++) {
                float drawn = random.nextFloat();
                values[i] = weight ? 0.2f * (drawn - 0.5f) : 0.1f + 0.5f * drawn;
            }
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        Path file = folder.resolve("normalised.safetensors");
        ModelFile.write(file, new Model(architecture, Weights.of(architecture, tensors), Map.of()));
        Path zip = folder.resolve("normalised.zip");
        Terminal terminal = Terminal.english();
        terminal.run(
                new ExportCommand(terminal.console(), new Dl4jZip()),
                "export",
                "--model",
                file.toString(),
                "--out",
                zip.toString());
        assertThat(terminal.err()).isEmpty();
        agrees(zip, ModelFile.read(file));
    }

    private static void agrees(Path zip, Model model) throws Exception {
        InputSpec input = model.architecture().input();
        float[] values = new float[(int) input.shape().size()];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        int[] shape = {1, input.channels(), input.size(), input.size()};
        MultiLayerNetwork stock = ModelSerializer.restoreMultiLayerNetwork(zip.toFile());
        float[] theirs = stock.output(Nd4j.create(values, shape)).toFloatVector();
        try (Network network = new Dl4jEngine().open(model.architecture(), model.weights())) {
            Tensor ours = network.probabilities(Tensor.takeOver(Shape.of(shape), values));
            for (int i = 0; i < 10; i++) {
                // An answer of 0 and 1 would be the same whatever was computed on the way.
                assertThat(ours.get(i)).isBetween(1e-9f, 0.999f);
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
