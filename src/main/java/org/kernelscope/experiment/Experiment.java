package org.kernelscope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kernelscope.data.Augmentation;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureException;
import org.kernelscope.network.ConvolutionSpec;
import org.kernelscope.network.DenseSpec;
import org.kernelscope.network.Initialisation;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.PoolingSpec;
import org.kernelscope.network.Presets;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.op.PoolKind;

/**
 * Two or more training runs that differ in one thing. Immutable.
 *
 * @param id its name on the command line
 * @param arms the runs, in the order in which they are trained
 */
public record Experiment(String id, List<Arm> arms) {
    /** Sigmoids against ReLU with plain gradient descent: the gradients of the first layers. */
    public static final Experiment VANISHING =
            new Experiment(
                    "vanishing",
                    List.of(
                            arm("sigmoid", lenet5(Activation.SIGMOID, PoolKind.MAX))
                                    .with(Optimizer.SGD, 0.1)
                                    .lasting(300),
                            arm("relu", lenet5(Activation.RELU, PoolKind.MAX))
                                    .with(Optimizer.SGD, 0.1)
                                    .lasting(300)));

    /** Equal initial weights against random ones: the kernels of C1 stay equal. */
    public static final Experiment TWINS =
            new Experiment(
                    "twins",
                    List.of(
                            arm("equal", Presets.LENET5_MODERN).equalStart().lasting(150),
                            arm("random", Presets.LENET5_MODERN).lasting(150)));

    /** Maximum pooling against average pooling. */
    public static final Experiment POOLING =
            new Experiment(
                    "pooling",
                    List.of(
                            arm("max", lenet5(Activation.RELU, PoolKind.MAX)).lasting(300),
                            arm("average", lenet5(Activation.RELU, PoolKind.AVERAGE))
                                    .lasting(300)));

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
                            arm("lenet5-shuffled", Presets.LENET5_MODERN)
                                    .withShuffledPixels()
                                    .lasting(300),
                            arm("mlp", Presets.MLP).lasting(300),
                            arm("mlp-shuffled", Presets.MLP).withShuffledPixels().lasting(300)));

    private static final List<Experiment> ALL =
            List.of(VANISHING, TWINS, POOLING, OVERFITTING, DISTORTIONS, BATCH, SHUFFLED);

    public Experiment {
        arms = List.copyOf(arms);
    }

    /** All experiments. */
    public static List<Experiment> all() {
        return ALL;
    }

    /** The experiment called {@code id}. */
    public static Optional<Experiment> byId(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * One run.
     *
     * @param id what is different in it
     * @param optimizer the rule
     * @param rate learning rate, constant
     * @param digits the first training digits that it learns from
     * @param batch digits in a minibatch
     * @param steps number of minibatches
     * @param augmentation distortion of the digits
     * @param shuffled true if the pixels of all digits are permuted
     * @param equal true if all weights of a hidden layer start with the same value
     * @param seed of the initial weights, the order of the digits and the permutation
     */
    public record Arm(
            String id,
            Architecture architecture,
            Optimizer optimizer,
            double rate,
            int digits,
            int batch,
            int steps,
            Augmentation augmentation,
            boolean shuffled,
            boolean equal,
            long seed) {
        Arm with(Optimizer other, double otherRate) {
            return changed(
                    c -> {
                        c.optimizer = other;
                        c.rate = otherRate;
                    });
        }

        Arm lasting(int otherSteps) {
            return changed(c -> c.steps = otherSteps);
        }

        Arm learningFrom(int otherDigits) {
            return changed(c -> c.digits = otherDigits);
        }

        Arm inBatches(int otherBatch) {
            return changed(c -> c.batch = otherBatch);
        }

        Arm distorted(Augmentation other) {
            return changed(c -> c.augmentation = other);
        }

        Arm withShuffledPixels() {
            return changed(c -> c.shuffled = true);
        }

        Arm equalStart() {
            return changed(c -> c.equal = true);
        }

        private Arm changed(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.arm();
        }
    }

    /** The components of an arm that experiments vary, while some of them change. */
    private static final class Draft {
        private final Arm from;
        private Optimizer optimizer;
        private double rate;
        private int digits;
        private int batch;
        private int steps;
        private Augmentation augmentation;
        private boolean shuffled;
        private boolean equal;

        Draft(Arm from) {
            this.from = from;
            optimizer = from.optimizer();
            rate = from.rate();
            digits = from.digits();
            batch = from.batch();
            steps = from.steps();
            augmentation = from.augmentation();
            shuffled = from.shuffled();
            equal = from.equal();
        }

        Arm arm() {
            return new Arm(
                    from.id(),
                    from.architecture(),
                    optimizer,
                    rate,
                    digits,
                    batch,
                    steps,
                    augmentation,
                    shuffled,
                    equal,
                    from.seed());
        }
    }

    /** Adam with η = 0.001 on 60,000 digits in minibatches of 32. */
    private static Arm arm(String id, Architecture architecture) {
        return new Arm(
                id,
                architecture,
                Optimizer.ADAM,
                1e-3,
                60_000,
                32,
                300,
                Augmentation.NONE,
                false,
                false,
                1);
    }

    private static Architecture lenet5(Activation activation, PoolKind pool) {
        try {
            return Architecture.of(
                    "lenet5-" + activation.id() + "-" + pool.id(),
                    Presets.LENET5_MODERN.input(),
                    Initialisation.GLOROT,
                    List.of(
                            new ConvolutionSpec("C1", 6, Window.of(5), activation),
                            new PoolingSpec("S2", pool, Window.HALVING),
                            new ConvolutionSpec("C3", 16, Window.of(5), activation),
                            new PoolingSpec("S4", pool, Window.HALVING),
                            new ConvolutionSpec("C5", 120, Window.of(5), activation),
                            new DenseSpec("F6", 84, activation),
                            new OutputSpec("output", 10)));
        } catch (ArchitectureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
