package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * The output of LeNet-5 in 1998: for each digit a unit (a radial basis function) that tells how far
 * the layer below is from the picture of that digit, {@code y[i] = Σ_j (x[j] − w[i,j])²}; the
 * smallest distance wins. The pictures are the fixed {@link RbfCodes}: nothing is trained here.
 *
 * @param name the layer's name
 */
public record RbfSpec(String name) implements LayerSpec {
    /** The pictures w: ten of 84 numbers, each −1 or 1. */
    public RbfCodes codes() {
        return RbfCodes.DIGITS;
    }

    @Override
    public LayerSpec withName(String other) {
        return new RbfSpec(other);
    }

    @Override
    public Shape outputShape(Shape input) throws ArchitectureException {
        if (input.size() != codes().length()) {
            throw new ArchitectureException(
                    "architecture.codes", name, codes().length(), input.size());
        }
        return Shape.units(codes().classes());
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    public Window window(Shape input) {
        return Window.of(input.rows());
    }

    @Override
    public boolean connects(int inputChannel, int outputChannel) {
        return true;
    }

    /** The identity: a distance is handed on as it is. */
    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public boolean isOutput() {
        return true;
    }

    /** Nothing: the pictures are fixed. */
    @Override
    public Formula parameterFormula(Shape input) {
        return Formula.NONE;
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return Formula.of(new Formula.Group(LayerChecks.factors(input), false, codes().classes()));
    }

    /** One a connection: each difference is squared. */
    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) input.size() * codes().classes();
    }

    /** What a value is compared with. */
    @Override
    public ConnectionWeights strength(Weights weights, Shape input) {
        int size = input.rows();
        return (from, to, u, v) -> codes().at(to, (from * size + u) * size + v);
    }
}
