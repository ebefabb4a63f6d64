package org.kernelscope.ui.train.model;

/** What is shown beside the verbs in Train mode. */
public enum TrainTab {
    /** How the next run is to be. */
    SETTINGS("settings"),
    /** Loss and accuracy. */
    CURVES("curves"),
    /** The kernels as pictures, and how they have changed. */
    KERNELS("kernels"),
    /** How every layer is doing. */
    LAYERS("layers"),
    /** How the loss would change with every value, for the example on the pad. */
    GRADIENTS("gradients"),
    /** What is misread. */
    MISTAKES("mistakes"),
    /** Two checkpoints side by side. */
    COMPARE("compare");

    private final String id;

    TrainTab(String id) {
        this.id = id;
    }

    /** The name on the command line. */
    public String id() {
        return id;
    }
}
