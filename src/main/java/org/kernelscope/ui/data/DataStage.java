package org.kernelscope.ui.data;

/** The stages of the way from an own set to a network that reads it, in order. */
public enum DataStage {
    /** Images are drawn or imported. */
    COLLECT("collect", "own.walk.collect"),
    /** The network reads them, class by class. */
    ACCURACY("accuracy", "own.walk.accuracy"),
    /** Steps of the preparation are left out. */
    PREPARATION("preparation", "own.walk.preparation"),
    /** The network learns from them, some layers frozen. */
    TUNE("tune", "own.walk.tune"),
    /** The accuracies before and after, on the set and on MNIST; the mistakes that are left. */
    AFTER("after", "own.walk.after");

    private final String id;
    private final String key;

    DataStage(String id, String key) {
        this.id = id;
        this.key = key;
    }

    /** The name in ids and scenes. */
    public String id() {
        return id;
    }

    /** The key of the name in the texts. */
    String key() {
        return key;
    }
}
