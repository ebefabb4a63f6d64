package org.kernelscope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ConnectionTable;
import org.kernelscope.network.Presets;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;
import org.kernelscope.training.settings.RunSettings;

/**
 * Two or more training runs that differ in one thing. Immutable.
 *
 * @param id its name on the command line
 * @param arms the runs, in the order in which they are trained
 */
public record Experiment(String id, List<Arm> arms) {
    /** For the checkpoints of an arm. */
    private static final int HISTORY_MEGABYTES = 16;

    /** Sigmoids against ReLU with plain gradient descent: the gradients of the first layers. */
    public static final Experiment VANISHING =
            new Experiment(
                    "vanishing",
                    List.of(
                            arm(
                                            "sigmoid",
                                            ExperimentNetworks.lenet5(
                                                    Activation.SIGMOID, PoolKind.MAX))
                                    .with(Optimizer.SGD, 0.1)
                                    .lasting(300),
                            arm("relu", ExperimentNetworks.lenet5(Activation.RELU, PoolKind.MAX))
                                    .with(Optimizer.SGD, 0.1)
                                    .lasting(300)));

    /** Equal initial weights against random ones: the kernels of C1 stay equal. */
    public static final Experiment TWINS =
            new Experiment(
                    "twins",
                    List.of(
                            arm("equal", Presets.LENET5_MODERN).equalStart().lasting(150),
                            arm("random", Presets.LENET5_MODERN).lasting(150)));

    /** Maximum pooling against average pooling and convolutions with stride 2. */
    public static final Experiment POOLING =
            new Experiment(
                    "pooling",
                    List.of(
                            arm("max", ExperimentNetworks.lenet5(Activation.RELU, PoolKind.MAX))
                                    .lasting(300),
                            arm(
                                            "average",
                                            ExperimentNetworks.lenet5(
                                                    Activation.RELU, PoolKind.AVERAGE))
                                    .lasting(300),
                            arm("stride", ExperimentNetworks.strided()).lasting(300)));

    /** ReLU at too large a learning rate against leaky ReLU. */
    public static final Experiment DYING =
            new Experiment(
                    "dying",
                    List.of(
                            arm("relu", ExperimentNetworks.lenet5(Activation.RELU, PoolKind.MAX))
                                    .with(Optimizer.ADAM, 0.03)
                                    .lasting(200),
                            arm(
                                            "leaky",
                                            ExperimentNetworks.lenet5(
                                                    Activation.LEAKY_RELU, PoolKind.MAX))
                                    .with(Optimizer.ADAM, 0.03)
                                    .lasting(200)));

    /** A learning rate of 0.001 against one a thousand times as large. */
    public static final Experiment RATE =
            new Experiment(
                    "rate",
                    List.of(
                            arm("small", Presets.LENET5_MODERN).lasting(150),
                            arm("large", Presets.LENET5_MODERN)
                                    .with(Optimizer.ADAM, 1)
                                    .lasting(150)));

    /** The connection table of 1998 against a C3 that is connected to all maps. */
    public static final Experiment TABLE =
            new Experiment(
                    "table",
                    List.of(
                            arm("table", ExperimentNetworks.third(ConnectionTable.LENET5))
                                    .lasting(300),
                            arm("full", ExperimentNetworks.third(ConnectionTable.FULL))
                                    .lasting(300)));

    /** Maps flattened to a vector against the mean of each map. */
    public static final Experiment GLOBAL =
            new Experiment(
                    "global",
                    List.of(
                            arm("flattened", ExperimentNetworks.ending(false)).lasting(300),
                            arm("mean", ExperimentNetworks.ending(true)).lasting(300)));

    /** Plain gradient descent without and with batch normalisation. */
    public static final Experiment NORMALISATION =
            new Experiment(
                    "normalisation",
                    List.of(
                            arm("plain", ExperimentNetworks.normalised(false))
                                    .with(Optimizer.SGD, 0.02)
                                    .lasting(150),
                            arm("batch", ExperimentNetworks.normalised(true))
                                    .with(Optimizer.SGD, 0.02)
                                    .lasting(150)));

    /** Without and with dropout before the output, from 500 digits. */
    public static final Experiment DROPOUT =
            new Experiment(
                    "dropout",
                    List.of(
                            arm("plain", ExperimentNetworks.dropped(false))
                                    .learningFrom(500)
                                    .lasting(400),
                            arm("dropout", ExperimentNetworks.dropped(true))
                                    .learningFrom(500)
                                    .lasting(400)));

    /** The network of 1998 with the method of 1998 and with Adam. */
    public static final Experiment OPTIMIZERS =
            new Experiment(
                    "optimizers",
                    List.of(
                            arm("paper", Presets.LENET5_1998)
                                    .with(Optimizer.LEVENBERG_MARQUARDT, 1e-4)
                                    .inBatches(1)
                                    .lasting(6_400),
                            arm("adam", Presets.LENET5_1998).lasting(200)));

    /** One hundred training digits against many: training and test accuracy part. */
    public static final Experiment OVERFITTING =
            new Experiment(
                    "overfitting",
                    List.of(
                            arm("100", Presets.LENET5_MODERN).learningFrom(100).lasting(300),
                            arm("60000", Presets.LENET5_MODERN).lasting(300)));

    /** Five hundred digits as they are against the same ones distorted anew each time. */
    public static final Experiment DISTORTIONS =
            new Experiment(
                    "distortions",
                    List.of(
                            arm("plain", Presets.LENET5_MODERN).learningFrom(500).lasting(400),
                            arm("distorted", Presets.LENET5_MODERN)
                                    .learningFrom(500)
                                    .distorted(Augmentation.MNIST)
                                    .lasting(400)));

    /** The same number of digits in minibatches of 1, 64 and 1,024. */
    public static final Experiment BATCH =
            new Experiment(
                    "batch",
                    List.of(
                            arm("1", Presets.LENET5_MODERN).inBatches(1).lasting(4_096),
                            arm("64", Presets.LENET5_MODERN).inBatches(64).lasting(64),
                            arm("1024", Presets.LENET5_MODERN).inBatches(1_024).lasting(4)));

    /** A convolutional network and an MLP, each on plain pixels and on shuffled ones. */
    public static final Experiment SHUFFLED =
            new Experiment(
                    "shuffled",
                    List.of(
                            arm("lenet5", Presets.LENET5_MODERN).lasting(300),
                            arm(
                                            "lenet5-shuffled",
                                            ExperimentNetworks.shuffled(Presets.LENET5_MODERN))
                                    .lasting(300),
                            arm("mlp", Presets.MLP).lasting(300),
                            arm("mlp-shuffled", ExperimentNetworks.shuffled(Presets.MLP))
                                    .lasting(300)));

    /** Digits with the hue of their class against digits of any hue, tested on any hue. */
    public static final Experiment COLOUR =
            new Experiment(
                    "colour",
                    List.of(
                            arm("hue-of-class", Presets.LENET5_COLOUR)
                                    .coloured(Colouring.MISLEADS)
                                    .lasting(400),
                            arm("hue-random", Presets.LENET5_COLOUR)
                                    .coloured(Colouring.RANDOM)
                                    .lasting(400)));

    private static final List<Experiment> ALL =
            List.of(
                    RATE,
                    VANISHING,
                    DYING,
                    TWINS,
                    TABLE,
                    POOLING,
                    GLOBAL,
                    NORMALISATION,
                    DROPOUT,
                    OVERFITTING,
                    DISTORTIONS,
                    BATCH,
                    OPTIMIZERS,
                    SHUFFLED,
                    COLOUR);

    public Experiment {
        arms = List.copyOf(arms);
    }

    /** All experiments. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** The names of all experiments, for a sentence. */
    public static String names() {
        return ALL.stream().map(Experiment::id).collect(Collectors.joining(", "));
    }

    /** The experiment called {@code id}. */
    public static Optional<Experiment> byId(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * One run.
     *
     * @param id the difference from the other arms
     * @param settings optimizer, learning rate, digits, minibatch, distortion and seed. Epochs and
     *     held-out digits are not used: an arm has a number of steps
     * @param steps number of minibatches
     * @param equal true if all weights of a hidden layer start with the same value
     */
    public record Arm(
            String id, Architecture architecture, RunSettings settings, int steps, boolean equal) {
        Arm with(Optimizer optimizer, double rate) {
            return with(settings.withOptimizer(optimizer).withRate(rate));
        }

        Arm learningFrom(int digits) {
            return with(settings.withExampleCount(digits));
        }

        Arm inBatches(int digits) {
            return with(settings.withBatch(digits));
        }

        Arm distorted(Augmentation augmentation) {
            return with(settings.withAugmentation(augmentation));
        }

        Arm coloured(Colouring colouring) {
            return with(settings.withColouring(colouring));
        }

        /** The same for another number of minibatches. */
        public Arm lasting(int other) {
            return new Arm(id, architecture, settings, other, equal);
        }

        Arm equalStart() {
            return new Arm(id, architecture, settings, steps, true);
        }

        private Arm with(RunSettings other) {
            return new Arm(id, architecture, other, steps, equal);
        }

        /**
         * The same run with changes, as a further arm.
         *
         * @param other its id
         */
        public Arm changed(String other, Architecture network, RunSettings changes) {
            return new Arm(other, network, changes.adaptedTo(network), steps, equal);
        }
    }

    /** Adam with η = 0.001 on 60,000 digits in minibatches of 32. */
    private static Arm arm(String id, Architecture architecture) {
        RunSettings settings =
                RunSettings.DEFAULT
                        .withEpochs(RunSettings.UNTIL_STOPPED)
                        .withSchedule(Schedule.Kind.CONSTANT)
                        .withExampleCount(60_000)
                        .withBatch(32)
                        .withHistoryMegabytes(HISTORY_MEGABYTES)
                        .adaptedTo(architecture);
        return new Arm(id, architecture, settings, 300, false);
    }
}
