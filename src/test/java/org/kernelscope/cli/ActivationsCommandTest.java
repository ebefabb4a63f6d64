package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Preparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;

final class ActivationsCommandTest {
    private static final Architecture LENET = Presets.LENET5_MODERN;

    @TempDir Path folder;
    private Path image = Path.of("");
    private Path model = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void aPictureAndANetwork() throws Exception {
        image = folder.resolve("seven.png");
        model = folder.resolve("model.safetensors");
        out = folder.resolve("out.safetensors");
        BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 60, 80);
        pen.setColor(Color.BLACK);
        pen.fillRect(10, 10, 40, 8);
        pen.fillRect(40, 10, 10, 60);
        pen.dispose();
        ImageIO.write(picture, "png", image.toFile());
        ModelFile.write(model, new Model(LENET, weights(), Map.of()));
    }

    @Test
    void everyLayerAndItsSumsAreInTheFile() throws Exception {
        assertThat(run("--image", image, "--model", model, "--out", out)).isZero();
        TensorFile file = Safetensors.read(out);
        assertThat(file.tensors().keySet())
                .containsExactly(
                        "input",
                        "C1.z",
                        "C1",
                        "S2",
                        "C3.z",
                        "C3",
                        "S4",
                        "C5.z",
                        "C5",
                        "F6.z",
                        "F6",
                        "output.z",
                        "output");
        assertThat(tensor(file.tensors(), "C3.z").shape()).hasToString("16×10×10");
        assertThat(file.metadata()).containsEntry("image", image.toString());
    }

    @Test
    void theNumbersAreThoseOfTheEngine() throws Exception {
        run("--image", image, "--model", model, "--out", out);
        Map<String, Tensor> file = Safetensors.read(out).tensors();
        Tensor digit = Preparation.prepare(ImageFiles.read(image)).digit();
        try (Network network = new Dl4jEngine().open(LENET, weights())) {
            Activations expected = network.forward(LENET.input().encode(digit));
            assertThat(file).containsEntry("input", expected.input());
            assertThat(file).containsEntry("F6", expected.output(5));
            assertThat(file)
                    .containsEntry("C1.z", expected.layers().get(0).sums().orElseThrow())
                    .containsEntry("output", expected.probabilities());
        }
    }

    @Test
    void theSumsAreTheRealOnes() throws Exception {
        run("--image", image, "--model", model, "--out", out);
        Map<String, Tensor> file = Safetensors.read(out).tensors();
        float[] sums = tensor(file, "C3.z").toArray();
        float[] outputs = tensor(file, "C3").toArray();
        for (int i = 0; i < sums.length; i++) {
            assertThat(outputs[i]).isEqualTo(Math.max(0, sums[i]));
        }
        assertThat(tensor(file, "C3.z").min()).isNegative();
    }

    @Test
    void aDamagedNetworkIsAFailureThatNamesItAndNothingIsWritten() throws Exception {
        Files.write(model, new byte[100]);
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "--image", image, "--model", model, "--out", out)).isEqualTo(1);
        assertThat(terminal.err()).contains(model.toString()).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aPictureThatIsNoneIsAFailure() throws Exception {
        Files.writeString(image, "not a picture");
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "--image", image, "--model", model, "--out", out)).isEqualTo(1);
        assertThat(terminal.err()).contains(image.toString()).hasLineCount(1);
    }

    @Test
    void aFolderThatIsNotThereIsAFailure() {
        Path nowhere = folder.resolve("no").resolve("out.safetensors");
        Terminal terminal = Terminal.english();
        int code = run(terminal, "--image", image, "--model", model, "--out", nowhere);
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err()).contains(nowhere.toString()).hasLineCount(1);
    }

    @Test
    void withoutAPictureItIsMisuse() {
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "--out", out)).isEqualTo(2);
        assertThat(terminal.err()).contains("--image").hasLineCount(1);
    }

    private static Tensor tensor(Map<String, Tensor> file, String name) {
        return Objects.requireNonNull(file.get(name));
    }

    private static int run(Object... options) {
        return run(Terminal.english(), options);
    }

    private static int run(Terminal terminal, Object... options) {
        Engine engine = new Dl4jEngine();
        String[] arguments = new String[options.length + 1];
        arguments[0] = "activations";
        for (int i = 0; i < options.length; i++) {
            arguments[i + 1] = options[i].toString();
        }
        return terminal.run(new ActivationsCommand(terminal.console(), engine), arguments);
    }

    private static Weights weights() {
        return InitialWeights.draw(LENET, 7);
    }
}
