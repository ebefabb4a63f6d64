package org.kernelscope.network;

import java.util.List;
import java.util.Optional;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;

/** The networks that the program knows by name. */
public final class Presets {
    /**
     * The LeNet-5 of today's textbooks: ReLU, 2×2 max-pooling, softmax; 61,706 parameters. After Y.
     * LeCun, L. Bottou, Y. Bengio, P. Haffner, <em>Gradient-based learning applied to document
     * recognition</em>, Proc. IEEE 86(11), 1998, from which it departs in the activation, the
     * pooling, the full connection of C3 and the output.
     */
    public static final Architecture LENET5_MODERN =
            known(
                    "lenet5-modern",
                    new InputSpec(32, 0, 1),
                    new ConvolutionSpec("C1", 6, Window.of(5), Activation.RELU),
                    new PoolingSpec("S2", Pool.MAX, new Window(2, 2, 0, 1)),
                    new ConvolutionSpec("C3", 16, Window.of(5), Activation.RELU),
                    new PoolingSpec("S4", Pool.MAX, new Window(2, 2, 0, 1)),
                    new ConvolutionSpec("C5", 120, Window.of(5), Activation.RELU),
                    new DenseSpec("F6", 84, Activation.RELU),
                    new OutputSpec("output", 10));

    private static final List<Architecture> ALL = List.of(LENET5_MODERN);

    private Presets() {}

    /** All of them. */
    public static List<Architecture> all() {
        return ALL;
    }

    /** The one called {@code id}. */
    public static Optional<Architecture> byId(String id) {
        return ALL.stream().filter(architecture -> architecture.id().equals(id)).findFirst();
    }

    private static Architecture known(String id, InputSpec input, LayerSpec... layers) {
        try {
            return Architecture.of(id, input, List.of(layers));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
