package org.kernelscope.ui.state;

/**
 * Where the weights on the stage come from. Whoever put its weights there last has the stage; the
 * others see it here and wait until they are asked for again.
 */
public enum WeightsOrigin {
    /** A network that was opened: a shipped one or a file. */
    OPENED,
    /** A moment of a training run, the newest or an older one. */
    RUN,
    /** The opened network with changes made by hand. */
    SURGERY
}
