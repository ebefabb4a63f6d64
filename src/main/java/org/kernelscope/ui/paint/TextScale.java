package org.kernelscope.ui.paint;

import java.util.Arrays;
import java.util.Optional;

/** Size of text, compared with the size that suits a reader at the screen. */
public enum TextScale {
    /** For a reader at the screen. */
    NORMAL(100),
    /** For a few people around a screen. */
    MEDIUM(125),
    /** For the front rows of a class. */
    LARGE(150),
    /** For the back row. */
    HUGE(200);

    private final int percent;

    TextScale(int percent) {
        this.percent = percent;
    }

    /** The scale in percent. */
    public int percent() {
        return percent;
    }

    /** The number by which sizes are multiplied. */
    public double factor() {
        return percent / 100.0;
    }

    /** The next larger scale; the largest has none and returns itself. */
    public TextScale larger() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** The next smaller scale; the smallest has none and returns itself. */
    public TextScale smaller() {
        return values()[Math.max(ordinal() - 1, 0)];
    }

    /** The scale of {@code percent}, if there is one. */
    public static Optional<TextScale> of(int percent) {
        return Arrays.stream(values()).filter(scale -> scale.percent == percent).findFirst();
    }
}
