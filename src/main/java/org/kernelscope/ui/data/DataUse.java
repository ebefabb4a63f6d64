package org.kernelscope.ui.data;

import javafx.beans.property.ReadOnlyBooleanProperty;

/** Requests to the rest of the window: to use the set. JavaFX thread. */
public interface DataUse {
    /** Makes Train mode, tray and tests use the set, and opens Train mode. */
    void train();

    /**
     * The same, for a few epochs from the weights in use, with the first layers frozen: most of
     * what the network knows is right for the set as well.
     */
    void fineTune();

    /** Makes them use the MNIST inside again. */
    void forget();

    /** True while they use an own set. */
    ReadOnlyBooleanProperty inUseProperty();
}
