package org.kernelscope.training.settings;

import java.util.Set;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;

/**
 * The settings of a training: all that decides the final weights, given the first ones, and the
 * resources that it may use. Immutable; any thread.
 *
 * @param epochs passes over the training examples; {@link #UNTIL_STOPPED} for no end
 * @param seed of the first weights, the order of the examples and the distortions
 * @param loss the function that is minimised
 * @param optimization the way from a gradient to a step
 * @param examples the training examples
 * @param resources threads and memory
 */
public record RunSettings(
        int epochs,
        long seed,
        Loss loss,
        Optimization optimization,
        Examples examples,
        Resources resources) {
    /** The number of epochs of a training that only a person ends. */
    public static final int UNTIL_STOPPED = 0;

    public static final int MAX_EPOCHS = 100_000;
    public static final int MAX_BATCH = 4_096;
    public static final double MAX_RATE = 1_000;

    /** More examples than any dataset has: all of them. */
    public static final int ALL_EXAMPLES = 1_000_000;

    /** The history, the state and the header fit into one file. */
    public static final int MAX_HISTORY_MEGABYTES = 192;

    /**
     * Settings that suit LeNet-5 on MNIST: over 98 % of the test examples are classified correctly
     * after the first minute on a machine with two cores.
     */
    public static final RunSettings DEFAULT =
            new RunSettings(
                    5,
                    1,
                    Loss.CROSS_ENTROPY,
                    new Optimization(Optimizer.ADAM, 1e-3, Schedule.Kind.COSINE, 0.9, 0),
                    new Examples(ALL_EXAMPLES, 0, 64, Augmentation.NONE, Colouring.NONE),
                    new Resources(2, 64));

    /**
     * Settings that can be carried out.
     *
     * @throws IllegalArgumentException with the name of the value that is out of its range
     */
    public RunSettings {
        require(epochs >= UNTIL_STOPPED && epochs <= MAX_EPOCHS, "train.epochs");
    }

    /**
     * The way from a gradient to a step.
     *
     * @param optimizer the rule
     * @param rate learning rate η
     * @param schedule the course of the rate over the whole training; an endless one has none
     * @param momentum μ, for the optimizers that have one
     * @param weightDecay share of each weight that is subtracted at each step, times the rate
     * @param frozen the names of the layers that do not learn
     */
    public record Optimization(
            Optimizer optimizer,
            double rate,
            Schedule.Kind schedule,
            double momentum,
            double weightDecay,
            Set<String> frozen) {
        /** All layers learn. */
        public Optimization(
                Optimizer optimizer,
                double rate,
                Schedule.Kind schedule,
                double momentum,
                double weightDecay) {
            this(optimizer, rate, schedule, momentum, weightDecay, Set.of());
        }

        public Optimization {
            frozen = Set.copyOf(frozen);
            require(rate > 0 && rate <= MAX_RATE, "train.rate");
            require(momentum >= 0 && momentum < 1, "train.momentum");
            require(weightDecay >= 0 && weightDecay <= 1, "train.weightDecay");
        }

        Optimization withOptimizer(Optimizer other) {
            return new Optimization(other, rate, schedule, momentum, weightDecay, frozen);
        }

        Optimization withRate(double other) {
            return new Optimization(optimizer, other, schedule, momentum, weightDecay, frozen);
        }

        Optimization withSchedule(Schedule.Kind other) {
            return new Optimization(optimizer, rate, other, momentum, weightDecay, frozen);
        }

        Optimization withMomentum(double other) {
            return new Optimization(optimizer, rate, schedule, other, weightDecay, frozen);
        }

        Optimization withFrozen(Set<String> other) {
            return new Optimization(optimizer, rate, schedule, momentum, weightDecay, other);
        }

        Optimization withWeightDecay(double other) {
            return new Optimization(optimizer, rate, schedule, momentum, other, frozen);
        }
    }

    /**
     * The training examples.
     *
     * @param count training examples at the most
     * @param heldOut training examples, the last ones, that choose the best epoch instead
     * @param batch examples in a minibatch
     * @param augmentation the distortion of the examples
     * @param colouring the colours of the examples
     */
    public record Examples(
            int count, int heldOut, int batch, Augmentation augmentation, Colouring colouring) {
        public Examples {
            require(count >= 1, "train.digits");
            require(heldOut >= 0, "train.heldOut");
            require(batch >= 1 && batch <= MAX_BATCH, "train.batch");
        }

        Examples withCount(int other) {
            return new Examples(other, heldOut, batch, augmentation, colouring);
        }

        Examples withHeldOut(int other) {
            return new Examples(count, other, batch, augmentation, colouring);
        }

        Examples withBatch(int other) {
            return new Examples(count, heldOut, other, augmentation, colouring);
        }

        Examples withAugmentation(Augmentation other) {
            return new Examples(count, heldOut, batch, other, colouring);
        }

        Examples withColouring(Colouring other) {
            return new Examples(count, heldOut, batch, augmentation, other);
        }
    }

    /**
     * Threads and memory. They decide no weight.
     *
     * @param threads parts that a minibatch is split into
     * @param historyMegabytes memory for the weights of past checkpoints
     */
    public record Resources(int threads, int historyMegabytes) {
        public Resources {
            require(threads >= 1 && threads <= TrainingSettings.MAX_THREADS, "train.threads");
            require(
                    historyMegabytes >= 0 && historyMegabytes <= MAX_HISTORY_MEGABYTES,
                    "train.history");
        }
    }

    private static void require(boolean sane, String name) {
        if (!sane) {
            throw new IllegalArgumentException(name);
        }
    }

    /** Examples in a minibatch. */
    public int batch() {
        return examples.batch();
    }

    /** The optimizer. */
    public Optimizer optimizer() {
        return optimization.optimizer();
    }

    /** Learning rate η. */
    public double rate() {
        return optimization.rate();
    }

    /** The course of the learning rate. */
    public Schedule.Kind schedule() {
        return optimization.schedule();
    }

    /** Momentum μ. */
    public double momentum() {
        return optimization.momentum();
    }

    /** Weight decay. */
    public double weightDecay() {
        return optimization.weightDecay();
    }

    /** The names of the layers that do not learn. */
    public Set<String> frozen() {
        return optimization.frozen();
    }

    /** The distortion of the examples. */
    public Augmentation augmentation() {
        return examples.augmentation();
    }

    /** The colours of the examples. */
    public Colouring colouring() {
        return examples.colouring();
    }

    /** Training examples at the most. */
    public int exampleCount() {
        return examples.count();
    }

    /** Training examples that choose the best epoch instead. */
    public int heldOut() {
        return examples.heldOut();
    }

    /** Parts that a minibatch is split into. */
    public int threads() {
        return resources.threads();
    }

    /** Memory for the weights of past checkpoints. */
    public int historyMegabytes() {
        return resources.historyMegabytes();
    }

    /** True if the training runs until it is stopped. */
    public boolean isEndless() {
        return epochs == UNTIL_STOPPED;
    }

    /**
     * The settings of the engine.
     *
     * @param steps in the whole training; ignored for an endless one
     */
    public TrainingSettings forEngine(long steps) {
        Schedule curve = Schedule.CONSTANT;
        if (!isEndless()) {
            long length = schedule() == Schedule.Kind.STEPS ? steps / 4 : steps;
            curve = new Schedule(schedule(), Math.max(1, length));
        }
        return new TrainingSettings(
                optimizer(),
                rate(),
                curve,
                momentum(),
                weightDecay(),
                loss,
                threads(),
                seed,
                frozen());
    }

    /** The same with {@code adjustment}. */
    public RunSettings with(HyperparameterChange adjustment) {
        return withRate(adjustment.rate())
                .withMomentum(adjustment.momentum())
                .withBatch(adjustment.batch());
    }

    /** The hyperparameters that may change while it runs. */
    public HyperparameterChange adjustable() {
        return new HyperparameterChange(rate(), momentum(), batch());
    }

    /** The same with another number of epochs. */
    public RunSettings withEpochs(int other) {
        return new RunSettings(other, seed, loss, optimization, examples, resources);
    }

    /** The same with another seed. */
    public RunSettings withSeed(long other) {
        return new RunSettings(epochs, other, loss, optimization, examples, resources);
    }

    /** The same with another loss. */
    public RunSettings withLoss(Loss other) {
        return new RunSettings(epochs, seed, other, optimization, examples, resources);
    }

    /**
     * The same for {@code architecture}: if its output cannot learn by this loss, with the one that
     * is usual for it.
     */
    public RunSettings adaptedTo(Architecture architecture) {
        return loss.suits(architecture) ? this : withLoss(Loss.usual(architecture));
    }

    private RunSettings with(Optimization other) {
        return new RunSettings(epochs, seed, loss, other, examples, resources);
    }

    private RunSettings with(Examples other) {
        return new RunSettings(epochs, seed, loss, optimization, other, resources);
    }

    private RunSettings with(Resources other) {
        return new RunSettings(epochs, seed, loss, optimization, examples, other);
    }

    /** The same with another optimizer. */
    public RunSettings withOptimizer(Optimizer other) {
        return with(optimization.withOptimizer(other));
    }

    /** The same with another learning rate. */
    public RunSettings withRate(double other) {
        return with(optimization.withRate(other));
    }

    /** The same with another schedule. */
    public RunSettings withSchedule(Schedule.Kind other) {
        return with(optimization.withSchedule(other));
    }

    /** The same with another momentum. */
    public RunSettings withMomentum(double other) {
        return with(optimization.withMomentum(other));
    }

    /** The same with another weight decay. */
    public RunSettings withWeightDecay(double other) {
        return with(optimization.withWeightDecay(other));
    }

    /** The same with other layers that do not learn. */
    public RunSettings withFrozen(Set<String> other) {
        return with(optimization.withFrozen(other));
    }

    /** The same with another size of the minibatches. */
    public RunSettings withBatch(int other) {
        return with(examples.withBatch(other));
    }

    /** The same with another augmentation. */
    public RunSettings withAugmentation(Augmentation other) {
        return with(examples.withAugmentation(other));
    }

    /** The same with other colours of the examples. */
    public RunSettings withColouring(Colouring other) {
        return with(examples.withColouring(other));
    }

    /** The same with another number of training examples. */
    public RunSettings withExampleCount(int other) {
        return with(examples.withCount(other));
    }

    /** The same with another number of held-out examples. */
    public RunSettings withHeldOut(int other) {
        return with(examples.withHeldOut(other));
    }

    /** The same with another number of threads. */
    public RunSettings withThreads(int other) {
        return with(new Resources(other, historyMegabytes()));
    }

    /** The same with another budget for the history. */
    public RunSettings withHistoryMegabytes(int other) {
        return with(new Resources(threads(), other));
    }
}
