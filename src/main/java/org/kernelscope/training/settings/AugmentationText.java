package org.kernelscope.training.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kernelscope.data.Augmentation;

/**
 * Augmentations as people write them: {@code none}, {@code mnist}, or limits by name, as in {@code
 * shift=1.5,rotate=10,scale=0.1,shear=0.1,elastic=1.5}; what is not named stays as it is.
 * Stateless; any thread.
 */
public final class AugmentationText {
    private static final Set<String> NAMES = Set.of("shift", "rotate", "scale", "shear", "elastic");

    private AugmentationText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException that says what is wrong with {@code text}
     */
    public static Augmentation parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT).trim();
        if (lower.equals("none")) {
            return Augmentation.NONE;
        } else if (lower.equals("mnist")) {
            return Augmentation.MNIST;
        }
        Map<String, Double> limits = new HashMap<>();
        for (String part : lower.split(",", -1)) {
            String[] pair = part.split("=", 2);
            if (pair.length != 2 || !NAMES.contains(pair[0].trim())) {
                throw new IllegalArgumentException(
                        "'"
                                + part
                                + "' is neither none nor mnist nor one of NAME=LIMIT with "
                                + "shift, rotate, scale, shear, elastic");
            }
            limits.put(pair[0].trim(), limit(pair[1].trim()));
        }
        try {
            return new Augmentation(
                    limits.getOrDefault("shift", 0.0),
                    limits.getOrDefault("rotate", 0.0),
                    limits.getOrDefault("scale", 0.0),
                    limits.getOrDefault("shear", 0.0),
                    limits.getOrDefault("elastic", 0.0));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("out of range: " + e.getMessage(), e);
        }
    }

    private static double limit(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    /** The text that {@link #parse} reads. */
    public static String format(Augmentation augmentation) {
        return augmentation.isNone()
                ? "none"
                : "shift=%s,rotate=%s,scale=%s,shear=%s,elastic=%s"
                        .formatted(
                                augmentation.shift(),
                                augmentation.degrees(),
                                augmentation.scale(),
                                augmentation.shear(),
                                augmentation.elastic());
    }
}
