package org.kernelscope.ui.state;

/**
 * The origin of the weights on the stage. The part of the program that put its weights there last
 * has the stage; the others see that here and wait.
 */
public enum WeightsOrigin {
    /** A network that was opened: a shipped one or a file. */
    OPENED,
    /** A moment of a training run, the newest or an older one. */
    RUN,
    /** The opened network with changes made by hand. */
    EDITED
}
