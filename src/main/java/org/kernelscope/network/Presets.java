package org.kernelscope.network;

import java.util.List;
import java.util.Optional;
import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** The networks that the program knows by name. */
public final class Presets {
    /** The input of 1998: ink is encoded so that the mean is about 0 and the variance about 1. */
    private static final InputSpec INPUT_1998 = new InputSpec(32, -0.1f, 1.175f);

    /**
     * The LeNet-5 of today's textbooks: ReLU, 2×2 maximum pooling, softmax; 61,706 parameters.
     * After Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, <em>Gradient-based learning applied to
     * document recognition</em>, Proc. IEEE 86(11), 1998. It differs from the paper in the
     * activation, the pooling, the full connection of C3 and the output.
     */
    public static final Architecture LENET5_MODERN =
            known(
                    "lenet5-modern",
                    new InputSpec(32, 0, 1),
                    Initialisation.AUTOMATIC,
                    lenet5(
                            Activation.RELU,
                            halving(PoolKind.MAX),
                            ConnectionTable.FULL,
                            new OutputSpec("output", 10)));

    /**
     * The LeNet-5 of the paper of 1998: trainable subsampling, connection table for C3,
     * 1.7159·tanh(2z/3) throughout, ten RBF units with fixed codes; 60,000 trained parameters and
     * 340,908 connections.
     */
    public static final Architecture LENET5_1998 =
            known(
                    "lenet5-1998",
                    INPUT_1998,
                    Initialisation.LECUN_1998,
                    lenet5(
                            Activation.SCALED_TANH,
                            subsampling(Activation.SCALED_TANH),
                            ConnectionTable.LENET5,
                            new RbfSpec("output")));

    /**
     * LeNet-1 of 1989, which read postal codes: 2,578 parameters, three quarters of them in the
     * output (Y. LeCun et al., <em>Handwritten Digit Recognition with a Back-Propagation
     * Network</em>, NIPS 1990). A softmax replaces its ten tanh outputs and squared error.
     */
    public static final Architecture LENET1 =
            known(
                    "lenet1",
                    new InputSpec(28, -0.1f, 1.175f),
                    Initialisation.LECUN_1998,
                    convolution("H1", 4, Activation.SCALED_TANH),
                    subsampling(Activation.SCALED_TANH).withName("H2"),
                    new ConvolutionSpec(
                            "H3", 12, Window.of(5), ConnectionTable.LENET1, Activation.SCALED_TANH),
                    subsampling(Activation.SCALED_TANH).withName("H4"),
                    new OutputSpec("output", 10));

    /** One convolution, for the first lesson. */
    public static final Architecture TINY =
            known(
                    "tiny",
                    new InputSpec(28, 0, 1),
                    Initialisation.AUTOMATIC,
                    convolution("C1", 4, Activation.RELU),
                    halving(PoolKind.MAX).withName("S2"),
                    new OutputSpec("output", 10));

    /**
     * Six 3×3 convolutions, padded so that maps keep their size, with batch normalisation, and
     * global average pooling instead of dense layers.
     */
    public static final Architecture DEEPER =
            known(
                    "deeper",
                    new InputSpec(28, 0, 1),
                    Initialisation.HE,
                    same("C1", 8, Activation.RELU),
                    same("C2", 8, Activation.RELU),
                    halving(PoolKind.MAX).withName("S3"),
                    same("C4", 16, Activation.IDENTITY),
                    new NormalisationSpec("N5", NormalisationKind.BATCH, 1, Activation.RELU),
                    same("C6", 16, Activation.RELU),
                    halving(PoolKind.MAX).withName("S7"),
                    same("C8", 32, Activation.IDENTITY),
                    new NormalisationSpec("N9", NormalisationKind.BATCH, 1, Activation.RELU),
                    same("C10", 32, Activation.RELU),
                    new PoolingSpec("S11", PoolKind.AVERAGE, new Window(7, 7, 0, 1)),
                    new OutputSpec("output", 10));

    /** LeNet-5 with several times as many maps; dropout reduces overfitting. */
    public static final Architecture WIDER =
            known(
                    "wider",
                    new InputSpec(32, 0, 1),
                    Initialisation.AUTOMATIC,
                    convolution("C1", 24, Activation.RELU),
                    halving(PoolKind.MAX).withName("S2"),
                    convolution("C3", 48, Activation.RELU),
                    halving(PoolKind.MAX).withName("S4"),
                    convolution("C5", 240, Activation.RELU),
                    new DropoutSpec("D6", 0.5),
                    new DenseSpec("F7", 120, Activation.RELU),
                    new OutputSpec("output", 10));

    /**
     * A multilayer perceptron: one hidden layer of 300 units that sees every pixel, and no maps.
     */
    public static final Architecture MLP =
            known(
                    "mlp",
                    new InputSpec(28, -0.1f, 1.175f),
                    Initialisation.LECUN_1998,
                    new DenseSpec("F1", 300, Activation.SCALED_TANH),
                    new OutputSpec("output", 10));

    /**
     * LeNet-5 with sigmoids. Each layer passes on at most a quarter of the gradient, so the first
     * layers hardly learn.
     */
    public static final Architecture SIGMOIDS =
            known(
                    "sigmoids",
                    new InputSpec(32, 0, 1),
                    Initialisation.GLOROT,
                    lenet5(
                            Activation.SIGMOID,
                            halving(PoolKind.AVERAGE),
                            ConnectionTable.FULL,
                            new OutputSpec("output", 10)));

    /** The LeNet-5 of today's textbooks for colour images: each kernel of C1 has three planes. */
    public static final Architecture LENET5_COLOUR =
            known(
                    "lenet5-colour",
                    new InputSpec(3, 32, 0, 1),
                    Initialisation.AUTOMATIC,
                    lenet5(
                            Activation.RELU,
                            halving(PoolKind.MAX),
                            ConnectionTable.FULL,
                            new OutputSpec("output", 10)));

    private static final List<Architecture> ALL =
            List.of(
                    LENET5_MODERN,
                    LENET5_1998,
                    LENET1,
                    TINY,
                    DEEPER,
                    WIDER,
                    MLP,
                    SIGMOIDS,
                    LENET5_COLOUR);

    private Presets() {}

    /** All presets. */
    public static List<Architecture> all() {
        return ALL;
    }

    /** The preset called {@code id}. */
    public static Optional<Architecture> byId(String id) {
        return ALL.stream().filter(architecture -> architecture.id().equals(id)).findFirst();
    }

    private static LayerSpec convolution(String name, int maps, Activation activation) {
        return new ConvolutionSpec(name, maps, Window.of(5), activation);
    }

    private static LayerSpec same(String name, int maps, Activation activation) {
        return new ConvolutionSpec(name, maps, new Window(3, 1, 1, 1), activation);
    }

    /** 2×2 pooling with stride 2, without a name. */
    static LayerSpec halving(PoolKind pool) {
        return new PoolingSpec("", pool, Window.HALVING);
    }

    /** 2×2 trainable subsampling with stride 2, without a name. */
    static LayerSpec subsampling(Activation activation) {
        return new SubsamplingSpec("", Window.HALVING, activation);
    }

    /**
     * The layers of a LeNet-5 of any variant.
     *
     * @param activation of the convolutions and of F6
     * @param smaller S2 and S4
     * @param table the connections of C3
     * @param output the last layer
     */
    static LayerSpec[] lenet5(
            Activation activation, LayerSpec smaller, ConnectionTable table, LayerSpec output) {
        return new LayerSpec[] {
            convolution("C1", 6, activation),
            smaller.withName("S2"),
            new ConvolutionSpec("C3", 16, Window.of(5), table, activation),
            smaller.withName("S4"),
            convolution("C5", 120, activation),
            new DenseSpec("F6", 84, activation),
            output
        };
    }

    static Architecture known(
            String id, InputSpec input, Initialisation initialisation, LayerSpec... layers) {
        try {
            return Architecture.of(id, input, initialisation, List.of(layers));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
