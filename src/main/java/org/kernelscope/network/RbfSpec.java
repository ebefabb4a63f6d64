package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/**
 * The RBF output of LeNet-5 in 1998: one unit for each class gives the squared distance between the
 * layer below and the fixed code of the class; the smallest wins. {@link
 * org.kernelscope.op.RbfOutput} has the formula and an example. No trained parameters: the codes
 * are {@link RbfCodes}.
 *
 * @param name the layer's name
 */
public record RbfSpec(String name) implements LayerSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.rbf(this);
    }

    @Override
    public LayerKind layerKind() {
        return LayerKind.RBF;
    }

    /** The codes w: ten images of 84 pixels, each −1 or 1. */
    public RbfCodes codes() {
        return RbfCodes.DIGITS;
    }

    @Override
    public RbfSpec withName(String other) {
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

    /** The identity: the distance is the output. */
    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public boolean hasActivation() {
        return false;
    }

    @Override
    public boolean givesPenalties() {
        return true;
    }

    @Override
    public Formula parameterFormula(Shape input) {
        return Formula.NONE;
    }

    @Override
    public Formula connectionFormula(Shape input) {
        return Formula.of(new Formula.Group(LayerChecks.factors(input), false, codes().classes()));
    }

    /** One for each connection: each difference is squared. */
    @Override
    public long multiplyAccumulates(Shape input) {
        return (long) input.size() * codes().classes();
    }

    /** The value of the code that an input is compared with. */
    @Override
    public LayerSpec.ConnectionWeights connectionWeights(Weights weights, Shape input) {
        int size = input.rows();
        return (from, to, u, v) -> codes().at(to, (from * size + u) * size + v);
    }
}
