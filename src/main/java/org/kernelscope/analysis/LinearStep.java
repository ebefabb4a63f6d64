package org.kernelscope.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.kernelscope.network.NormalisationSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.op.Dropout;
import org.kernelscope.op.Gradients;
import org.kernelscope.op.NormalisationKind;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.op.Pooling;
import org.kernelscope.op.RbfOutput;
import org.kernelscope.op.Subsampling;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The part of a layer before its activation, from the input x to z, in the readable operations of
 * package {@code op}. Immutable; any thread.
 */
interface LinearStep {
    /**
     * The gradients that a step passes back to its inputs and parameters.
     *
     * @param input for x, in its shape
     * @param parameters for the trained parameters of the layer, in their order
     */
    record Derivatives(Tensor input, List<Tensor> parameters) {
        static Derivatives of(Gradients gradients) {
            return new Derivatives(
                    gradients.input(), List.of(gradients.weight(), gradients.bias()));
        }

        static Derivatives of(Tensor input) {
            return new Derivatives(input, List.of());
        }
    }

    /** z. */
    Tensor forward(Tensor x);

    /** The gradients dL/dx and dL/dw from δ = dL/dz. */
    Derivatives backward(Tensor x, Tensor delta);

    /** False if the curvature of single weights says nothing about this layer. */
    boolean hasCurvature();

    /** The curvatures ∂²L/∂x² and ∂²L/∂w² from ∂²L/∂z². */
    Derivatives curvature(Tensor x, Tensor ofSums);

    /**
     * The same step for a minibatch during training.
     *
     * @param dropoutKeys the key of each example's mask
     */
    default BatchStep inTraining(IntToLongFunction dropoutKeys) {
        return new BatchStep.Each(this);
    }

    /** {@code z = Σ w·x + b}. */
    record WeightedSum(Forward op, Backward back, Tensor weight, Tensor bias)
            implements LinearStep {
        /** z from x, w and b. */
        @FunctionalInterface
        interface Forward {
            /** z. */
            Tensor of(Tensor input, Tensor weight, Tensor bias);
        }

        /** The gradients from x, w and δ. */
        @FunctionalInterface
        interface Backward {
            /** dL/dx, dL/dw and dL/db. */
            Gradients of(Tensor input, Tensor weight, Tensor delta);
        }

        @Override
        public Tensor forward(Tensor x) {
            return op.of(x, weight, bias);
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            return Derivatives.of(back.of(x, weight, delta));
        }

        @Override
        public boolean hasCurvature() {
            return true;
        }

        /** The gradients with the squares of inputs and weights. */
        @Override
        public Derivatives curvature(Tensor x, Tensor ofSums) {
            return Derivatives.of(back.of(squared(x), squared(weight), ofSums));
        }
    }

    /** {@code z = a · Σ x + b} for each window. */
    record ScaledSum(Subsampling op, Tensor coefficient, Tensor bias) implements LinearStep {
        @Override
        public Tensor forward(Tensor x) {
            return op.forward(x, coefficient, bias);
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            return Derivatives.of(op.backward(x, coefficient, delta));
        }

        @Override
        public boolean hasCurvature() {
            return true;
        }

        /** The coefficient multiplies the whole window, so its share is the square of the sum. */
        @Override
        public Derivatives curvature(Tensor x, Tensor ofSums) {
            Gradients linear = op.backward(x, squared(coefficient), ofSums);
            int maps = coefficient.size();
            float[] ones = new float[maps];
            Arrays.fill(ones, 1);
            Shape perMap = Shape.of(maps);
            Tensor windows = op.forward(x, Tensor.takeOver(perMap, ones), Tensor.zeros(perMap));
            float[] ofCoefficient = new float[maps];
            int plane = windows.shape().plane();
            for (int map = 0; map < maps; map++) {
                double sum = 0;
                for (int i = map * plane; i < (map + 1) * plane; i++) {
                    sum += (double) ofSums.get(i) * windows.get(i) * windows.get(i);
                }
                ofCoefficient[map] = (float) sum;
            }
            return new Derivatives(
                    linear.input(),
                    List.of(Tensor.takeOver(coefficient.shape(), ofCoefficient), linear.bias()));
        }
    }

    /** A pooling. */
    record Pool(Pooling op) implements LinearStep {
        @Override
        public Tensor forward(Tensor x) {
            return op.forward(x);
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            return Derivatives.of(op.backward(x, delta));
        }

        @Override
        public boolean hasCurvature() {
            return true;
        }

        @Override
        public Derivatives curvature(Tensor x, Tensor ofSums) {
            return Derivatives.of(op.curvature(x, ofSums));
        }
    }

    /** A normalisation in a trained network. */
    record Normalised(NormalisationSpec spec, Weights weights, Tensor gain, Tensor shift)
            implements LinearStep {
        @Override
        public Tensor forward(Tensor x) {
            Tensor batch = batchOfOne(x);
            return spec.operation()
                    .forward(batch, spec.statistics(weights, batch), gain, shift)
                    .reshape(x.shape());
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            Tensor batch = batchOfOne(x);
            NormalisationOp op = spec.operation();
            Gradients of =
                    spec.kind() == NormalisationKind.BATCH
                            ? op.backward(
                                    batch, spec.statistics(weights, batch), gain, batchOfOne(delta))
                            : op.backward(batch, gain, batchOfOne(delta));
            return new Derivatives(of.input().reshape(x.shape()), List.of(of.weight(), of.bias()));
        }

        /** False: what a weight below does to one cell depends on all other cells of the set. */
        @Override
        public boolean hasCurvature() {
            return false;
        }

        @Override
        public Derivatives curvature(Tensor x, Tensor ofSums) {
            throw new UnsupportedOperationException("no diagonal curvature: " + spec);
        }

        @Override
        public BatchStep inTraining(IntToLongFunction dropoutKeys) {
            return spec.kind() == NormalisationKind.BATCH
                    ? new BatchStep.Normalised(this)
                    : new BatchStep.Each(this);
        }

        private static Tensor batchOfOne(Tensor x) {
            Shape shape = x.shape();
            return x.reshape(Shape.of(1, shape.channels(), shape.rows(), shape.columns()));
        }
    }

    /** Dropout, in a trained network: x itself. */
    record Dropped(Dropout op) implements LinearStep {
        @Override
        public BatchStep inTraining(IntToLongFunction dropoutKeys) {
            return new BatchStep.Dropped(op, dropoutKeys);
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            return Derivatives.of(delta);
        }

        @Override
        public boolean hasCurvature() {
            return true;
        }

        @Override
        public Derivatives curvature(Tensor x, Tensor ofSums) {
            return Derivatives.of(ofSums);
        }
    }

    /** The penalties of an RBF output. */
    record Distances(Tensor codes) implements LinearStep {
        @Override
        public Tensor forward(Tensor x) {
            return RbfOutput.forward(x, codes);
        }

        @Override
        public Derivatives backward(Tensor x, Tensor delta) {
            return Derivatives.of(RbfOutput.backward(x, codes, delta));
        }

        @Override
        public boolean hasCurvature() {
            return true;
        }

        /** Unchanged: {@link Curvature.OfOutput} gives the curvature at x. */
        @Override
        public Derivatives curvature(Tensor x, Tensor atInput) {
            return Derivatives.of(atInput);
        }
    }

    private static Tensor squared(Tensor values) {
        float[] squares = values.toArray();
        for (int i = 0; i < squares.length; i++) {
            squares[i] *= squares[i];
        }
        return Tensor.takeOver(values.shape(), squares);
    }
}
