package org.kernelscope.scene;

import org.jspecify.annotations.Nullable;

/**
 * Backward mode.
 *
 * @param on whether the stage shows gradients of the loss
 * @param label the class that was chosen as the right one; null for none
 */
public record BackwardPart(boolean on, @Nullable Integer label) {}
