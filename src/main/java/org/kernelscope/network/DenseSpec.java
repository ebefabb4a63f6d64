package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * A dense (fully connected) layer: every unit sums every cell below, each with a weight of its own:
 * {@code y[o] = f(b[o] + Σ_i w[o,i] · x[i])}, with the cells below in the order channel, row,
 * column.
 *
 * @param name the layer's name
 * @param units number of units
 * @param activation f
 */
public record DenseSpec(String name, int units, Activation activation) implements LayerSpec {
    @Override
    public LayerSpec withName(String other) {
        return new DenseSpec(other, units, activation);
    }

    @Override
    public LayerSpec withActivation(Activation other) {
        return new DenseSpec(name, units, other);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return Layers.units(name, units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return Layers.denseParameters(name, units, input);
    }

    @Override
    public Window window(Shape input) {
        return Window.of(input.rows());
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return true;
    }

    @Override
    public Formula parameterFormula(Shape input) {
        return Formula.of(new Formula.Group(Layers.factors(input), true, units));
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return parameterFormula(input);
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) input.size() * units;
    }
}
