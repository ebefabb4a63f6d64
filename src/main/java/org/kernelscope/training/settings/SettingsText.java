package org.kernelscope.training.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kernelscope.data.Colouring;
import org.kernelscope.engine.Loss;
import org.kernelscope.engine.Optimizer;
import org.kernelscope.engine.Schedule;

/**
 * The settings of a training as named texts, as they are kept in the metadata of a model, so that
 * the model can be trained again. The budget of the history decides no weight, and is not among
 * them. Stateless; any thread.
 */
public final class SettingsText {
    /** Absent for grey examples, and in networks of older versions. */
    private static final String COLOURING = "train.colouring";

    /** Missing if all layers learn, as in files of earlier versions. */
    private static final String FROZEN = "train.frozen";

    private SettingsText() {}

    /** The texts by name. */
    public static Map<String, String> format(RunSettings settings) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("train.epochs", Integer.toString(settings.epochs()));
        texts.put("train.batch", Integer.toString(settings.batch()));
        texts.put("train.optimizer", name(settings.optimizer()));
        texts.put("train.rate", Double.toString(settings.rate()));
        texts.put("train.schedule", name(settings.schedule()));
        texts.put("train.momentum", Double.toString(settings.momentum()));
        texts.put("train.weightDecay", Double.toString(settings.weightDecay()));
        texts.put("train.loss", name(settings.loss()));
        if (!settings.frozen().isEmpty()) {
            texts.put(FROZEN, String.join(",", new TreeSet<>(settings.frozen())));
        }
        texts.put("train.augment", AugmentationText.format(settings.augmentation()));
        if (settings.colouring() != Colouring.NONE) {
            texts.put(COLOURING, name(settings.colouring()));
        }
        texts.put("train.digits", Integer.toString(settings.exampleCount()));
        texts.put("train.heldOut", Integer.toString(settings.heldOut()));
        texts.put("train.seed", Long.toString(settings.seed()));
        texts.put("train.threads", Integer.toString(settings.threads()));
        return texts;
    }

    /**
     * The settings that {@link #format} wrote.
     *
     * @param historyMegabytes the budget, which is not among the texts
     * @throws IllegalArgumentException that says which is missing or makes no sense
     */
    public static RunSettings parse(Map<String, String> texts, int historyMegabytes) {
        return new RunSettings(
                Integer.parseInt(text(texts, "train.epochs")),
                Long.parseLong(text(texts, "train.seed")),
                Loss.valueOf(constant(text(texts, "train.loss"))),
                new RunSettings.Optimization(
                        Optimizer.valueOf(constant(text(texts, "train.optimizer"))),
                        Double.parseDouble(text(texts, "train.rate")),
                        Schedule.Kind.valueOf(constant(text(texts, "train.schedule"))),
                        Double.parseDouble(text(texts, "train.momentum")),
                        Double.parseDouble(text(texts, "train.weightDecay")),
                        texts.containsKey(FROZEN)
                                ? Set.of(text(texts, FROZEN).split(",", -1))
                                : Set.of()),
                new RunSettings.Examples(
                        Integer.parseInt(text(texts, "train.digits")),
                        Integer.parseInt(text(texts, "train.heldOut")),
                        Integer.parseInt(text(texts, "train.batch")),
                        AugmentationText.parse(text(texts, "train.augment")),
                        Colouring.valueOf(constant(texts.getOrDefault(COLOURING, "none")))),
                new RunSettings.Resources(
                        Integer.parseInt(text(texts, "train.threads")), historyMegabytes));
    }

    /** The text called {@code name}. */
    public static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name);
        }
        return text;
    }

    /** {@code CROSS_ENTROPY} as people write it: {@code cross-entropy}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
