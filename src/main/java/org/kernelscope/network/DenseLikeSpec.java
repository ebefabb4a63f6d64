package org.kernelscope.network;

import java.util.List;
import org.kernelscope.tensor.Shape;

/** A layer of units, each of which sums every cell below with weights of its own. */
sealed interface DenseLikeSpec extends LayerSpec permits DenseSpec, OutputSpec {
    /** The number of units. */
    int units();

    @Override
    default Shape outputShape(Shape input) throws ArchitectureException {
        return LayerChecks.units(name(), units());
    }

    @Override
    default List<ParameterSpec> parameters(Shape input) {
        ParameterSpec weight =
                ParameterSpec.weight(
                        name(), Shape.of(units(), input.size()), input.size(), units());
        return List.of(weight, ParameterSpec.bias(name(), units(), weight));
    }

    @Override
    default Window window(Shape input) {
        return Window.of(input.rows());
    }

    @Override
    default boolean connects(int inputChannel, int outputChannel) {
        return true;
    }

    @Override
    default Formula parameterFormula(Shape input) {
        return Formula.of(new Formula.Group(LayerChecks.factors(input), true, units()));
    }

    @Override
    default Formula connectionFormula(Shape input) {
        return parameterFormula(input);
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        return (long) input.size() * units();
    }
}
