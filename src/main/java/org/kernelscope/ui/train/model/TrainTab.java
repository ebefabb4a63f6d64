package org.kernelscope.ui.train.model;

/** The tabs of Train mode. */
public enum TrainTab {
    /** The settings of the next run. */
    SETTINGS("settings"),
    /** Loss and accuracy. */
    CURVES("curves"),
    /** Ready-made experiments: runs that differ in one thing. */
    EXPERIMENT("experiment"),
    /** The kernels as images, and how they have changed. */
    KERNELS("kernels"),
    /** The distributions in every layer. */
    LAYERS("layers"),
    /** The gradient of the loss with respect to every value, for the example on the pad. */
    GRADIENTS("gradients"),
    /** The misclassified examples. */
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
