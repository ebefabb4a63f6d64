package org.kernelscope.training.settings;

import java.util.function.Consumer;
import org.kernelscope.data.Augmentation;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;

/**
 * How a network is to be trained: all that decides which weights come out of given first weights,
 * and how much of the way is kept. Immutable; any thread.
 *
 * @param epochs how often every digit is seen; {@link #UNTIL_STOPPED} for no end
 * @param batch digits in a batch
 * @param optimizer how a gradient becomes a step
 * @param rate learning rate η
 * @param schedule how the rate changes over the whole training; one without an end has none
 * @param momentum μ, for the optimizers that have one
 * @param weightDecay share of each weight that is taken away at each step, times the rate
 * @param loss what is made small
 * @param augmentation how digits are distorted
 * @param digits how many digits are learned from, at the most
 * @param heldOut how many of the training digits, the last ones, choose the best epoch instead
 * @param seed of the first weights, the order and the distortions
 * @param threads into how many parts a batch is split
 * @param historyMegabytes how much memory the weights of past moments may take
 */
public record RunSettings(
        int epochs,
        int batch,
        Optimizer optimizer,
        double rate,
        Schedule.Kind schedule,
        double momentum,
        double weightDecay,
        Loss loss,
        Augmentation augmentation,
        int digits,
        int heldOut,
        long seed,
        int threads,
        int historyMegabytes) {
    /** The number of epochs of a training that only a person ends. */
    public static final int UNTIL_STOPPED = 0;

    public static final int MAX_EPOCHS = 100_000;
    public static final int MAX_BATCH = 4_096;
    public static final double MAX_RATE = 1_000;

    /** So many digits, or as many as there are. */
    public static final int ALL_DIGITS = 1_000_000;

    /** The history, the state and the header fit into one file. */
    public static final int MAX_HISTORY_MEGABYTES = 192;

    /**
     * What serves LeNet-5 on MNIST when nothing is set: over 98 % of the test digits in the first
     * minute of a machine with two cores.
     */
    public static final RunSettings DEFAULT =
            new RunSettings(
                    5,
                    64,
                    Optimizer.ADAM,
                    1e-3,
                    Schedule.Kind.COSINE,
                    0.9,
                    0,
                    Loss.CROSS_ENTROPY,
                    Augmentation.NONE,
                    ALL_DIGITS,
                    0,
                    1,
                    2,
                    64);

    /**
     * Settings that can be carried out.
     *
     * @throws IllegalArgumentException with the name of the number that is out of its range
     */
    public RunSettings {
        require(epochs >= UNTIL_STOPPED && epochs <= MAX_EPOCHS, "train.epochs");
        require(batch >= 1 && batch <= MAX_BATCH, "train.batch");
        require(rate > 0 && rate <= MAX_RATE, "train.rate");
        require(momentum >= 0 && momentum < 1, "train.momentum");
        require(weightDecay >= 0 && weightDecay <= 1, "train.weightDecay");
        require(digits >= 1, "train.digits");
        require(heldOut >= 0, "train.heldOut");
        require(threads >= 1 && threads <= TrainingSettings.MAX_THREADS, "train.threads");
        require(
                historyMegabytes >= 0 && historyMegabytes <= MAX_HISTORY_MEGABYTES,
                "train.history");
    }

    private static void require(boolean sane, String name) {
        if (!sane) {
            throw new IllegalArgumentException(name);
        }
    }

    /** Whether only a person ends this training. */
    public boolean isEndless() {
        return epochs == UNTIL_STOPPED;
    }

    /**
     * As the engine wants it.
     *
     * @param steps in the whole training; what an endless one is told does not matter
     */
    public TrainingSettings forEngine(long steps) {
        Schedule curve = Schedule.CONSTANT;
        if (!isEndless()) {
            long length = schedule == Schedule.Kind.STEPS ? steps / 4 : steps;
            curve = new Schedule(schedule, Math.max(1, length));
        }
        return new TrainingSettings(
                optimizer, rate, curve, momentum, weightDecay, loss, threads, seed);
    }

    /** The same with what {@code adjustment} says. */
    public RunSettings with(HyperparameterChange adjustment) {
        return withRate(adjustment.rate())
                .withMomentum(adjustment.momentum())
                .withBatch(adjustment.batch());
    }

    /** What may change while it runs, as it is here. */
    public HyperparameterChange adjustable() {
        return new HyperparameterChange(rate, momentum, batch);
    }

    /** The same with another number of epochs. */
    public RunSettings withEpochs(int other) {
        return with(change -> change.epochs = other);
    }

    /** The same with another size of the batches. */
    public RunSettings withBatch(int other) {
        return with(change -> change.batch = other);
    }

    /** The same with another optimizer. */
    public RunSettings withOptimizer(Optimizer other) {
        return with(change -> change.optimizer = other);
    }

    /** The same with another learning rate. */
    public RunSettings withRate(double other) {
        return with(change -> change.rate = other);
    }

    /** The same with another schedule. */
    public RunSettings withSchedule(Schedule.Kind other) {
        return with(change -> change.schedule = other);
    }

    /** The same with another momentum. */
    public RunSettings withMomentum(double other) {
        return with(change -> change.momentum = other);
    }

    /** The same with another weight decay. */
    public RunSettings withWeightDecay(double other) {
        return with(change -> change.weightDecay = other);
    }

    /** The same with another loss. */
    public RunSettings withLoss(Loss other) {
        return with(change -> change.loss = other);
    }

    /**
     * The same for {@code architecture}: if its output cannot learn by this loss, with the one that
     * is usual for it.
     */
    public RunSettings fitting(Architecture architecture) {
        return loss.suits(architecture) ? this : withLoss(Loss.usual(architecture));
    }

    /** The same with another augmentation. */
    public RunSettings withAugmentation(Augmentation other) {
        return with(change -> change.augmentation = other);
    }

    /** The same with another number of digits. */
    public RunSettings withDigits(int other) {
        return with(change -> change.digits = other);
    }

    /** The same with another number of digits held out. */
    public RunSettings withHeldOut(int other) {
        return with(change -> change.heldOut = other);
    }

    /** The same with another seed. */
    public RunSettings withSeed(long other) {
        return with(change -> change.seed = other);
    }

    /** The same with another number of threads. */
    public RunSettings withThreads(int other) {
        return with(change -> change.threads = other);
    }

    /** The same with another budget for the history. */
    public RunSettings withHistoryMegabytes(int other) {
        return with(change -> change.historyMegabytes = other);
    }

    private RunSettings with(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.made();
    }

    /** Settings of which one is being changed. */
    private static final class Change {
        private int epochs;
        private int batch;
        private Optimizer optimizer;
        private double rate;
        private Schedule.Kind schedule;
        private double momentum;
        private double weightDecay;
        private Loss loss;
        private Augmentation augmentation;
        private int digits;
        private int heldOut;
        private long seed;
        private int threads;
        private int historyMegabytes;

        Change(RunSettings from) {
            epochs = from.epochs;
            batch = from.batch;
            optimizer = from.optimizer;
            rate = from.rate;
            schedule = from.schedule;
            momentum = from.momentum;
            weightDecay = from.weightDecay;
            loss = from.loss;
            augmentation = from.augmentation;
            digits = from.digits;
            heldOut = from.heldOut;
            seed = from.seed;
            threads = from.threads;
            historyMegabytes = from.historyMegabytes;
        }

        RunSettings made() {
            return new RunSettings(
                    epochs,
                    batch,
                    optimizer,
                    rate,
                    schedule,
                    momentum,
                    weightDecay,
                    loss,
                    augmentation,
                    digits,
                    heldOut,
                    seed,
                    threads,
                    historyMegabytes);
        }
    }
}
