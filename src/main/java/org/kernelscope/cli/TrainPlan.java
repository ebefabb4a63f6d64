package org.kernelscope.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kernelscope.data.Augmentation;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.text.Problem;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code train} is to do, apart from which network: all that decides which weights come out.
 * It is kept in the metadata of the model, so that anybody can make the model again.
 *
 * @param epochs how often every digit is seen
 * @param batch digits in a batch
 * @param optimizer how a gradient becomes a step
 * @param rate learning rate
 * @param schedule how the rate changes over the whole training
 * @param momentum for the optimizers that have one
 * @param weightDecay share of each weight that is taken away at each step, times the rate
 * @param loss what is made small
 * @param augmentation how digits are distorted
 * @param digits how many digits are learned from, at the most
 * @param heldOut how many of the training digits, the last ones, choose the epoch instead
 * @param seed of the first weights, the order and the distortions
 * @param threads into how many parts a batch is split
 */
record TrainPlan(
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
        int threads) {
    static final int MAX_EPOCHS = 100_000;
    static final int MAX_BATCH = 4_096;
    static final double MAX_RATE = 1_000;

    /**
     * A plan that can be carried out.
     *
     * @throws IllegalArgumentException with the name of the number that is out of its range
     */
    TrainPlan {
        require(epochs >= 1 && epochs <= MAX_EPOCHS, "train.epochs");
        require(batch >= 1 && batch <= MAX_BATCH, "train.batch");
        require(rate > 0 && rate <= MAX_RATE, "train.rate");
        require(momentum >= 0 && momentum < 1, "train.momentum");
        require(weightDecay >= 0 && weightDecay <= 1, "train.weightDecay");
        require(digits >= 1, "train.digits");
        require(heldOut >= 0, "train.heldOut");
        require(threads >= 1 && threads <= TrainingSettings.MAX_THREADS, "train.threads");
    }

    private static void require(boolean sane, String name) {
        if (!sane) {
            throw new IllegalArgumentException(name);
        }
    }

    /**
     * As the engine wants it.
     *
     * @param steps in the whole training
     */
    TrainingSettings settings(long steps) {
        long length = schedule == Schedule.Kind.STEPS ? Math.max(1, steps / 4) : steps;
        return new TrainingSettings(
                optimizer,
                rate,
                new Schedule(schedule, Math.max(1, length)),
                momentum,
                weightDecay,
                loss,
                threads);
    }

    /** As named texts, for a file. */
    Map<String, String> toMetadata() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("train.epochs", Integer.toString(epochs));
        texts.put("train.batch", Integer.toString(batch));
        texts.put("train.optimizer", name(optimizer));
        texts.put("train.rate", Double.toString(rate));
        texts.put("train.schedule", name(schedule));
        texts.put("train.momentum", Double.toString(momentum));
        texts.put("train.weightDecay", Double.toString(weightDecay));
        texts.put("train.loss", name(loss));
        texts.put("train.augment", AugmentOption.format(augmentation));
        texts.put("train.digits", Integer.toString(digits));
        texts.put("train.heldOut", Integer.toString(heldOut));
        texts.put("train.seed", Long.toString(seed));
        texts.put("train.threads", Integer.toString(threads));
        return texts;
    }

    /**
     * The plan that {@link #toMetadata} wrote.
     *
     * @param file where the texts are from, for the sentence
     * @throws Problem if they are not a plan
     */
    static TrainPlan fromMetadata(String file, Map<String, String> texts) throws Problem {
        try {
            return new TrainPlan(
                    Integer.parseInt(text(texts, "train.epochs")),
                    Integer.parseInt(text(texts, "train.batch")),
                    Optimizer.valueOf(constant(text(texts, "train.optimizer"))),
                    Double.parseDouble(text(texts, "train.rate")),
                    Schedule.Kind.valueOf(constant(text(texts, "train.schedule"))),
                    Double.parseDouble(text(texts, "train.momentum")),
                    Double.parseDouble(text(texts, "train.weightDecay")),
                    Loss.valueOf(constant(text(texts, "train.loss"))),
                    new AugmentOption().convert(text(texts, "train.augment")),
                    Integer.parseInt(text(texts, "train.digits")),
                    Integer.parseInt(text(texts, "train.heldOut")),
                    Long.parseLong(text(texts, "train.seed")),
                    Integer.parseInt(text(texts, "train.threads")));
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw Problem.causedBy(e, "train.resume.plan", file, String.valueOf(e.getMessage()));
        }
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    /** {@code CROSS_ENTROPY} as people write it: {@code cross-entropy}. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
