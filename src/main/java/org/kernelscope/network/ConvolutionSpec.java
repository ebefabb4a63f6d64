package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * A convolution: every map is the sum, over all maps of the layer below, of that map slid over by a
 * kernel of its own, plus one bias, through the activation.
 *
 * <p>{@code y[o,r,c] = f(b[o] + Σ_i Σ_u Σ_v w[o,i,u,v] · x[i, r·stride − padding + u·dilation,
 * c·stride − padding + v·dilation])} (as everywhere in deep learning, a cross-correlation: the
 * kernel is not mirrored).
 *
 * @param name the layer's name
 * @param maps number of feature maps that it makes
 * @param window kernel size, stride, padding and dilation
 * @param activation f
 */
public record ConvolutionSpec(String name, int maps, Window window, Activation activation)
        implements LayerSpec {
    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return Layers.slide(name, maps, window, input);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int taps = window.size() * window.size();
        int fanIn = input.channels() * taps;
        int fanOut = maps * taps;
        return List.of(
                new ParameterSpec(
                        name + ".weight",
                        Shape.of(maps, input.channels(), window.size(), window.size()),
                        fanIn,
                        fanOut),
                new ParameterSpec(name + ".bias", Shape.of(maps), fanIn, fanOut));
    }

    @Override
    public Window window(Shape input) {
        return window;
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return true;
    }

    @Override
    public long connections(Shape input) {
        long inputs = (long) input.channels() * window.size() * window.size();
        return (inputs + 1) * outputCells(input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) input.channels() * window.size() * window.size() * outputCells(input);
    }

    private long outputCells(Shape input) {
        return (long) maps * window.outputs(input.rows()) * window.outputs(input.columns());
    }
}
