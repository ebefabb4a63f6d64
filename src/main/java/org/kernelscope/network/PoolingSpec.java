package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.tensor.Shape;

/**
 * Pooling: every map is made smaller on its own; each cell is the largest, the smallest or the mean
 * of a window of the map below. A window as large as the map makes one number of it: global
 * pooling.
 *
 * @param name the layer's name
 * @param pool largest, smallest or mean
 * @param window window size, stride and padding; no dilation
 */
public record PoolingSpec(String name, PoolKind pool, Window window) implements LayerSpec {
    @Override
    public LayerSpec withName(String other) {
        return new PoolingSpec(other, pool, window);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return LayerChecks.slide(name, input.channels(), window, input);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    public Window window(Shape input) {
        return window;
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return inputChannel == outputChannel;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public Formula parameterFormula(Shape input) {
        return Formula.NONE;
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return LayerChecks.windows(window, false, input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return 0;
    }

    @Override
    public ConnectionWeights strength(Weights weights, Shape input) {
        return ConnectionWeights.ONE;
    }
}
