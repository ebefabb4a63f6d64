package org.kernelscope.pytorch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Layer;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.PixelOrder;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.RbfSpec;
import org.kernelscope.network.SubsamplingSpec;
import org.kernelscope.network.Window;
import org.kernelscope.storage.AtomicFiles;
import org.kernelscope.storage.NumberArray;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * Writes a network as a PyTorch module: its Python source, and its weights in a safetensors file
 * beside it. Both compute the same, but for rounding. Stateless; any thread.
 */
public final class PytorchExport {
    private static final String SUFFIX = ".py";

    private PytorchExport() {}

    /**
     * The file of the weights that belongs to a source file.
     *
     * @throws UserFacingException if the name of the source does not end with {@code .py}
     */
    public static Path weightsOf(Path source) throws UserFacingException {
        String name = String.valueOf(source.getFileName());
        if (!name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
            throw new UserFacingException("export.pytorch.suffix", source);
        }
        String stem = name.substring(0, name.length() - SUFFIX.length());
        return source.resolveSibling(stem + ".safetensors");
    }

    /**
     * Writes both files, each all or nothing; the weights first.
     *
     * @param source ends with {@code .py}
     * @param program the name and version of this program
     * @throws UserFacingException if PyTorch lacks a window of the network, or a file cannot be
     *     written
     */
    public static void write(Path source, Model model, String program) throws UserFacingException {
        Path weights = weightsOf(source);
        for (Layer layer : model.architecture().layers()) {
            check(layer);
        }
        ModuleSource module = new ModuleSource(model.architecture());
        Safetensors.write(weights, tensors(model, module));
        byte[] text =
                module.text(String.valueOf(weights.getFileName()), program)
                        .getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(source, out -> out.write(text));
    }

    /** PyTorch's pooling pads at most half a window, and trainable subsampling has no dilation. */
    private static void check(Layer layer) throws UserFacingException {
        boolean pools =
                layer.spec() instanceof PoolingSpec || layer.spec() instanceof SubsamplingSpec;
        Window window = layer.window();
        if (pools && (2 * window.padding() > window.size() || window.dilation() > 1)) {
            throw new UserFacingException("export.pytorch.window", layer.name());
        }
    }

    private static TensorFile tensors(Model model, ModuleSource module) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, NumberArray> arrays = new HashMap<>();
        PixelOrder order = model.architecture().input().order();
        if (order != null) {
            int[] from = order.toArray();
            long[] indices = new long[from.length];
            for (int i = 0; i < from.length; i++) {
                indices[i] = from[i];
            }
            arrays.put(ModuleSource.ORDER, new NumberArray.Longs(indices));
        }
        for (Layer layer : model.architecture().layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                Tensor tensor = model.weights().get(parameter.name());
                String own = parameter.name().substring(layer.name().length());
                boolean table =
                        layer.spec().hasConnectionTable()
                                && parameter.role() == ParameterSpec.Role.WEIGHT;
                tensors.put(module.name(layer) + own, table ? full(layer, tensor) : tensor);
            }
            if (layer.spec() instanceof RbfSpec rbf) {
                tensors.put(ModuleSource.CODES, rbf.codes().toTensor());
            }
        }
        return new TensorFile(Map.of("format", "pt"), tensors, arrays);
    }

    /** The kernels of a connection table among zeros: what is not connected adds nothing. */
    private static Tensor full(Layer layer, Tensor kernels) {
        ConvolutionSpec spec = (ConvolutionSpec) layer.spec();
        int channels = layer.inputShape().channels();
        int side = spec.window().size();
        int taps = side * side;
        float[] all = new float[spec.maps() * channels * taps];
        List<List<Integer>> inputs = spec.table().inputs();
        int kernel = 0;
        for (int map = 0; map < spec.maps(); map++) {
            for (int input : inputs.get(map)) {
                for (int tap = 0; tap < taps; tap++) {
                    all[(map * channels + input) * taps + tap] = kernels.get(kernel * taps + tap);
                }
                kernel++;
            }
        }
        return Tensor.takeOver(Shape.of(spec.maps(), channels, side, side), all);
    }
}
