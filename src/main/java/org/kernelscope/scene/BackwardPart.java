package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * Backward mode.
 *
 * @param on true if the stage shows gradients of the loss
 * @param label the class that was chosen as the right one; null for none
 * @param step the training step; null for what is chosen at present
 * @param landscape the loss landscape; null for what is chosen at present
 */
public record BackwardPart(
        boolean on, @Nullable Integer label, @Nullable Step step, @Nullable Landscape landscape) {
    /** Without a step and a landscape. */
    public BackwardPart(boolean on, @Nullable Integer label) {
        this(on, label, null, null);
    }

    /**
     * A training step.
     *
     * @param optimizer its id
     * @param images number of images in the minibatch
     * @param taken number of steps that were taken, all with the same settings
     */
    public record Step(
            String optimizer,
            double rate,
            double momentum,
            double weightDecay,
            int images,
            int taken) {
        /** Most steps that a scene takes again. */
        public static final int MOST_TAKEN = 200;
    }

    /**
     * A loss landscape.
     *
     * @param axes id of the axes
     * @param images of how many images the loss is the mean
     * @param second the weight of the second axis, counted within its kernel from 1; null for the
     *     one with the largest gradient
     */
    public record Landscape(String axes, int images, @Nullable Integer second) {}
}
