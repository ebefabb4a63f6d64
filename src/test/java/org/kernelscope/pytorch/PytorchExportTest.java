package org.kernelscope.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.engine.dl4j.Dl4jEngine;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.DropoutSpec;
import org.kernelscope.network.InputSpec;
import org.kernelscope.network.LayerSpec;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Weights;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/** Networks as modules of PyTorch; computed by PyTorch itself where Python has it. */
final class PytorchExportTest {
    /** Python with torch and safetensors; another one than the usual by this property. */
    private static final String PYTHON = System.getProperty("test.python", "python3");

    private static final Pattern NAMED =
            Pattern.compile("self\\.([\\w.]+) = nn\\.(\\w+)|register_buffer\\(\"(\\w+)\"");

    @TempDir Path folder;

    static List<Architecture> architectures() throws ArchitectureException {
        List<Architecture> all = new ArrayList<>(Presets.all());
        all.add(
                Architecture.of(
                        "kinds",
                        new InputSpec(3, 30, 0.2f, -1),
                        List.of(
                                new ConvolutionSpec(
                                        "C1", 4, new Window(3, 2, 2, 2), Activation.LEAKY_RELU),
                                norm("N2", NormalisationKind.LAYER, Activation.SWISH),
                                new PoolingSpec("S3", PoolKind.AVERAGE, new Window(3, 2, 1, 1)),
                                norm("N4", NormalisationKind.INSTANCE, Activation.TANH),
                                new PoolingSpec("S5", PoolKind.L2, new Window(2, 1, 1, 1)),
                                norm("N6", NormalisationKind.GROUP, Activation.IDENTITY),
                                new PoolingSpec("S7", PoolKind.MIN, new Window(2, 2, 0, 1)),
                                norm("N8", NormalisationKind.BATCH, Activation.SIGMOID),
                                new DropoutSpec("D9", 0.5),
                                new DenseSpec("F10", 7, Activation.IDENTITY),
                                norm("N11", NormalisationKind.BATCH, Activation.RELU),
                                new OutputSpec("in", 5))));
        all.add(
                Architecture.of(
                        "shuffled",
                        new InputSpec(28, 0, 1).withOrder(PixelOrder.draw(28 * 28, 3)),
                        List.of(
                                new ConvolutionSpec("C1", 2, Window.of(5), Activation.RELU),
                                new OutputSpec("output", 10))));
        return all;
    }

    private static LayerSpec norm(String name, NormalisationKind kind, Activation activation) {
        return new NormalisationSpec(
                name, kind, kind == NormalisationKind.GROUP ? 2 : 1, activation);
    }

    /** Every tensor that the module declares is in the file, and nothing else. */
    @ParameterizedTest
    @MethodSource("architectures")
    void theModuleHasTheTensorsOfTheFile(Architecture architecture) throws Exception {
        Path source = exported(model(architecture));
        TensorFile file = Safetensors.readAnyType(PytorchExport.weightsOf(source));
        TreeSet<String> inFile = new TreeSet<>(file.tensors().keySet());
        inFile.addAll(file.arrays().keySet());
        TreeSet<String> declared = new TreeSet<>();
        Matcher matcher = NAMED.matcher(Files.readString(source));
        while (matcher.find()) {
            declared.addAll(tensors(matcher));
        }
        assertThat(declared).isEqualTo(inFile);
    }

    private static List<String> tensors(Matcher matcher) {
        String name = matcher.group(1);
        if (name == null) {
            return List.of(matcher.group(3));
        }
        return switch (matcher.group(2)) {
            case "Parameter" -> List.of(name);
            case "Module" -> List.of();
            case "BatchNorm1d", "BatchNorm2d" ->
                    List.of(
                            name + ".weight",
                            name + ".bias",
                            name + ".running_mean",
                            name + ".running_var");
            default -> List.of(name + ".weight", name + ".bias");
        };
    }

    /** Map 3 of C3 reads the maps 3, 4 and 5 of S2 (LeCun et al. 1998, table I). */
    @Test
    void theKernelsOfATableStandAmongZeros() throws Exception {
        Model model = model(Presets.LENET5_1998);
        Path source = exported(model);
        Tensor full =
                Objects.requireNonNull(
                        Safetensors.read(PytorchExport.weightsOf(source))
                                .tensors()
                                .get("C3.weight"));
        assertThat(full.shape()).isEqualTo(Shape.of(16, 6, 5, 5));
        Tensor kernels = model.weights().get("C3.weight");
        int found = 0;
        for (int i = 0; i < full.size(); i++) {
            found += full.get(i) == 0 ? 0 : 1;
        }
        assertThat(found).isEqualTo(kernels.size());
        // Three maps with three kernels each come before.
        int kernel = 3 * 3;
        assertThat(full.get((3 * 6 + 3) * 25)).isEqualTo(kernels.get(kernel * 25));
        assertThat(full.get((3 * 6 + 2) * 25)).isZero();
    }

    @Test
    void aNameThatPythonKeepsForItselfIsReplaced() throws Exception {
        assertThat(Files.readString(exported(model(architectures().get(Presets.all().size())))))
                .contains("self.layer12 = nn.Linear(7, 5)")
                .doesNotContain("self.in ");
    }

    /** A module for colours takes ink, too. */
    @Test
    void onlyAModuleForColoursTakesColours() throws Exception {
        assertThat(Files.readString(exported(model(Presets.LENET5_COLOUR))))
                .contains(
                        """
                                if ink.shape[1] == 3:
                                    bottom, right = 32 - rows - top, 32 - columns - left
                        """)
                .contains("return x.repeat(1, 3, 1, 1)");
        assertThat(Files.readString(exported(model(Presets.LENET5_MODERN))))
                .doesNotContain("replicate");
    }

    @Test
    void aPoolingThatPyTorchLacksIsRefused() throws Exception {
        Model model =
                model(
                        Architecture.of(
                                "wide",
                                new InputSpec(28, 0, 1),
                                List.of(
                                        new PoolingSpec("S1", PoolKind.MAX, new Window(2, 2, 2, 1)),
                                        new OutputSpec("output", 10))));
        assertThatThrownBy(() -> exported(model))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("S1");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSourceIsAPythonFile() {
        assertThatThrownBy(() -> PytorchExport.weightsOf(folder.resolve("net.txt")))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("net.txt");
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void pyTorchComputesTheSame(Architecture architecture) throws Exception {
        assumeTrue(python("import torch, safetensors") == 0, "Python with torch and safetensors");
        Model model = model(architecture);
        exported(model);
        int side = architecture.input().size();
        Random random = new Random(5);
        float[] ink = new float[20 * 20];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = random.nextFloat();
        }
        Tensor image = Tensor.of(Shape.of(1, 20, 20), ink);
        Tensor input = architecture.input().encode(image);
        Tensor output;
        try (Network network = new Dl4jEngine().open(architecture, model.weights())) {
            output = network.forward(input).layers().get(architecture.layers().size() - 1).output();
        }
        Safetensors.write(
                folder.resolve("expected.safetensors"),
                new TensorFile(
                        Map.of(),
                        Map.of(
                                "ink", image.reshape(Shape.of(1, 1, 20, 20)),
                                "input",
                                        input.reshape(
                                                Shape.of(
                                                        1,
                                                        architecture.input().channels(),
                                                        side,
                                                        side)),
                                "output", output.reshape(Shape.of(output.size())))));
        assertThat(
                        python(
                                """
                                import torch, net
                                from safetensors.torch import load_file
                                expected = load_file("expected.safetensors")
                                network = net.load()
                                x = network.encode(expected["ink"])
                                torch.testing.assert_close(x, expected["input"], rtol=1e-6, atol=1e-6)
                                y = network(x)[0].detach()
                                scale = float(expected["output"].abs().max())
                                torch.testing.assert_close(y, expected["output"], rtol=0, atol=1e-5 * scale)
                                """))
                .isZero();
    }

    private int python(String program) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(PYTHON, "-c", program)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("python.txt").toFile())
                            .start();
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        }
    }

    private Path exported(Model model) throws UserFacingException {
        Path source = folder.resolve("net.py");
        PytorchExport.write(source, model, "a test");
        return source;
    }

    /** Random values, so that no two are mixed up; variances are positive. */
    private static Model model(Architecture architecture) throws ArchitectureException {
        Random random = new Random(7);
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec parameter : architecture.parameters()) {
            float[] values = new float[parameter.shape().size()];
            double scale = 1 / Math.sqrt(Math.max(1, parameter.fanIn()));
            for (int i = 0; i < values.length; i++) {
                boolean positive = parameter.name().endsWith("running_var");
                values[i] =
                        positive
                                ? 0.5f + random.nextFloat()
                                : (float) (random.nextGaussian() * scale);
            }
            tensors.put(parameter.name(), Tensor.takeOver(parameter.shape(), values));
        }
        return new Model(architecture, Weights.of(architecture, tensors), Map.of());
    }
}
