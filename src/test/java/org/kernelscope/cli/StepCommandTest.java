package org.kernelscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.data.ImageFiles;
import org.kernelscope.data.Preparation;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/** The commands {@code gradients} and {@code step}. */
final class StepCommandTest {
    private static final String IMAGE = "samples/drawn-3-thick.png";
    private static final String OTHER = "samples/clean-3-00032.png";

    private final Dl4jEngine engine = new Dl4jEngine();

    @TempDir Path folder;
    private Path network = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void aSmallNetwork() throws Exception {
        network = folder.resolve("tiny.safetensors");
        state = folder.resolve("adam.safetensors");
        ModelFile.write(network, Model.untrained(Presets.byId("tiny").orElseThrow(), 7));
    }

    @Test
    void theGradientsAreNamedAsPyTorchNamesThem() throws Exception {
        Path out = folder.resolve("out.safetensors");
        assertThat(run("gradients --image IMAGE --label 3 --out out.safetensors")).isZero();
        TensorFile file = Safetensors.read(out);
        assertThat(file.tensors().keySet())
                .startsWith("loss", "input.grad", "C1.z.grad", "C1.grad", "C1.weight.grad")
                .endsWith("output.z.grad", "output.grad", "output.weight.grad", "output.bias.grad");
        assertThat(file.metadata())
                .containsEntry("label", "3")
                .containsEntry("loss", "cross-entropy");
        Model model = ModelFile.read(network);
        Tensor digit = Preparation.prepare(ImageFiles.read(Path.of(IMAGE))).digit();
        Activations seen;
        try (Network open = engine.open(model.architecture(), model.weights())) {
            seen = open.forward(model.architecture().input().encode(digit));
        }
        LayerGradients expected = Backpropagation.ofLoss(model, seen, 3, Loss.CROSS_ENTROPY);
        assertThat(file.tensors()).containsEntry("input.grad", expected.input());
        assertThat(file.tensors())
                .containsEntry("C1.weight.grad", expected.parameters().get("C1.weight"));
        double loss = -Math.log(seen.probabilities().get(3));
        assertThat((double) get(file, "loss").get(0)).isCloseTo(loss, within(1e-4 * loss));
    }

    @Test
    void twoStepsGoOnFromTheMemoryOfTheOptimizer() throws Exception {
        String step =
                "step --image IMAGE OTHER --label 3 3 --optimizer adam --rate 0.01 --state adam.safetensors";
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, step + " --out one.safetensors")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("Step 1:");
        String second = step + " --model one.safetensors --out two.safetensors";
        assertThat(run(terminal, second)).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("Step 2:");
        assertThat(Safetensors.read(state).metadata()).containsEntry("steps", "2");
        Tensor before = weight("tiny.safetensors");
        Tensor one = weight("one.safetensors");
        Tensor two = weight("two.safetensors");
        assertThat(one).isNotEqualTo(before);
        assertThat(two).isNotEqualTo(one);
        // Without its memory, Adam's second step is another one.
        Files.delete(state);
        String fresh = step + " --model one.safetensors --out fresh.safetensors";
        assertThat(run(fresh)).isZero();
        assertThat(weight("fresh.safetensors")).isNotEqualTo(two);
    }

    @Test
    void aSmallStepMakesTheLossSmaller() throws Exception {
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "step --image IMAGE --label 8 --rate 0.001 --out one.safetensors"))
                .isZero();
        List<Double> losses =
                Pattern.compile("\\d+\\.\\d+")
                        .matcher(terminal.out())
                        .results()
                        .map(found -> Double.valueOf(found.group()))
                        .toList();
        assertThat(losses.get(1)).isLessThan(losses.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    step --image IMAGE OTHER --label 3 --rate 1     | 2 images and 1 labels
                    step --image IMAGE --label 10 --rate 1          | no class 10
                    step --image IMAGE --label -1 --rate 1          | from 0 to 999
                    step --image IMAGE --label 3 --rate 0           | --rate
                    step --image IMAGE --label 3 --rate NaN         | --rate
                    step --image IMAGE --label 3 --rate 1 --loss map | map
                    step --image IMAGE --label 3 --rate 1 --momentum 0.5 | --momentum
                    step --image nothing.png --label 3 --rate 1     | nothing.png
                    gradients --image IMAGE --label 10              | no class 10
                    gradients --image IMAGE --label 5000            | --label
                    gradients --image IMAGE --label 3 --loss mle    | mle
                    """)
    void whatCannotBeIsRefusedWithASentence(String command, String part) throws Exception {
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, command + " --out one.safetensors")).isNotZero();
        assertThat(terminal.err()).contains(part).hasLineCount(1);
        assertThat(folder.resolve("one.safetensors")).doesNotExist();
    }

    @Test
    void aNetworkThatIsThereIsNotReplaced() throws Exception {
        byte[] before = Files.readAllBytes(network);
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, "step --image IMAGE --label 3 --rate 1 --out tiny.safetensors"))
                .isNotZero();
        assertThat(terminal.err()).contains("--out");
        assertThat(network).hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource({
        "no optimizer, does not hold the state",
        "another optimizer, rmsprop",
        "no steps, does not hold the state",
        "no tensor, C1.weight.m",
        "another shape, C1.weight.m",
        "not finite, C1.weight.m",
        "a network, does not hold the state"
    })
    void aStateThatDoesNotSuitIsRefusedAndKept(String fault, String part) throws Exception {
        String step =
                "step --image IMAGE --label 3 --optimizer adam --rate 0.01 --state adam.safetensors";
        assertThat(run(step + " --out one.safetensors")).isZero();
        TensorFile sound = Safetensors.read(state);
        Map<String, String> metadata = new HashMap<>(sound.metadata());
        Map<String, Tensor> tensors = new HashMap<>(sound.tensors());
        switch (fault) {
            case "no optimizer" -> metadata.remove("optimizer");
            case "another optimizer" -> metadata.put("optimizer", "rmsprop");
            case "no steps" -> metadata.put("steps", "-1");
            case "no tensor" -> tensors.remove("C1.weight.m");
            case "another shape" -> tensors.put("C1.weight.m", Tensor.zeros(Shape.of(3)));
            case "not finite" -> {
                float[] values = get(sound, "C1.weight.m").toArray();
                values[0] = Float.NaN;
                tensors.put(
                        "C1.weight.m", Tensor.takeOver(get(sound, "C1.weight.m").shape(), values));
            }
            default -> {
                Files.copy(network, folder.resolve("copy"));
                Files.move(folder.resolve("copy"), state, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!fault.equals("a network")) {
            Safetensors.write(state, new TensorFile(metadata, tensors));
        }
        byte[] before = Files.readAllBytes(state);
        Terminal terminal = Terminal.english();
        assertThat(run(terminal, step + " --out two.safetensors")).isEqualTo(1);
        assertThat(terminal.err())
                .contains(fault.equals("a network") ? "--state" : part)
                .hasLineCount(1);
        assertThat(folder.resolve("two.safetensors")).doesNotExist();
        assertThat(state).hasBinaryContent(before);
    }

    private Tensor weight(String file) throws Exception {
        return get(Safetensors.read(folder.resolve(file)), "C1.weight");
    }

    private static Tensor get(TensorFile file, String name) {
        return Objects.requireNonNull(file.tensors().get(name));
    }

    private int run(String command) {
        return run(Terminal.english(), command);
    }

    /** File names are those of the folder; the network is the small one unless one is named. */
    private int run(Terminal terminal, String command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.strip().split(" +")) {
            arguments.add(
                    switch (word) {
                        case "IMAGE" -> IMAGE;
                        case "OTHER" -> OTHER;
                        default ->
                                word.contains(".safetensors") || word.contains(".png")
                                        ? folder.resolve(word).toString()
                                        : word;
                    });
        }
        if (!arguments.contains("--model")) {
            arguments.add("--model");
            arguments.add(network.toString());
        }
        Object parsed =
                arguments.get(0).equals("step")
                        ? new StepCommand(terminal.console())
                        : new GradientsCommand(terminal.console(), engine);
        return terminal.run(parsed, arguments.toArray(String[]::new));
    }
}
