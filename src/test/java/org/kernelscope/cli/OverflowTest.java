package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;

/** Networks whose weights are finite, but so large that their answers are not. */
final class OverflowTest {
    private static final float HUGE = 1e20f;

    /** For a single layer, whose weights are small at first. */
    private static final float LARGEST = 3e38f;

    private final Engine engine = new Dl4jEngine();
    private final String sentence = Texts.in(Texts.Language.ENGLISH).get("network.overflow");
    private final Terminal terminal = Terminal.english();

    @TempDir Path folder;
    private Path image = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void aPictureAndANetwork() throws Exception {
        image = folder.resolve("bar.png");
        model = folder.resolve("huge.safetensors");
        BufferedImage picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        for (int row = 10; row < 50; row++) {
            picture.setRGB(30, row, 0xffffff);
        }
        ImageIO.write(picture, "png", image.toFile());
        write(Presets.LENET5_MODERN, HUGE);
    }

    @Test
    void classifySaysSoAndItsJsonIsJson() {
        int code =
                terminal.run(
                        new ClassifyCommand(terminal.console(), engine),
                        "classify",
                        "--json",
                        "--model=" + model,
                        image.toString());
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo(sentence);
        assertThat(terminal.out()).doesNotContain("NaN");
        assertThat(
                        JsonParser.parseString(terminal.out())
                                .getAsJsonArray()
                                .get(0)
                                .getAsJsonObject()
                                .get("error")
                                .getAsString())
                .isEqualTo(sentence);
    }

    @Test
    void activationsSaysSoAndWritesNothing() {
        Path out = folder.resolve("out.safetensors");
        int code =
                terminal.run(
                        new ActivationsCommand(terminal.console(), engine),
                        "activations",
                        "--model=" + model,
                        "--image=" + image,
                        "--out=" + out);
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo(sentence);
        assertThat(out).doesNotExist();
    }

    @Test
    void evaluateSaysSo() throws Exception {
        // One layer: ten thousand digits in a moment.
        write(
                Architecture.of(
                        "bands", new InputSpec(32, 0, 1), List.of(new OutputSpec("output", 10))),
                LARGEST);
        int code =
                terminal.run(
                        new EvaluateCommand(terminal.console(), engine),
                        "evaluate",
                        "--model=" + model);
        assertThat(code).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo(sentence);
        assertThat(terminal.out()).isEmpty();
    }

    private void write(Architecture architecture, float factor) throws UserFacingException {
        Map<String, Tensor> tensors = new HashMap<>();
        InitialWeights.draw(architecture, 1)
                .asMap()
                .forEach((name, tensor) -> tensors.put(name, times(tensor, factor)));
        ModelFile.write(
                model, new Model(architecture, Weights.of(architecture, tensors), Map.of()));
    }

    private static Tensor times(Tensor tensor, float factor) {
        float[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Tensor.takeOver(tensor.shape(), values);
    }
}
