package org.kernelscope.network;

import org.kernelscope.op.Activation;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.PoolKind;

/** The kinds of layers, for lists of kinds, for files and for names. */
public enum LayerKind {
    /** {@link ConvolutionSpec}. */
    CONVOLUTION("convolution", "C", true) {
        @Override
        public LayerSpec defaultSpec() {
            return new ConvolutionSpec("", 8, new Window(3, 1, 1, 1), Activation.RELU);
        }
    },
    /** {@link SubsamplingSpec}. */
    SUBSAMPLING("subsampling", "S", false) {
        @Override
        public LayerSpec defaultSpec() {
            return new SubsamplingSpec("", Window.HALVING, Activation.SCALED_TANH);
        }
    },
    /** {@link PoolingSpec}. */
    POOLING("pooling", "S", false) {
        @Override
        public LayerSpec defaultSpec() {
            return new PoolingSpec("", PoolKind.MAX, Window.HALVING);
        }
    },
    /** {@link NormalisationSpec}. */
    NORMALISATION("normalisation", "N", false) {
        @Override
        public LayerSpec defaultSpec() {
            return new NormalisationSpec("", NormalisationKind.BATCH, 1, Activation.IDENTITY);
        }
    },
    /** {@link DropoutSpec}. */
    DROPOUT("dropout", "D", false) {
        @Override
        public LayerSpec defaultSpec() {
            return new DropoutSpec("", 0.5);
        }
    },
    /** {@link DenseSpec}. */
    DENSE("dense", "F", true) {
        @Override
        public LayerSpec defaultSpec() {
            return new DenseSpec("", 84, Activation.RELU);
        }
    },
    /** {@link OutputSpec}. */
    OUTPUT("output", "", true) {
        @Override
        public LayerSpec defaultSpec() {
            return new OutputSpec("", 10);
        }
    },
    /** {@link RbfSpec}. */
    RBF("rbf", "", true) {
        @Override
        public LayerSpec defaultSpec() {
            return new RbfSpec("");
        }
    };

    private static final String OUTPUT_NAME = "output";

    private final String id;
    private final String letter;
    private final boolean deep;

    LayerKind(String id, String letter, boolean deep) {
        this.id = id;
        this.letter = letter;
        this.deep = deep;
    }

    /** The name in files. */
    public String id() {
        return id;
    }

    /** A layer of this kind with the usual settings, without a name. */
    public abstract LayerSpec defaultSpec();

    /** True if layers of this kind give the classes; they stand at the end of a network. */
    public boolean isOutput() {
        return letter.isEmpty();
    }

    /** True if layers of this kind count towards the depth of a network, as in "VGG-16". */
    public boolean countsTowardsDepth() {
        return deep;
    }

    /** The name of layer {@code index}, as in the paper: {@code C1}, {@code S2}, {@code F6}. */
    public String name(int index) {
        return isOutput() ? OUTPUT_NAME : letter + (index + 1);
    }
}
