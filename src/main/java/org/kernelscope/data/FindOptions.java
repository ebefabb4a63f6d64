package org.kernelscope.data;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.FoundDigit.Box;
import org.kernelscope.data.FoundDigit.Step;

/**
 * The way to look for a digit in an image. Immutable; any thread.
 *
 * @param skipped the steps that are left out
 * @param candidate the place in the list of candidates of the shape to take, the likeliest first
 * @param box the part of the image to look at; null for all of it
 */
public record FindOptions(Set<Step> skipped, int candidate, @Nullable Box box) {
    /** All steps, the likeliest shape, the whole image. */
    public static final FindOptions USUAL = new FindOptions(Set.of(), 0, null);

    /**
     * All of the ink, printed lines and frames too: a sign may have several parts, and long
     * straight strokes, as ㅡ and a square; only of digits is it known that they have neither.
     */
    public static final FindOptions SIGNS =
            new FindOptions(Set.of(Step.SHAPE, Step.LINES), 0, null);

    /** The usual way to look for what has one of {@code classes}; null for the ten digits. */
    public static FindOptions usual(@Nullable ClassNames classes) {
        return classes == null || classes.areDigits() ? USUAL : SIGNS;
    }

    public FindOptions {
        if (candidate < 0) {
            throw new IllegalArgumentException("candidate " + candidate);
        }
        skipped = Set.copyOf(skipped);
    }

    /** True if the step {@code step} is done. */
    public boolean takes(Step step) {
        return !skipped.contains(step);
    }

    /** The same with the step {@code step} done or left out. The likeliest shape is taken. */
    public FindOptions with(Step step, boolean taken) {
        EnumSet<Step> steps = EnumSet.noneOf(Step.class);
        steps.addAll(skipped);
        if (taken) {
            steps.remove(step);
        } else {
            steps.add(step);
        }
        return new FindOptions(steps, 0, box);
    }

    /** The same with another candidate. */
    public FindOptions withCandidate(int other) {
        return new FindOptions(skipped, other, box);
    }

    /** The same for another part of the image, with its likeliest shape. */
    public FindOptions withBox(@Nullable Box part) {
        return new FindOptions(skipped, 0, part);
    }
}
