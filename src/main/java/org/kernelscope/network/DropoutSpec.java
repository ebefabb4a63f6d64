package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * Dropout: while the network learns, each value is set to 0 with probability {@code rate} and the
 * others are divided by {@code 1 − rate}, so that no unit can rely on another; when the network is
 * asked, everything passes as it is (N. Srivastava et al., JMLR 2014).
 *
 * @param name the layer's name
 * @param rate share of the values that is dropped, at least 0 and below 1
 */
public record DropoutSpec(String name, double rate) implements LayerSpec {
    @Override
    public LayerSpec withName(String other) {
        return new DropoutSpec(other, rate);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        if (!(rate >= 0 && rate < 1)) {
            throw new ArchitectureException("architecture.rate", name, rate);
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    public Window window(Shape input) {
        return Window.of(1);
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
        return LayerChecks.windows(Window.of(1), false, input);
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
