package org.kernelscope.engine.dl4j.updater;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.NoOpUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * A training step with {@link FloatAdam} in one pass over all parameters: the gradients of the
 * parts of a minibatch are added in the order of the parts, Adam makes a step of their mean, and
 * the step is taken away. Deeplearning4j does the same, to the bit, with an operation for each on
 * one thread. Here threads share the parameters out among themselves; since each parameter is on
 * its own, it does not matter how.
 *
 * <p>The arrays are those of the network: the optimizer's state, the parameters and the gradients,
 * over which the step is written.
 */
public final class AdamPass {
    /** Numbers at a time; five arrays of them fit into the processor's nearest cache. */
    private static final int PIECE = 1_536;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Regularization> decays = new ArrayList<>();
    private final List<Share> shares = new ArrayList<>();

    /**
     * Neighbouring parameters with one optimizer.
     *
     * @param adam null for running statistics, whose gradient is the step
     */
    private record Block(int from, int to, FloatAdam.@Nullable Updater adam) {}

    private AdamPass() {}

    /**
     * The pass for {@code network}; empty if it learns with something other than {@link FloatAdam}.
     *
     * @param gradients of the parts of a minibatch; the first are those of {@code network}
     * @param sums get the sum of the gradients in each step
     */
    public static Optional<AdamPass> of(
            MultiLayerNetwork network, List<INDArray> gradients, INDArray sums) {
        AdamPass pass = new AdamPass();
        if (!(network.getUpdater() instanceof BaseMultiLayerUpdater<?> updater)) {
            return Optional.empty();
        }
        for (UpdaterBlock block : updater.getUpdaterBlocks()) {
            if (!pass.add(block)) {
                return Optional.empty();
            }
        }
        for (int i = 0; i < gradients.size(); i++) {
            pass.shares.add(new Share(network.params(), gradients, sums));
        }
        return Optional.of(pass);
    }

    private boolean add(UpdaterBlock block) {
        FloatAdam.Updater adam = null;
        if (block.getGradientUpdater() instanceof FloatAdam.Updater known) {
            adam = known;
        } else if (!(block.getGradientUpdater() instanceof NoOpUpdater)) {
            return false;
        }
        blocks.add(new Block(block.getParamOffsetStart(), block.getParamOffsetEnd(), adam));
        for (UpdaterBlock.ParamState parameter : block.getLayersAndVariablesInBlock()) {
            List<Regularization> decay =
                    parameter
                            .getLayer()
                            .getConfig()
                            .getRegularizationByParam(parameter.getParamName());
            if (decay != null) {
                decays.addAll(decay);
            }
        }
        return true;
    }

    /** False while there is weight decay, which is left to Deeplearning4j. */
    public boolean isAll() {
        return decays.stream().allMatch(LiveHyperparameters::isIdle);
    }

    /**
     * Takes the step of one share of the parameters. Any thread, one for each share; the gradients
     * of all parts must be there.
     *
     * @param share which, from 0
     * @param parts number of parts of the minibatch, and of shares
     * @param examples in the whole minibatch
     */
    public void take(int share, int parts, int examples, int iteration, int epoch) {
        Share mine = shares.get(share);
        for (Block block : blocks) {
            long length = block.to - block.from;
            int from = block.from + (int) (length * share / parts);
            int to = block.from + (int) (length * (share + 1) / parts);
            for (int at = from; at < to; at += PIECE) {
                int count = Math.min(PIECE, to - at);
                mine.sum(parts, at, count);
                mine.divide(examples, count);
                if (block.adam != null) {
                    mine.adam(block.adam, at - block.from, count, iteration, epoch);
                }
                mine.takeAway(at, count);
            }
        }
    }

    /** The pointers and buffers of one thread. */
    private static final class Share {
        private final List<FloatPointer> gradients = new ArrayList<>();
        private final FloatPointer sums;
        private final FloatPointer parameters;
        private final float[] step = new float[PIECE];
        private final float[] other = new float[PIECE];
        private final float[] means = new float[PIECE];
        private final float[] squares = new float[PIECE];

        private Share(INDArray parameters, List<INDArray> gradients, INDArray sums) {
            gradients.forEach(part -> this.gradients.add(OffHeapMemory.floats(part)));
            this.sums = OffHeapMemory.floats(sums);
            this.parameters = OffHeapMemory.floats(parameters);
        }

        private void sum(int parts, int at, int count) {
            gradients.get(0).position(at).get(step, 0, count);
            for (int part = 1; part < parts; part++) {
                gradients.get(part).position(at).get(other, 0, count);
                for (int i = 0; i < count; i++) {
                    step[i] += other[i];
                }
            }
            sums.position(at).put(step, 0, count);
        }

        private void divide(int examples, int count) {
            float divisor = examples;
            for (int i = 0; i < count; i++) {
                step[i] /= divisor;
            }
        }

        private void adam(FloatAdam.Updater adam, int at, int count, int iteration, int epoch) {
            FloatPointer mean = OffHeapMemory.floats(adam.getM()).position(at);
            FloatPointer square = OffHeapMemory.floats(adam.getV()).position(at);
            mean.get(means, 0, count);
            square.get(squares, 0, count);
            adam.step(adam.rate(iteration, epoch), step, means, squares, count);
            mean.put(means, 0, count);
            square.put(squares, 0, count);
        }

        private void takeAway(int at, int count) {
            gradients.get(0).position(at).put(step, 0, count);
            parameters.position(at).get(other, 0, count);
            for (int i = 0; i < count; i++) {
                other[i] -= step[i];
            }
            parameters.position(at).put(other, 0, count);
        }
    }
}
