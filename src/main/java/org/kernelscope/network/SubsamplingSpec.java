package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The trainable subsampling of 1998: every map is made smaller on its own; the cells of a small
 * window are added, the sum is multiplied with one coefficient of the map, one bias of the map is
 * added, and the result goes through the activation (LeCun et al. 1998, section II.B).
 *
 * <p>{@code y[c,r,k] = f(coefficient[c] · Σ_u Σ_v x[c, …] + bias[c])}. A small coefficient makes a
 * blur, a large one a noisy OR or AND, depending on the bias.
 *
 * @param name the layer's name
 * @param window window size, stride and padding; cells of the padding add nothing
 * @param activation f
 */
public record SubsamplingSpec(String name, Window window, Activation activation)
        implements LayerSpec {
    @Override
    public LayerSpec withName(String other) {
        return new SubsamplingSpec(other, window, activation);
    }

    @Override
    public LayerSpec withActivation(Activation other) {
        return new SubsamplingSpec(name, window, other);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return LayerChecks.slide(name, input.channels(), window, input);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int taps = window.size() * window.size();
        return List.of(
                ParameterSpec.perMap(
                        name + ".coefficient",
                        input.channels(),
                        ParameterSpec.Role.COEFFICIENT,
                        taps,
                        1f / taps),
                ParameterSpec.perMap(
                        name + ".bias", input.channels(), ParameterSpec.Role.BIAS, taps, 0));
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
    public Formula parameterFormula(Shape input) {
        return Formula.of(new Formula.Group(List.of(1), true, input.channels()));
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return LayerChecks.windows(window, true, input);
    }

    /** One a cell: only the sum is multiplied. */
    @Override
    public long multiplyAccumulates(Shape input) {
        return cells(input);
    }

    private long cells(Shape input) {
        return (long) input.channels()
                * window.outputs(input.rows())
                * window.outputs(input.columns());
    }

    @Override
    public ConnectionWeights strength(Weights weights, Shape input) {
        Tensor coefficient = weights.get(name + ".coefficient");
        return (from, to, u, v) -> coefficient.get(to);
    }
}
