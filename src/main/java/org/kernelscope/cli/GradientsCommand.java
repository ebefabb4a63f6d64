package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Backpropagation;
import org.kernelscope.analysis.LayerGradients;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.storage.OutputPaths;
import org.kernelscope.storage.OutputPaths.Replacing;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kernelscope gradients}: the gradients of the loss of one image. */
@Command(
        name = "gradients",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Write the gradients of the loss of an image, with respect to all values and"
                        + " weights, to a safetensors file.")
public final class GradientsCommand implements Callable<Integer> {
    private final Console console;
    private final Engine engine;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "FILE",
            description = "Image of a digit: PNG, JPEG, GIF, BMP, WebP or TIFF.")
    private Path image = Path.of("");

    @Option(
            names = "--label",
            required = true,
            paramLabel = "N",
            description = "The class that the image belongs to, from 0.")
    @Range(from = 0, to = ExampleFiles.LARGEST_LABEL)
    private int label;

    @Mixin private LossOption loss = new LossOption();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The safetensors file to write.")
    private Path out = Path.of("");

    @Mixin private ModelOption model = new ModelOption();

    /** The command, which answers on {@code console} and computes with {@code engine}. */
    public GradientsCommand(Console console, Engine engine) {
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
        Architecture architecture = trained.architecture();
        Loss chosen = loss.of(architecture);
        ExampleFiles.checkLabel(spec, console, architecture, label);
        Tensor input =
                InputImage.read(console, image, trained.classNames()).input(architecture.input());
        Activations activations;
        try (Network network = engine.open(architecture, trained.weights())) {
            activations = network.forward(input).checked();
        }
        double value = Backpropagation.loss(trained, activations, label, chosen);
        LayerGradients gradients = Backpropagation.ofLoss(trained, activations, label, chosen);
        Map<String, String> metadata =
                InputImage.metadata(
                        architecture,
                        image,
                        Map.of("label", Integer.toString(label), "loss", chosen.id()));
        Map<String, Tensor> tensors = named(architecture, activations, gradients, value);
        Safetensors.write(out, new TensorFile(metadata, tensors));
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "gradients.written",
                                        String.format(Locale.ROOT, "%.6g", value),
                                        tensors.size(),
                                        out));
        return 0;
    }

    private static Map<String, Tensor> named(
            Architecture architecture,
            Activations activations,
            LayerGradients gradients,
            double loss) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("loss", Tensor.of(Shape.of(1), (float) loss));
        tensors.put("input.grad", gradients.input());
        List<Layer> layers = architecture.layers();
        for (Layer layer : layers) {
            int index = layer.index();
            if (activations.layers().get(index).sums().isPresent()) {
                tensors.put(layer.name() + ".z.grad", gradients.sums().get(index));
            }
            tensors.put(layer.name() + ".grad", gradients.outputs().get(index));
            for (ParameterSpec parameter : layer.parameters()) {
                Tensor gradient = gradients.parameters().get(parameter.name());
                if (gradient != null) {
                    tensors.put(parameter.name() + ".grad", gradient);
                }
            }
        }
        return tensors;
    }
}
