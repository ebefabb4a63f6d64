package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.kernelscope.op.Dropout;
import org.kernelscope.op.NormalisationOp;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * The part of a layer before its activation for a minibatch during training, where some layers work
 * differently than in a trained network: dropout leaves cells out, and batch normalisation takes
 * its statistics from the minibatch. Immutable; any thread.
 */
interface BatchStep {
    /**
     * The gradients that a step passes back.
     *
     * @param inputs for each x, in its shape
     * @param parameters for each x, its share of the gradients of the trained parameters of the
     *     layer, in their order; the shares add up to the gradients of the sum of the losses
     */
    record Derivatives(List<Tensor> inputs, List<List<Tensor>> parameters) {}

    /** z of each example. */
    List<Tensor> forward(List<Tensor> xs);

    /** The gradients dL/dx and dL/dw from δ = dL/dz. */
    Derivatives backward(List<Tensor> xs, List<Tensor> deltas);

    /**
     * The new values of the parameters that are measured and not trained, in their order: the
     * running averages of batch normalisation.
     */
    default List<Tensor> measured(List<Tensor> xs) {
        return List.of();
    }

    /** Every example by itself. */
    record Each(LinearStep step) implements BatchStep {
        @Override
        public List<Tensor> forward(List<Tensor> xs) {
            return xs.stream().map(step::forward).toList();
        }

        @Override
        public Derivatives backward(List<Tensor> xs, List<Tensor> deltas) {
            List<Tensor> inputs = new ArrayList<>();
            List<List<Tensor>> parameters = new ArrayList<>();
            for (int n = 0; n < xs.size(); n++) {
                LinearStep.Derivatives passed = step.backward(xs.get(n), deltas.get(n));
                inputs.add(passed.input());
                parameters.add(passed.parameters());
            }
            return new Derivatives(inputs, parameters);
        }
    }

    /**
     * Dropout.
     *
     * @param keys the key of each example's mask
     */
    record Dropped(Dropout op, IntToLongFunction keys) implements BatchStep {
        @Override
        public List<Tensor> forward(List<Tensor> xs) {
            return masked(xs);
        }

        @Override
        public Derivatives backward(List<Tensor> xs, List<Tensor> deltas) {
            return new Derivatives(
                    masked(deltas), Collections.nCopies(xs.size(), List.<Tensor>of()));
        }

        private List<Tensor> masked(List<Tensor> all) {
            List<Tensor> kept = new ArrayList<>();
            for (int n = 0; n < all.size(); n++) {
                Tensor mask = op.mask(all.get(n).shape(), keys.applyAsLong(n));
                kept.add(Dropout.apply(all.get(n), mask));
            }
            return kept;
        }
    }

    /**
     * Batch normalisation by the statistics of the minibatch. A minibatch of one example has
     * nothing to compare it with; it is normalised with the running averages, which stay.
     *
     * @param trained the step of the trained network
     */
    record Normalised(LinearStep.Normalised trained) implements BatchStep {
        @Override
        public List<Tensor> forward(List<Tensor> xs) {
            if (xs.size() == 1) {
                return new Each(trained).forward(xs);
            }
            Tensor batch = join(xs);
            NormalisationOp op = trained.spec().operation();
            return split(
                    op.forward(batch, op.statistics(batch), trained.gain(), trained.shift()),
                    xs.get(0).shape());
        }

        @Override
        public Derivatives backward(List<Tensor> xs, List<Tensor> deltas) {
            if (xs.size() == 1) {
                return new Each(trained).backward(xs, deltas);
            }
            NormalisationOp op = trained.spec().operation();
            Tensor batch = join(xs);
            Tensor slopes = op.backward(batch, trained.gain(), join(deltas)).input();
            Shape sets = trained.gain().shape();
            Tensor normalised =
                    op.forward(batch, op.statistics(batch), ones(sets), Tensor.zeros(sets));
            List<List<Tensor>> parameters = new ArrayList<>();
            for (Tensor x : split(normalised, xs.get(0).shape())) {
                parameters.add(shares(sets, x, deltas.get(parameters.size())));
            }
            return new Derivatives(split(slopes, xs.get(0).shape()), parameters);
        }

        /** One example's share of the gradients of gain and shift: Σ x̂·δ and Σ δ of each map. */
        private static List<Tensor> shares(Shape sets, Tensor normalised, Tensor delta) {
            float[] gain = new float[sets.size()];
            float[] shift = new float[sets.size()];
            int plane = delta.size() / sets.size();
            for (int set = 0; set < gain.length; set++) {
                double products = 0;
                double sum = 0;
                for (int cell = set * plane; cell < (set + 1) * plane; cell++) {
                    products += (double) normalised.get(cell) * delta.get(cell);
                    sum += delta.get(cell);
                }
                gain[set] = (float) products;
                shift[set] = (float) sum;
            }
            return List.of(Tensor.takeOver(sets, gain), Tensor.takeOver(sets, shift));
        }

        private static Tensor ones(Shape shape) {
            float[] ones = new float[shape.size()];
            Arrays.fill(ones, 1);
            return Tensor.takeOver(shape, ones);
        }

        @Override
        public List<Tensor> measured(List<Tensor> xs) {
            Tensor batch = join(xs);
            NormalisationOp.Statistics before = trained.spec().statistics(trained.weights(), batch);
            NormalisationOp.Statistics after =
                    xs.size() == 1
                            ? before
                            : before.updatedWith(trained.spec().operation().statistics(batch));
            return List.of(after.mean(), after.variance());
        }

        private static Tensor join(List<Tensor> examples) {
            Shape one = examples.get(0).shape();
            float[] all = new float[examples.size() * one.size()];
            for (int n = 0; n < examples.size(); n++) {
                examples.get(n).copyTo(all, n * one.size());
            }
            return Tensor.takeOver(
                    Shape.of(examples.size(), one.channels(), one.rows(), one.columns()), all);
        }

        private static List<Tensor> split(Tensor batch, Shape one) {
            float[] all = batch.toArray();
            List<Tensor> examples = new ArrayList<>();
            for (int from = 0; from < all.length; from += one.size()) {
                examples.add(
                        Tensor.takeOver(one, Arrays.copyOfRange(all, from, from + one.size())));
            }
            return examples;
        }
    }
}
