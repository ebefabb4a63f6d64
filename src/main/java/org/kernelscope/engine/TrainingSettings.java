package org.kernelscope.engine;

import java.util.Set;

/**
 * The settings of a training run. The same settings, initial weights and minibatches give the same
 * weights, bit for bit, on the same kind of processor.
 *
 * @param optimizer turns a gradient into a step
 * @param rate the learning rate η
 * @param schedule the change of η over the run
 * @param momentum μ, for the optimizers that have one
 * @param weightDecay share of each weight (not of the biases) that is taken away at each step,
 *     times η
 * @param loss the quantity that training minimises
 * @param threads into how many parts each batch is split, each computed by a thread of its own; the
 *     sums are always added in the same order
 * @param seed of what is drawn while it learns: which units a dropout layer leaves out
 * @param frozen the names of the layers that do not learn: their parameters, running averages
 *     included, stay as they are, bit for bit
 */
public record TrainingSettings(
        Optimizer optimizer,
        double rate,
        Schedule schedule,
        double momentum,
        double weightDecay,
        Loss loss,
        int threads,
        long seed,
        Set<String> frozen) {
    /** Most threads that a run may use. */
    public static final int MAX_THREADS = 64;

    /** Adam with η = 0.001 on two threads. */
    public static final TrainingSettings DEFAULT =
            new TrainingSettings(
                    Optimizer.ADAM, 1e-3, Schedule.CONSTANT, 0.9, 0, Loss.CROSS_ENTROPY, 2);

    /** With seed 1. */
    public TrainingSettings(
            Optimizer optimizer,
            double rate,
            Schedule schedule,
            double momentum,
            double weightDecay,
            Loss loss,
            int threads) {
        this(optimizer, rate, schedule, momentum, weightDecay, loss, threads, 1);
    }

    /** Without a frozen layer. */
    public TrainingSettings(
            Optimizer optimizer,
            double rate,
            Schedule schedule,
            double momentum,
            double weightDecay,
            Loss loss,
            int threads,
            long seed) {
        this(optimizer, rate, schedule, momentum, weightDecay, loss, threads, seed, Set.of());
    }

    public TrainingSettings {
        frozen = Set.copyOf(frozen);
        if (!(rate > 0) || !(momentum >= 0) || momentum >= 1 || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "rate " + rate + ", momentum " + momentum + ", decay " + weightDecay);
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** The same with another number of threads. */
    public TrainingSettings withThreads(int other) {
        return new TrainingSettings(
                optimizer, rate, schedule, momentum, weightDecay, loss, other, seed, frozen);
    }

    /** The same with other layers that do not learn. */
    public TrainingSettings withFrozen(Set<String> other) {
        return new TrainingSettings(
                optimizer, rate, schedule, momentum, weightDecay, loss, threads, seed, other);
    }

    /** The same with another schedule. */
    public TrainingSettings withSchedule(Schedule other) {
        return new TrainingSettings(
                optimizer, rate, other, momentum, weightDecay, loss, threads, seed, frozen);
    }

    /** The same with another learning rate η. */
    public TrainingSettings withRate(double other) {
        return new TrainingSettings(
                optimizer, other, schedule, momentum, weightDecay, loss, threads, seed, frozen);
    }

    /** The same with another momentum μ. */
    public TrainingSettings withMomentum(double other) {
        return new TrainingSettings(
                optimizer, rate, schedule, other, weightDecay, loss, threads, seed, frozen);
    }

    /** The same with another weight decay. */
    public TrainingSettings withWeightDecay(double other) {
        return new TrainingSettings(
                optimizer, rate, schedule, momentum, other, loss, threads, seed, frozen);
    }

    /** The same with another loss. */
    public TrainingSettings withLoss(Loss other) {
        return new TrainingSettings(
                optimizer, rate, schedule, momentum, weightDecay, other, threads, seed, frozen);
    }

    /** The same with another seed. */
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(
                optimizer, rate, schedule, momentum, weightDecay, loss, threads, other, frozen);
    }
}
