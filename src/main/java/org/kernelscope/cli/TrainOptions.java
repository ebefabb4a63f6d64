package org.kernelscope.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Augmentation;
import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.AugmentationText;
import org.kernelscope.training.settings.FrozenNames;
import org.kernelscope.training.settings.HyperparameterChange;
import org.kernelscope.training.settings.RunSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code train} that decide which weights come out. */
final class TrainOptions {
    @Option(
            names = "--epochs",
            defaultValue = "20",
            paramLabel = "N",
            description =
                    "How often every digit is seen; 0: until stopped (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = RunSettings.MAX_EPOCHS)
    private int epochs;

    @Option(
            names = "--batch",
            defaultValue = "64",
            paramLabel = "N",
            description = "Digits in a batch (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = RunSettings.MAX_BATCH)
    private int batch;

    @Option(
            names = "--optimizer",
            defaultValue = "adam",
            converter = Dashes.OfOptimizer.class,
            description =
                    "sgd, momentum, nesterov, adam, rmsprop, adagrad, or levenberg-marquardt, the"
                            + " optimizer of 1998 (default: ${DEFAULT-VALUE}).")
    private Optimizer optimizer = Optimizer.ADAM;

    @Option(
            names = "--rate",
            defaultValue = "0.001",
            paramLabel = "X",
            description = "Learning rate (default: ${DEFAULT-VALUE}).")
    @Range(from = 0, to = RunSettings.MAX_RATE, above = true)
    private double rate;

    @Option(
            names = "--schedule",
            defaultValue = "cosine",
            converter = Dashes.OfSchedule.class,
            description =
                    "How the rate changes: constant, cosine, steps, warmup-cosine (default:"
                            + " ${DEFAULT-VALUE}).")
    private Schedule.Kind schedule = Schedule.Kind.COSINE;

    @Mixin private MomentumOptions update = new MomentumOptions();

    @Mixin private LossOption loss = new LossOption();

    @Option(
            names = "--augment",
            defaultValue = "none",
            converter = AugmentOption.class,
            paramLabel = "LIMITS",
            description =
                    "How digits are distorted: none, mnist, or"
                            + " shift=PX,rotate=DEGREES,scale=X,shear=X,elastic=PX (default: none).")
    private Augmentation augmentation = Augmentation.NONE;

    @Option(
            names = "--colouring",
            defaultValue = "none",
            converter = Dashes.OfColouring.class,
            description =
                    "Colours of the digits, from a fixed seed: none; helps: each class has its hue;"
                            + " misleads: in the training only; random (default:"
                            + " ${DEFAULT-VALUE}). A coloured set has the first 12,000 training"
                            + " and 2,000 test digits.")
    private Colouring colouring = Colouring.NONE;

    @Option(
            names = "--digits",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Learn from N digits at the most (default: all).")
    @Range(from = 1, to = RunSettings.ALL_EXAMPLES)
    private int digits;

    @Option(
            names = "--hold-out",
            defaultValue = "5000",
            paramLabel = "N",
            description =
                    "Training digits set aside to choose the best epoch (default:"
                            + " ${DEFAULT-VALUE}).")
    @Range(from = 0, to = RunSettings.ALL_EXAMPLES)
    private int heldOut;

    @Option(
            names = "--freeze",
            split = ",",
            paramLabel = "LAYER",
            description =
                    "Layers that do not learn, such as C1,C3: they stay as they are (default: none).")
    private List<String> frozen = List.of();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed, the same weights (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            defaultValue = "2",
            paramLabel = "N",
            description = "Parts that a batch is split into (default: ${DEFAULT-VALUE}).")
    @Range(from = 1, to = TrainingSettings.MAX_THREADS)
    private int threads;

    @Option(
            names = "--history",
            defaultValue = "64",
            paramLabel = "MB",
            description =
                    "Memory for the weights of checkpoints, kept in the file of --run (default:"
                            + " ${DEFAULT-VALUE}).")
    @Range(from = 0, to = RunSettings.MAX_HISTORY_MEGABYTES)
    private int history;

    /** Refuses options that would have no effect. */
    void refuseWithoutEffect(@Nullable CommandSpec spec, Console console) {
        UsageError.refuseWithout(spec, console, "--history", "--run");
        if (!optimizer.hasMomentum()) {
            String other = "--optimizer " + Dashes.format(optimizer);
            UsageError.refuseBeside(spec, console, "--momentum", other);
        }
        if (epochs == RunSettings.UNTIL_STOPPED) {
            UsageError.refuseBeside(spec, console, "--schedule", "--epochs 0");
        }
    }

    /** The options given that can change during a training with {@code settings}. */
    HyperparameterChange adjusted(
            @Nullable CommandSpec spec, Console console, RunSettings settings) {
        if (!settings.optimizer().hasMomentum()) {
            String other = "--optimizer " + Dashes.format(settings.optimizer());
            UsageError.refuseBeside(spec, console, "--momentum", other);
        }
        return new HyperparameterChange(
                UsageError.isGiven(spec, "--rate") ? rate : settings.rate(),
                UsageError.isGiven(spec, "--momentum") ? update.momentum() : settings.momentum(),
                UsageError.isGiven(spec, "--batch") ? batch : settings.batch());
    }

    /**
     * The settings.
     *
     * @param keepHistory true if checkpoints are wanted at all
     * @param architecture the network to train
     * @throws UserFacingException if the loss is not one for its output
     */
    RunSettings settings(boolean keepHistory, Architecture architecture)
            throws UserFacingException {
        Loss chosen = loss.of(architecture);
        FrozenNames.check(architecture, new HashSet<>(frozen));
        return new RunSettings(
                epochs,
                seed,
                chosen,
                new RunSettings.Optimization(
                        optimizer,
                        rate,
                        schedule,
                        update.momentum(),
                        update.weightDecay(),
                        new HashSet<>(frozen)),
                new RunSettings.Examples(digits, heldOut, batch, augmentation, colouring),
                new RunSettings.Resources(threads, keepHistory ? history : 0));
    }

    /** Reads {@code cross-entropy} as {@code CROSS_ENTROPY}. */
    static final class Dashes {
        private Dashes() {}

        static String format(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static <E extends Enum<E>> E constant(Class<E> type, String text) {
            try {
                return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not known");
            }
        }

        /** For {@code --optimizer}. */
        static final class OfOptimizer implements ITypeConverter<Optimizer> {
            @Override
            public Optimizer convert(String text) {
                return constant(Optimizer.class, text);
            }
        }

        /** For {@code --colouring}. */
        static final class OfColouring implements ITypeConverter<Colouring> {
            @Override
            public Colouring convert(String text) {
                return constant(Colouring.class, text);
            }
        }

        /** For {@code --schedule}. */
        static final class OfSchedule implements ITypeConverter<Schedule.Kind> {
            @Override
            public Schedule.Kind convert(String text) {
                return constant(Schedule.Kind.class, text);
            }
        }

        /** For {@code --loss}. */
        static final class OfLoss implements ITypeConverter<Loss> {
            @Override
            public Loss convert(String text) {
                return constant(Loss.class, text);
            }
        }
    }

    /** {@code --augment}, as {@link AugmentationText} reads it. */
    static final class AugmentOption implements ITypeConverter<Augmentation> {
        @Override
        public Augmentation convert(String text) {
            try {
                return AugmentationText.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
