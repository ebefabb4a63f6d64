package org.kernelscope.network;

import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** The kinds of layer, for whoever must tell them apart or offer them. */
public enum LayerKind {
    /** {@link ConvolutionSpec}. */
    CONVOLUTION("C", new ConvolutionSpec("", 8, new Window(3, 1, 1, 1), Activation.RELU)),
    /** {@link SubsamplingSpec}. */
    SUBSAMPLING("S", new SubsamplingSpec("", new Window(2, 2, 0, 1), Activation.SCALED_TANH)),
    /** {@link PoolingSpec}. */
    POOLING("S", new PoolingSpec("", PoolKind.MAX, new Window(2, 2, 0, 1))),
    /** {@link NormalisationSpec}. */
    NORMALISATION("N", new NormalisationSpec("", NormalisationKind.BATCH, 1, Activation.IDENTITY)),
    /** {@link DropoutSpec}. */
    DROPOUT("D", new DropoutSpec("", 0.5)),
    /** {@link DenseSpec}. */
    DENSE("F", new DenseSpec("", 84, Activation.RELU)),
    /** {@link OutputSpec}. */
    OUTPUT("output", new OutputSpec("", 10)),
    /** {@link RbfSpec}. */
    RBF("output", new RbfSpec(""));

    private final String letter;
    private final LayerSpec usual;

    LayerKind(String letter, LayerSpec usual) {
        this.letter = letter;
        this.usual = usual;
    }

    /** The kind of {@code spec}. */
    public static LayerKind of(LayerSpec spec) {
        for (LayerKind kind : values()) {
            if (kind.usual.getClass() == spec.getClass()) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of " + spec);
    }

    /** A layer of this kind with the usual settings; without a name. */
    public LayerSpec usual() {
        return usual;
    }

    /** Whether it names the class, and so stands at the end. */
    public boolean isOutput() {
        return usual.isOutput();
    }

    /** Whether its sums go through an activation that can be chosen. */
    public boolean isActivated() {
        return usual.withActivation(Activation.SWISH) != usual;
    }

    /**
     * The name of a layer of this kind after the paper's custom: a letter and its place, counted
     * from 1: {@code C1}, {@code S2}, {@code F6}.
     */
    public String name(int index) {
        return isOutput() ? letter : letter + (index + 1);
    }
}
