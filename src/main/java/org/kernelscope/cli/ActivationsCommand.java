package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.LayerActivations;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code activations}: everything that a network computes for one image, as a safetensors file:
 * {@code input}, every layer's output under the layer's name, and its weighted sums before the
 * activation under the name with {@code .z}.
 */
@Command(
        name = "activations",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write all that a network computes for an image to a safetensors file.")
public final class ActivationsCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "FILE",
            description = "Image of a digit: PNG, JPEG, GIF, BMP, WebP or TIFF.")
    private Path image = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The safetensors file to write.")
    private Path out = Path.of("");

    @Mixin private ModelOption model = new ModelOption();

    /** The command, which answers on {@code console} and computes with {@code engine}. */
    public ActivationsCommand(Console console, Engine engine) {
        this.console = console;
        this.engine = engine;
    }

    @Override
    public Integer call() throws UserFacingException {
        new OutputPaths()
                .reads("--image", image)
                .reads("--model", model.file())
                .writes("--out", out, Replacing.NO_TRAINING)
                .check();
        Model trained = model.load();
        InputImage picture = InputImage.read(console, image, trained.classNames());
        Architecture architecture = trained.architecture();
        Map<String, Tensor> tensors;
        try (Network network = engine.open(architecture, trained.weights())) {
            tensors = named(network.forward(picture.input(architecture.input())).checked());
        }
        Map<String, String> metadata = InputImage.metadata(architecture, image, Map.of());
        Safetensors.write(out, new TensorFile(metadata, tensors));
        console.out().println(console.texts().get("activations.written", tensors.size(), out));
        return 0;
    }

    private static Map<String, Tensor> named(Activations activations) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("input", activations.input());
        for (LayerActivations layer : activations.layers()) {
            layer.sums().ifPresent(sums -> tensors.put(layer.name() + ".z", sums));
            tensors.put(layer.name(), layer.output());
        }
        return tensors;
    }
}
