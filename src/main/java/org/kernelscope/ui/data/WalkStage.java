package org.kernelscope.ui.data;

/** The stages of the way from an own set to a network that reads it, in order. */
public enum WalkStage {
    /** Images are drawn or imported. */
    COLLECT("collect"),
    /** The network reads them, class by class. */
    ACCURACY("accuracy"),
    /** Steps of the preparation are left out. */
    PREPARATION("preparation"),
    /** The network learns from them, some layers frozen. */
    TUNE("tune"),
    /** The accuracies before and after, on the set and on MNIST; the mistakes that are left. */
    AFTER("after");

    private final String id;

    WalkStage(String id) {
        this.id = id;
    }

    /** The name in ids and texts. */
    String id() {
        return id;
    }
}
