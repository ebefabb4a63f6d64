package org.kernelscope.network;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.tensor.Shape;

/** A layer that learns nothing, and each map of which is fed by one map below. */
sealed interface ParameterlessSpec extends LayerSpec permits DropoutSpec, PoolingSpec {
    @Override
    default List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    default boolean connects(int inputChannel, int outputChannel) {
        return inputChannel == outputChannel;
    }

    @Override
    default Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    default boolean hasActivation() {
        return false;
    }

    @Override
    default Formula parameterFormula(Shape input) {
        return Formula.NONE;
    }

    @Override
    default Formula connectionFormula(Shape input) {
        return LayerChecks.windows(window(input), false, input);
    }

    @Override
    default long multiplyAccumulates(Shape input) {
        return 0;
    }

    @Override
    default LayerSpec.ConnectionWeights connectionWeights(Weights weights, Shape input) {
        return LayerSpec.ConnectionWeights.ONE;
    }
}
