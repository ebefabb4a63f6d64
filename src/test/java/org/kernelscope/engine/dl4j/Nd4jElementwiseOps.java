package org.kernelscope.engine.dl4j;

import static org.nd4j.linalg.ops.transforms.Transforms.sigmoid;
import static org.nd4j.linalg.ops.transforms.Transforms.sqrt;
import static org.nd4j.linalg.ops.transforms.Transforms.tanh;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.NativeOp;
import org.kernelscope.engine.dl4j.elementwise.ElementwiseOps;
import org.kernelscope.engine.dl4j.elementwise.FloatElementwiseOps;
import org.kernelscope.engine.dl4j.stock.StockLayers;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The element-wise operations in ND4J's own operations, for values of any type. They are slow; with
 * them the layers can be checked in double precision.
 */
final class Nd4jElementwiseOps implements ElementwiseOps {
    /** The operations that layers use for {@code type}: those of the program for floats. */
    static Supplier<ElementwiseOps> of(DataType type) {
        return type == DataType.FLOAT ? FloatElementwiseOps::new : Nd4jElementwiseOps::new;
    }

    @Override
    public void spread(INDArray bias, INDArray z) {
        z.assign(0);
        if (z.rank() == 4) {
            z.addi(bias.reshape(1, bias.length(), 1, 1).broadcast(z.shape()));
        } else {
            z.addiRowVector(bias);
        }
    }

    @Override
    public void activate(Activation f, INDArray z, INDArray y) {
        if (f == Activation.SCALED_TANH) {
            y.assign(tanh(z.mul(Activation.SLOPE)).mul(Activation.AMPLITUDE));
        } else {
            y.assign(StockLayers.function(f).orElseThrow().getActivation(z.dup(), false));
        }
    }

    @Override
    public void backward(
            Activation f,
            INDArray z,
            INDArray y,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient) {
        switch (f) {
            case IDENTITY -> delta.assign(epsilon);
            case RELU -> delta.assign(epsilon.mul(y.gt(0).castTo(y.dataType())));
            case TANH -> delta.assign(epsilon.mul(y.mul(y).rsub(1)));
            case SIGMOID -> delta.assign(epsilon.mul(y.mul(y.rsub(1))));
            case LEAKY_RELU -> {
                INDArray positive = z.gt(0).castTo(z.dataType());
                delta.assign(epsilon.mul(positive.mul(1 - Activation.LEAK).add(Activation.LEAK)));
            }
            case SCALED_TANH -> {
                double slope = Activation.AMPLITUDE * Activation.SLOPE;
                INDArray t = y.div(Activation.AMPLITUDE);
                delta.assign(epsilon.mul(t.mul(t).rsub(1).mul(slope)));
            }
            case SWISH -> {
                INDArray s = sigmoid(z, true);
                delta.assign(epsilon.mul(s.add(z.mul(s).mul(s.rsub(1)))));
            }
        }
        biasGradient.assign(delta.rank() == 4 ? delta.sum(0, 2, 3) : delta.sum(0));
    }

    @Override
    public void pool(PoolKind pool, Window window, INDArray x, INDArray y) {
        switch (pool) {
            case MAX -> run("maxpool2d", settings(window, true), y, x);
            case AVERAGE -> run("avgpool2d", settings(window, false), y, x);
            case MIN -> {
                // The smallest is minus the largest of the negatives.
                run("maxpool2d", settings(window, true), y, x.neg());
                y.negi();
            }
            case L2 -> {
                run("avgpool2d", settings(window, true), y, x.mul(x));
                y.assign(sqrt(y.mul(window.size() * window.size())));
            }
        }
    }

    private static void run(String name, int[] settings, INDArray output, INDArray... inputs) {
        try (NativeOp op = new NativeOp(name, false, settings)) {
            op.inputs(inputs).outputs(output).run();
        }
    }

    @Override
    public void poolBackward(
            PoolKind pool,
            Window window,
            INDArray x,
            INDArray y,
            INDArray epsilon,
            INDArray gradient) {
        switch (pool) {
            case MAX -> run("maxpool2d_bp", settings(window, true), gradient, x, epsilon);
            case AVERAGE -> run("avgpool2d_bp", settings(window, false), gradient, x, epsilon);
            case MIN -> run("maxpool2d_bp", settings(window, true), gradient, x.neg(), epsilon);
            case L2 -> {
                INDArray share = epsilon.dup('c').muli(window.size() * window.size());
                share.divi(y.add(y.eq(0).castTo(y.dataType())));
                run("avgpool2d_bp", settings(window, true), gradient, x, share);
                gradient.muli(x);
            }
        }
    }

    @Override
    public void activateAndPool(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            @Nullable INDArray y,
            INDArray pooled) {
        INDArray values = y == null ? z.ulike() : y;
        activate(f, z, values);
        pool(pool, window, values, pooled);
    }

    @Override
    public void activateAndPoolBackward(
            Activation f,
            PoolKind pool,
            Window window,
            INDArray z,
            INDArray y,
            INDArray pooled,
            INDArray epsilon,
            INDArray delta,
            INDArray biasGradient) {
        poolBackward(pool, window, y, pooled, epsilon, delta);
        backward(f, z, y, delta, delta, biasGradient);
    }

    @Override
    public void subsample(
            Window window, INDArray x, INDArray coefficient, INDArray bias, INDArray z) {
        try (NativeOp op = new NativeOp("avgpool2d", false, sums(window))) {
            op.inputs(x).outputs(z).run();
        }
        z.muli(perMap(coefficient, z).muli(window.size() * window.size()));
        z.addi(perMap(bias, z));
    }

    @Override
    public void subsampleBackward(
            Window window,
            INDArray x,
            INDArray coefficient,
            INDArray delta,
            INDArray coefficientGradient,
            @Nullable INDArray gradient) {
        int taps = window.size() * window.size();
        INDArray sum = delta.ulike();
        try (NativeOp op = new NativeOp("avgpool2d", false, sums(window))) {
            op.inputs(x).outputs(sum).run();
        }
        coefficientGradient.assign(sum.muli(delta).muli(taps).sum(0, 2, 3));
        if (gradient != null) {
            try (NativeOp op = new NativeOp("avgpool2d_bp", false, sums(window))) {
                INDArray epsilon = perMap(coefficient, delta).muli(delta).muli(taps);
                op.inputs(x, epsilon).outputs(gradient).run();
            }
        }
    }

    /** One number a map, as large as {@code like}. */
    private static INDArray perMap(INDArray numbers, INDArray like) {
        return numbers.reshape(1, numbers.length(), 1, 1).broadcast(like.shape()).dup('c');
    }

    /** Settings of an average that counts the padding: a sum divided by the size of the window. */
    private static int[] sums(Window window) {
        return settings(window, true);
    }

    /**
     * Kernel, stride, padding, dilation, not "same", the padding, channels first.
     *
     * @param counted true if an average counts the padding; a maximum does not care
     */
    private static int[] settings(Window window, boolean counted) {
        int size = window.size();
        int stride = window.stride();
        int padding = window.padding();
        int dilation = window.dilation();
        return new int[] {
            size, size, stride, stride, padding, padding, dilation, dilation, 0, counted ? 1 : 0, 0
        };
    }

    @Override
    public void softmax(INDArray z, INDArray p) {
        p.assign(new ActivationSoftmax().getActivation(z.dup(), false));
    }

    @Override
    public double loss(
            boolean crossEntropy,
            INDArray p,
            INDArray labels,
            INDArray delta,
            INDArray biasGradient) {
        // The softmax of ln p is p again, so that ND4J's losses can start from p.
        INDArray logits = org.nd4j.linalg.ops.transforms.Transforms.log(p);
        ILossFunction loss = crossEntropy ? new LossMCXENT() : new LossL2();
        delta.assign(loss.computeGradient(labels, logits.dup(), new ActivationSoftmax(), null));
        biasGradient.assign(delta.sum(0));
        return loss.computeScore(labels, logits, new ActivationSoftmax(), null, false);
    }
}
