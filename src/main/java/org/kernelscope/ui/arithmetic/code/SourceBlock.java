package org.kernelscope.ui.arithmetic.code;

import java.util.List;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Convolution;
import org.kernelscope.op.Dense;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.PoolKind;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Softmax;
import org.kernelscope.op.Subsampling;

/**
 * A method in the source of an operation.
 *
 * @param operation the class or enum in {@code org.kernelscope.op}
 * @param path the beginnings of the declarations that lead to the method: its own, after that of
 *     the enum constant that has it
 */
public record SourceBlock(Class<?> operation, List<String> path) {
    static final SourceBlock CONVOLUTION = of(Convolution.class, "public Tensor forward(");
    static final SourceBlock PARTIAL_SUM = of(Convolution.class, "private double partialSum(");
    static final SourceBlock DENSE = of(Dense.class, "public static Tensor forward(");
    static final SourceBlock DENSE_SUM = of(Dense.class, "private static double sum(");
    static final SourceBlock POOLING = of(Pooling.class, "public Tensor forward(");
    static final SourceBlock POOLING_WINDOW = of(Pooling.class, "private Tensor window(");
    static final SourceBlock SUBSAMPLING = of(Subsampling.class, "public Tensor forward(");
    static final SourceBlock WINDOW_SUM = of(Subsampling.class, "private double windowSum(");
    static final SourceBlock NORMALISATION = of(NormalisationOp.class, "public Tensor forward(");
    static final SourceBlock NORMALISED = of(NormalisationOp.class, "private double normalised(");
    static final SourceBlock DEVIATION =
            of(NormalisationOp.class, "private static double deviation(");
    static final SourceBlock SOFTMAX = of(Softmax.class, "public static Tensor forward(");
    static final SourceBlock RBF = of(RbfOutput.class, "public static Tensor forward(");
    static final SourceBlock PENALTY = of(RbfOutput.class, "private static double penalty(");

    public SourceBlock {
        path = List.copyOf(path);
    }

    private static SourceBlock of(Class<?> operation, String declaration) {
        return new SourceBlock(operation, List.of(declaration));
    }

    /** The method that applies an activation. */
    static SourceBlock of(Activation activation) {
        return constant(Activation.class, activation, "public double apply(");
    }

    /** The method that reduces a window. */
    static SourceBlock of(PoolKind pool) {
        return constant(PoolKind.class, pool, "public double value(");
    }

    private static SourceBlock constant(Class<?> owner, Enum<?> constant, String declaration) {
        return new SourceBlock(owner, List.of(constant.name() + "(\"", declaration));
    }

    /** The line of this method that begins with {@code statement}, without its indentation. */
    SourceLine line(String statement) {
        return new SourceLine(this, statement);
    }

    /** The name of the source file: {@code Convolution.java}. */
    public String file() {
        return operation.getSimpleName() + ".java";
    }

    /** A statement in a method, found by its text, so that edits elsewhere do not move it. */
    public record SourceLine(SourceBlock block, String statement) {}
}
