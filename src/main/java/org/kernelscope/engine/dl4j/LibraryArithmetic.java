package org.kernelscope.engine.dl4j;

import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.Pool;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Element-wise work in ND4J's own operations, for numbers of any type. Slow; it is there so that a
 * network can be checked in double precision.
 */
final class LibraryArithmetic implements Arithmetic {
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
        y.assign(function(f).getActivation(z.dup(), false));
    }

    @Override
    public void backward(
            Activation f, INDArray y, INDArray epsilon, INDArray delta, INDArray biasGradient) {
        switch (f) {
            case IDENTITY -> delta.assign(epsilon);
            case RELU -> delta.assign(epsilon.mul(y.gt(0).castTo(y.dataType())));
            case TANH -> delta.assign(epsilon.mul(y.mul(y).rsub(1)));
            case SIGMOID -> delta.assign(epsilon.mul(y.mul(y.rsub(1))));
            case LEAKY_RELU, SCALED_TANH, SWISH -> throw new UnsupportedOperationException(f.id());
        }
        biasGradient.assign(delta.rank() == 4 ? delta.sum(0, 2, 3) : delta.sum(0));
    }

    @Override
    public void pool(Pool pool, Window window, INDArray x, INDArray y) {
        try (NativeOp op = new NativeOp(name(pool), false, settings(pool, window))) {
            op.inputs(x).outputs(y).run();
        }
    }

    @Override
    public void poolBackward(
            Pool pool, Window window, INDArray x, INDArray y, INDArray epsilon, INDArray gradient) {
        try (NativeOp op = new NativeOp(name(pool) + "_bp", false, settings(pool, window))) {
            op.inputs(x, epsilon).outputs(gradient).run();
        }
    }

    private static String name(Pool pool) {
        return pool == Pool.MAX ? "maxpool2d" : "avgpool2d";
    }

    /** Kernel, stride, padding, dilation, not "same", padding not counted, channels first. */
    private static int[] settings(Pool pool, Window window) {
        int size = window.size();
        int stride = window.stride();
        int padding = window.padding();
        int dilation = window.dilation();
        return new int[] {
            size,
            size,
            stride,
            stride,
            padding,
            padding,
            dilation,
            dilation,
            0,
            pool == Pool.MAX ? 1 : 0,
            0
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

    /** ND4J's own function. */
    static IActivation function(Activation f) {
        return switch (f) {
            case IDENTITY -> new ActivationIdentity();
            case RELU -> new ActivationReLU();
            case TANH -> new ActivationTanH();
            case SIGMOID -> new ActivationSigmoid();
            case LEAKY_RELU, SCALED_TANH, SWISH -> throw new UnsupportedOperationException(f.id());
        };
    }
}
