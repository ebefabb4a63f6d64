package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.Kernels;
import org.kernelscope.network.Layer;
import org.kernelscope.network.Window;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * Both halves of the way back through a convolution, written as convolutions. With δ = dL/dz of a
 * map above, K taps, stride s, padding p and dilation d:
 *
 * <p>To the input, {@code dL/dx[i] = Σ_u δ[(i + p − u·d)/s] · w[u]}: the error map is spread out by
 * the stride and padded, and the kernel, turned by 180°, slides over it.
 *
 * <p>To the kernel, {@code dL/dw[u] = Σ_o δ[o] · x[o·s − p + u·d]}: the error map slides over the
 * input map.
 *
 * <p>Source: V. Dumoulin, F. Visin, arXiv:1603.07285, chapter 4. Any thread.
 */
public final class ConvolutionGradients {
    private ConvolutionGradients() {}

    /**
     * The way to the input.
     *
     * @param above the convolution that passes the error back
     * @param parts for each map above that the map feeds: its error map, spread and padded; the
     *     turned kernel; and the map's share of the gradient
     * @param window the movement of the turned kernels over the padded error maps: stride 1, no
     *     padding
     * @param gradient dL/dx of the map, {@code 1 × row × column}, as backpropagation computed it
     */
    public record ToInput(Layer above, List<MapReport.Part> parts, Window window, Tensor gradient) {
        public ToInput {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The way to the kernels of one map.
     *
     * @param errors δ of the map, {@code 1 × row × column}
     * @param parts for each connected map below: the map; δ, which slides over it; and dL/dw of the
     *     kernel, as backpropagation computed it
     * @param bias dL/db, the sum of δ
     */
    public record ToKernel(Layer layer, Tensor errors, List<MapReport.Part> parts, double bias) {
        public ToKernel {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The gradient of map {@code channel} below the convolution {@code above}.
     *
     * @param gradients of a number that the layers above were used for
     */
    public static ToInput toInput(Model model, LayerGradients gradients, Layer above, int channel) {
        ConvolutionSpec spec = (ConvolutionSpec) above.spec();
        Window window = spec.window();
        Kernels kernels = Kernels.of(above, model.weights()).orElseThrow();
        Tensor deltas = gradients.sums().get(above.index());
        Tensor gradient = gradients.output(above.index() - 1).channel(channel);
        List<MapReport.Part> parts = new ArrayList<>();
        for (int map = 0; map < spec.maps(); map++) {
            if (spec.connects(channel, map)) {
                Tensor errors = spread(deltas.channel(map), window, gradient.shape());
                Tensor kernel = turned(kernels.kernel(map, channel).orElseThrow());
                parts.add(
                        new MapReport.Part(
                                map,
                                errors,
                                kernel,
                                slide(errors, kernel, window.dilation(), gradient.shape())));
            }
        }
        return new ToInput(
                above, parts, new Window(window.size(), 1, 0, window.dilation()), gradient);
    }

    /**
     * The error map with {@code stride − 1} zeros between its cells, and as many around it as the
     * turned kernel needs to reach every cell of the input.
     */
    private static Tensor spread(Tensor errors, Window window, Shape input) {
        int rows = input.rows() + window.reach() - 1;
        int columns = input.columns() + window.reach() - 1;
        int first = window.reach() - 1 - window.padding();
        float[] spread = new float[rows * columns];
        for (int row = 0; row < errors.shape().rows(); row++) {
            for (int column = 0; column < errors.shape().columns(); column++) {
                int r = first + row * window.stride();
                int c = first + column * window.stride();
                if (r >= 0 && r < rows && c >= 0 && c < columns) {
                    spread[r * columns + c] = errors.at(0, row, column);
                }
            }
        }
        return Tensor.takeOver(Shape.of(1, rows, columns), spread);
    }

    /** The kernel turned by 180°. */
    static Tensor turned(Tensor kernel) {
        float[] turned = new float[kernel.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = kernel.get(turned.length - 1 - i);
        }
        return Tensor.takeOver(kernel.shape(), turned);
    }

    private static Tensor slide(Tensor map, Tensor kernel, int dilation, Shape output) {
        float[] result = new float[output.plane()];
        int size = kernel.shape().rows();
        for (int row = 0; row < output.rows(); row++) {
            for (int column = 0; column < output.columns(); column++) {
                double sum = 0;
                for (int tap = 0; tap < kernel.size(); tap++) {
                    sum +=
                            (double) kernel.get(tap)
                                    * map.at(
                                            0,
                                            row + tap / size * dilation,
                                            column + tap % size * dilation);
                }
                result[row * output.columns() + column] = (float) sum;
            }
        }
        return Tensor.takeOver(Shape.of(1, output.rows(), output.columns()), result);
    }

    /** The gradients of the kernels and the bias of map {@code channel} of {@code layer}. */
    public static ToKernel toKernel(
            Activations activations, LayerGradients gradients, Layer layer, int channel) {
        Tensor errors = gradients.sums().get(layer.index()).channel(channel);
        Tensor below = activations.output(layer.index() - 1);
        MapWeights places = MapWeights.of(layer, channel);
        MapWeights.Block weights = places.blocks().get(0);
        MapWeights.Block bias = places.blocks().get(1);
        Tensor all = gradient(gradients, weights);
        int size = layer.window().size();
        List<MapReport.Part> parts = new ArrayList<>();
        int from = weights.from();
        for (int input : MapWeights.inputs(layer, channel)) {
            float[] kernel = new float[size * size];
            for (int tap = 0; tap < kernel.length; tap++) {
                kernel[tap] = all.get(from + tap);
            }
            from += kernel.length;
            parts.add(
                    new MapReport.Part(
                            input,
                            below.channel(input),
                            errors,
                            Tensor.takeOver(Shape.of(1, size, size), kernel)));
        }
        return new ToKernel(layer, errors, parts, gradient(gradients, bias).get(bias.from()));
    }

    private static Tensor gradient(LayerGradients gradients, MapWeights.Block block) {
        String name = block.parameter().name();
        return Objects.requireNonNull(gradients.parameters().get(name), name);
    }
}
