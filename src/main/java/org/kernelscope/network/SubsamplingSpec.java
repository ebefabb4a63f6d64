package org.kernelscope.network;

import java.util.List;
import java.util.Optional;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Subsampling;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The trainable subsampling of 1998: the sum of each window is multiplied by a coefficient of the
 * map, a bias of the map is added, and the result goes through the activation. {@link Subsampling}
 * has the formula and an example.
 *
 * <p>Parameters: {@code name.coefficient} and {@code name.bias}, one value for each map.
 *
 * @param name the layer's name
 * @param window window size, stride and padding; cells of the padding add nothing
 * @param activation f
 */
public record SubsamplingSpec(String name, Window window, Activation activation)
        implements LayerSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.subsampling(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.SUBSAMPLING;
    }

    @Override
    public SubsamplingSpec withName(String other) {
        return new SubsamplingSpec(other, window, activation);
    }

    /** The same layer with another window. */
    public SubsamplingSpec withWindow(Window other) {
        return new SubsamplingSpec(name, other, activation);
    }

    @Override
    public SubsamplingSpec withActivation(Activation other) {
        return new SubsamplingSpec(name, window, other);
    }

    @Override
    public boolean hasActivation() {
        return true;
    }

    /** The arithmetic of the layer. */
    public Subsampling operation() {
        return new Subsampling(window.size(), window.stride(), window.padding(), window.dilation());
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        return LayerChecks.slide(name, input.channels(), window, input);
    }

    /** The coefficients start at 1 / taps, so that the layer starts as a mean. */
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
    public Optional<Window> slidingWindow() {
        return Optional.of(window);
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

    /** One for each output cell: only the sum of the window is multiplied. */
    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) input.channels()
                * window.outputs(input.rows())
                * window.outputs(input.columns());
    }

    @Override
    public LayerSpec.ConnectionWeights connectionWeights(Weights weights, Shape input) {
        Tensor coefficient = weights.get(name + ".coefficient");
        return (from, to, u, v) -> coefficient.get(to);
    }
}
